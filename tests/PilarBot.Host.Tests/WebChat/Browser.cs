using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>A browser with a chat, as a client of Direct Line that asks for activities.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient http;
    private string? watermark;

    private Browser(HttpClient http, JsonNode way) => (this.http, Way) = (http, way);

    /// <summary>What it was let in with.</summary>
    public JsonNode Way { get; private set; }
    public string Id => (string)Way["conversationId"]!;
    public string Token => (string)Way["token"]!;

    /// <summary>All activities that came, in order.</summary>
    public List<JsonNode> Heard { get; } = [];
    public IEnumerable<JsonNode> OfBot => Heard.Where(a => (string?)a["from"]!["role"] == "bot");

    /// <summary>Makes a site with the chat, and room for tests that type fast.</summary>
    public static async Task<OfficeSite> SiteAsync(string provider) => await SiteAsync(await TestDatabase.CreateAsync(provider));

    /// <summary>The same on a database that is there.</summary>
    public static async Task<OfficeSite> SiteAsync(TestDatabase database)
    {
        var site = await OfficeSite.CreateAsync(database, webhook: false);
        site.Settings["WebChat:Enabled"] = "true";
        site.Settings["WebChat:Limits:MessageBurst"] = "200";
        return site;
    }

    /// <summary>Begins a chat as our own page does, or comes back to one.</summary>
    public static async Task<Browser> EnterAsync(RunningHost host, string? resume = null)
    {
        var http = new HttpClient { BaseAddress = new(host.Url), Timeout = TimeSpan.FromSeconds(60) };
        using var answer = await http.PostAsJsonAsync("/obrolan/masuk", resume is null ? new { } : (object)new { resume });
        Assert.Equal(resume is null ? HttpStatusCode.Created : HttpStatusCode.OK, answer.StatusCode);
        return new(http, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    /// <summary>Goes on with the same token on another host.</summary>
    public Browser On(RunningHost host) => new(new() { BaseAddress = new(host.Url) }, Way) { watermark = watermark };

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, null, token);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token != "")
            request.Headers.Authorization = new("Bearer", token ?? Token);
        return await http.SendAsync(request);
    }

    /// <summary>Posts an activity and gives the answer.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) =>
        SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Id}/activities", JsonContent.Create(activity));

    public Task SaysAsync(string text) => TakenAsync(PostAsync(Named(new { type = "message", text })));

    /// <summary>Presses a button of the last message.</summary>
    public Task TapsAsync(string label)
    {
        var action = Last["suggestedActions"]!["actions"]!.AsArray().Single(a => ((string)a!["title"]!).Contains(label, StringComparison.Ordinal))!;
        return TakenAsync(PostAsync(Named(new { type = "message", text = (string)action["text"]!, value = (string)action["value"]! })));
    }

    public Task SendsAsync(string? clientId, string text, params (string Name, string Type, byte[] Bytes)[] files) => TakenAsync(UploadAsync(clientId, text, files));

    public async Task<HttpResponseMessage> UploadAsync(string? clientId, string text, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var activity = JsonContent.Create(new { type = "message", text, channelData = new { clientActivityID = clientId ?? Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString() } });
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        using var form = new MultipartFormDataContent { { activity, "activity", "blob" } };
        foreach (var (name, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new(type);
            form.Add(part, "file", name);
        }
        return await SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{Id}/upload?userId=x", form);
    }

    public JsonNode Last => OfBot.Last();

    /// <summary>Asks until the bot's last message has these words.</summary>
    public async Task<JsonNode> WaitAsync(string words)
    {
        try
        {
            await Eventually.TrueAsync(async () =>
            {
                await AskAsync();
                return OfBot.LastOrDefault() is { } last && ((string?)last["text"] ?? "").Contains(words, StringComparison.Ordinal);
            });
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"\"{words}\" never came:\n" + string.Join("\n---\n", Heard.Select(a => $"{a["from"]!["role"]}: {a["text"]}")));
        }
        return Last;
    }

    /// <summary>Asks for what is new.</summary>
    public async Task AskAsync()
    {
        using var answer = await GetAsync($"/v3/directline/conversations/{Id}/activities?watermark={watermark}");
        answer.EnsureSuccessStatusCode();
        var set = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Heard.AddRange(set["activities"]!.AsArray().Select(a => a!.DeepClone()));
        watermark = (string)set["watermark"]!;
    }

    /// <summary>A fresh address of the stream, from a watermark on.</summary>
    public async Task<string> StreamUrlAsync(string? from)
    {
        using var answer = await GetAsync($"/v3/directline/conversations/{Id}?watermark={from}");
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["streamUrl"]!;
    }

    /// <summary>Opens a stream at an address.</summary>
    public static async Task<Socket> OpenAsync(string url)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new(url), CancellationToken.None);
        return new(socket);
    }

    public void Dispose() => http.Dispose();

    public static async Task TakenAsync(Task<HttpResponseMessage> posted)
    {
        using var answer = await posted;
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static JsonNode Named(object activity)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(activity)!;
        json["channelData"] = new JsonObject { ["clientActivityID"] = Path.GetRandomFileName() };
        return json;
    }
}

/// <summary>A stream of activities.</summary>
internal sealed class Socket(ClientWebSocket socket) : IDisposable
{
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(90));

    public List<JsonNode> Heard { get; } = [];
    public string? Watermark { get; private set; }

    /// <summary>Why it was closed, once it was.</summary>
    public string? CloseReason => socket.CloseStatusDescription;

    public Task PingAsync() => socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, patience.Token);

    /// <summary>Listens until an activity fits; null when the stream is closed before.</summary>
    public async Task<JsonNode?> UntilAsync(Func<JsonNode, bool> fits)
    {
        while (await ReceiveAsync() is { } frame)
        {
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame)!;
            Watermark = (string)set["watermark"]!;
            var came = set["activities"]!.AsArray().Select(a => a!.DeepClone()).ToList();
            Heard.AddRange(came);
            if (came.Find(a => fits(a)) is { } found)
                return found;
        }
        return null;
    }

    public Task<JsonNode?> UntilAsync(string words) => UntilAsync(a => ((string?)a["text"] ?? "").Contains(words, StringComparison.Ordinal));

    public void Dispose()
    {
        socket.Dispose();
        patience.Dispose();
    }

    private async Task<string?> ReceiveAsync()
    {
        using var all = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType is WebSocketMessageType.Close)
                return null;
            all.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(all.ToArray());
        }
    }
}
