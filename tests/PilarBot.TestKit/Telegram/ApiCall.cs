using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PilarBot.TestKit.Telegram;

internal sealed record UploadedFile(string FileName, byte[] Bytes);

/// <summary>One request: its parameters, however they came.</summary>
internal sealed class ApiCall
{
    /// <summary>Parameters that are JSON texts inside a form or a query.</summary>
    private static readonly HashSet<string> Nested =
        ["reply_markup", "entities", "caption_entities", "allowed_updates", "media", "reply_parameters", "link_preview_options", "commands", "scope"];

    public JsonObject Body { get; private set; } = [];

    public Dictionary<string, UploadedFile> Files { get; } = [];

    public static async Task<ApiCall> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var call = new ApiCall();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            foreach (var (name, value) in form)
                call.Add(name, value.ToString());
            foreach (var file in form.Files)
            {
                using var bytes = new MemoryStream();
                await file.CopyToAsync(bytes, cancellation);
                call.Files[file.Name] = new UploadedFile(file.FileName, bytes.ToArray());
                call.Body[file.Name] = "attach://" + file.Name;
            }
        }
        else if (request.ContentLength != 0 && request.ContentType?.Contains("json", StringComparison.Ordinal) == true)
        {
            try
            {
                call.Body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation) as JsonObject
                    ?? throw ApiFailure.BadRequest("can't parse JSON object");
            }
            catch (JsonException)
            {
                throw ApiFailure.BadRequest("can't parse JSON object");
            }
        }

        foreach (var (name, value) in request.Query)
            call.Add(name, value.ToString());
        return call;
    }

    public string? Text(string name) => Body[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    private void Add(string name, string value)
    {
        try
        {
            Body[name] = Nested.Contains(name) ? JsonNode.Parse(value) : JsonValue.Create(value);
        }
        catch (JsonException)
        {
            throw ApiFailure.BadRequest($"can't parse {name} JSON object");
        }
    }
}
