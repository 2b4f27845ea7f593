using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>A body as Meta posts it, from a file beside the tests: Meta's own examples, and what else the protocol knows. Told now, whenever the test runs.</summary>
internal sealed record MetaPayload(string Name, JsonNode Json)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MetaPayload> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "EndToEnd", "MetaPayloads"), "*.json").Order()
            .Select(file => new MetaPayload(Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!)),
    ];

    public static MetaPayload Of(string name) => All.Single(p => p.Name == name);

    /// <summary>The numbers of those who wrote, each person's own; empty where nobody did.</summary>
    public IReadOnlyList<string> People => [.. Texts(Json, "from", "from_user_id", "recipient_id", "wa_id")
        .Select(text => text.StartsWith("ID.9", StringComparison.Ordinal) ? text[4..] : text)
        .Where(number => number.StartsWith("62812345100", StringComparison.Ordinal)).Distinct()];

    /// <summary>As the app signs it.</summary>
    public SignedBody Sign(FakeGraph graph)
    {
        var json = Json.DeepClone();
        SetTime(json, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return graph.Sign(json);
    }

    public static async Task<HttpStatusCode> PostAsync(HttpClient http, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static void SetTime(JsonNode? node, string now)
    {
        if (node is JsonObject json)
        {
            if (json["timestamp"] is JsonValue value)
                json["timestamp"] = value.GetValueKind() is System.Text.Json.JsonValueKind.String ? now : long.Parse(now, CultureInfo.InvariantCulture);
            foreach (var (_, child) in json)
                SetTime(child, now);
        }
        foreach (var item in node as JsonArray ?? [])
            SetTime(item, now);
    }

    private static IEnumerable<string> Texts(JsonNode? node, params string[] names) => node switch
    {
        JsonObject json => json.SelectMany(p => names.Contains(p.Key) && p.Value?.GetValueKind() is System.Text.Json.JsonValueKind.String
            ? [(string)p.Value!]
            : Texts(p.Value, names)),
        JsonArray items => items.SelectMany(item => Texts(item, names)),
        _ => [],
    };
}
