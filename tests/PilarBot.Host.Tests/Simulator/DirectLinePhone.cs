using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using PilarBot.TestKit;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>One of the simulator's phones, held by a test instead of a page.</summary>
internal sealed class DirectLinePhone(HttpClient http, JsonNode way)
{
    private string Conversation => (string)way["conversationId"]!;

    public string StreamUrl => (string)way["streamUrl"]!;

    public static async Task<DirectLinePhone> TakeAsync(HttpClient http, string key)
    {
        using var answer = await http.PostAsync($"/simulator/{key}/masuk", null);
        answer.EnsureSuccessStatusCode();
        return new(http, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public Task<HttpStatusCode> SayAsync(string text) => PostAsync(new { type = "message", text });

    public async Task<HttpStatusCode> PostAsync(object activity)
    {
        using var answer = await SendAsync(HttpMethod.Post, "activities", JsonContent.Create(activity));
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> UploadAsync(object activity, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var parts = new MultipartFormDataContent();
        var part = JsonContent.Create(activity, new MediaTypeHeaderValue("application/vnd.microsoft.activity"));
        parts.Add(part, "activity", "blob");
        foreach (var (name, type, bytes) in files)
            parts.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new(type) } }, "file", name);
        using var answer = await SendAsync(HttpMethod.Post, "upload?userId=", parts);
        return answer.StatusCode;
    }

    /// <summary>All that is in the chat.</summary>
    public async Task<List<JsonNode>> ReadAsync() => [.. (await ReadAsync("")).Activities];

    /// <summary>What is in the chat after a place, and the place where that ends.</summary>
    public async Task<(List<JsonNode> Activities, string Watermark)> ReadAsync(string watermark)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"activities?watermark={watermark}", null);
        var set = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return ([.. set!["activities"]!.AsArray().Select(a => a!)], (string)set["watermark"]!);
    }

    /// <summary>Waits until something is in the chat.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isIt)
    {
        JsonNode? found = null;
        await Eventually.TrueAsync(async () => (found = (await ReadAsync()).FirstOrDefault(isIt)) is not null);
        return found!;
    }

    /// <summary>Listens by WebSocket.</summary>
    public async Task<ClientWebSocket> ListenAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new(StreamUrl), CancellationToken.None);
        return socket;
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body) => http.SendAsync(
        new(method, $"/v3/directline/conversations/{Conversation}/{path}")
        {
            Content = body,
            Headers = { Authorization = new("Bearer", (string)way["token"]!) },
        });
}
