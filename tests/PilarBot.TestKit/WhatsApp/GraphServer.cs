using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>The double's HTTP side.</summary>
internal sealed partial class GraphServer : IAsyncDisposable
{
    private readonly FakeGraph graph;
    private readonly GraphMessages messages;
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly LinkedList<(GraphFault? Fault, GraphFailure? Failure, string Path)> faults = [];

    public GraphServer(FakeGraph graph, GraphMessages messages)
    {
        this.graph = graph;
        this.messages = messages;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = 200 << 20);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, graph.Options.Port);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string BaseUrl => app.Urls.First();

    public Task StartAsync() => app.StartAsync();

    public void Fail(GraphFault? fault, GraphFailure? failure, int count, string path)
    {
        lock (gate)
        {
            for (var i = 0; i < count; i++)
                faults.AddLast((fault, failure, path));
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A hanging call must not hold up the end of a test.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var (fault, failure) = Next(context.Request.Path);
            if (fault is GraphFault.Hang)
                await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
            if (fault is GraphFault.CloseConnection)
            {
                context.Abort();
                return;
            }

            if (fault is GraphFault.BadGateway)
            {
                context.Response.StatusCode = 502;
                await context.Response.WriteAsync("<html>Bad Gateway</html>");
                return;
            }

            if (fault is GraphFault.NotFound)
            {
                context.Response.StatusCode = 404;
                return;
            }

            await HandleAsync(context, failure, loses: fault is GraphFault.LoseAnswer);
        }
        catch (GraphFailure failure)
        {
            await WriteAsync(context, failure.Json(), failure.Status);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The office hung up.
        }
    }

    private async Task HandleAsync(HttpContext context, GraphFailure? failure, bool loses)
    {
        var path = context.Request.Path.Value ?? "";
        if (context.Request.Headers.Authorization != "Bearer " + graph.Options.Token)
            throw new GraphFailure(190, "Invalid OAuth access token - Cannot parse access token");
        if (failure is not null)
            throw failure;
        if (path.StartsWith("/media-files/", StringComparison.Ordinal))
        {
            await DownloadAsync(context, path["/media-files/".Length..]);
            return;
        }

        if (Known().Match(path) is not { Success: true } match)
            throw new GraphFailure(100, "Unsupported request: unknown path or version.", 33);
        var answer = await AnswerAsync(context.Request, match.Groups["rest"].Value);
        if (loses)
            context.Abort();
        else
            await WriteAsync(context, answer, 200);
    }

    private async Task<JsonObject> AnswerAsync(HttpRequest request, string rest)
    {
        if (request.Method == "POST" && rest == $"{graph.Options.PhoneNumberId}/messages")
            return messages.Take(await BodyAsync(request));
        if (request.Method == "POST" && rest == $"{graph.Options.PhoneNumberId}/media")
            return new JsonObject { ["id"] = (await UploadAsync(request)).Id };
        if (request.Method != "GET")
            throw new GraphFailure(100, "Unsupported post request.", 33);
        if (request.Query["phone_number_id"] is { Count: > 0 } number && number != graph.Options.PhoneNumberId)
            throw new GraphFailure(100, "The media is not of this number.", 33);
        var media = graph.Media.Find(rest);
        return new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["url"] = graph.MediaAddress ?? $"{BaseUrl}/media-files/{graph.Media.Open(media.Id)}",
            ["mime_type"] = media.MimeType,
            ["sha256"] = media.Sha256,
            // A text as often as a number.
            ["file_size"] = media.Size % 2 == 0 ? JsonValue.Create(media.Size) : JsonValue.Create($"{media.Size}"),
            ["id"] = media.Id,
        };
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            throw GraphFailure.Missing("messaging_product");
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject
                ?? throw new GraphFailure(100, "The body is no object.");
        }
        catch (JsonException)
        {
            throw new GraphFailure(100, "The body is no JSON.");
        }
    }

    private async Task<StoredMedia> UploadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            throw GraphFailure.Missing("file");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form["messaging_product"] != "whatsapp")
            throw GraphFailure.Missing("messaging_product");
        if (form.Files["file"] is not { } file)
            throw GraphFailure.Missing("file");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return graph.Media.Upload(bytes.ToArray(), file.ContentType);
    }

    private async Task DownloadAsync(HttpContext context, string key)
    {
        if (graph.MediaRedirect is { } redirect)
        {
            context.Response.Redirect(redirect.ToString());
            return;
        }

        if (graph.Media.At(key) is not { } media)
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = media.MimeType;
        context.Response.ContentLength = media.Bytes.Length;
        await context.Response.Body.WriteAsync(media.Bytes, context.RequestAborted);
    }

    private (GraphFault?, GraphFailure?) Next(string path)
    {
        lock (gate)
        {
            for (var node = faults.First; node is not null; node = node.Next)
            {
                if (!path.Contains(node.Value.Path, StringComparison.Ordinal))
                    continue;
                faults.Remove(node);
                return (node.Value.Fault, node.Value.Failure);
            }

            return (null, null);
        }
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    [GeneratedRegex(@"^/v2[4-6]\.0/(?<rest>.+)$")]
    private static partial Regex Known();
}
