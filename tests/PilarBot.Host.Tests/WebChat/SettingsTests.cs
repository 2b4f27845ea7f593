using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using static PilarBot.Host.Tests.WebChat.Answers;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>How an office sets up who may ask, how much of it, and from which pages.</summary>
public sealed class SettingsTests
{
    private const string Secret = "secret-of-another-site";
    private const string Site = "https://www.example.go.id";

    [Fact]
    public async Task A_program_with_the_secret_begins_conversations_for_its_users_and_its_tokens_hold_for_its_pages()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        site.Settings["WebChat:Secret"] = Secret;
        await using var host = await HostInProcess.StartAsync(site);
        using var http = await Browser.EnterAsync(host);

        await RefusedAsync(
            http.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", JsonContent.Create(new { user = new { id = "ani" } }), Secret), HttpStatusCode.BadRequest, "BadArgument");
        var made = await JsonOfAsync(http.SendAsync(
            HttpMethod.Post, "/v3/directline/tokens/generate", JsonContent.Create(new { user = new { id = "dl_ani" }, trustedOrigins = new[] { Site } }), Secret), HttpStatusCode.OK);
        var token = (string)made["token"]!;
        // It starts nothing by itself.
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/v3/directline/conversations/{made["conversationId"]}", token)).StatusCode);
        var begun = await JsonOfAsync(http.SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(new { user = new { id = "else" } }), token), HttpStatusCode.Created);
        var again = await JsonOfAsync(http.SendAsync(HttpMethod.Post, "/v3/directline/conversations", null, token), HttpStatusCode.OK);
        var fresh = await JsonOfAsync(http.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh", null, token), HttpStatusCode.OK);
        foreach (var answer in (JsonNode[])[begun, again, fresh])
            Assert.Equal((string?)made["conversationId"], (string?)answer["conversationId"]);
        Assert.Equal(1800, (int)fresh["expires_in"]!);

        var activities = $"/v3/directline/conversations/{made["conversationId"]}/activities";
        await Browser.TakenAsync(http.SendAsync(HttpMethod.Post, activities, JsonContent.Create(new { type = "message", text = "menu", from = new { id = "forged" } }), (string)fresh["token"]!));
        var said = await JsonOfAsync(http.GetAsync(activities, Secret), HttpStatusCode.OK);
        Assert.Equal("dl_ani", (string?)said["activities"]![0]!["from"]!["id"]);

        using var elsewhere = new HttpClient { BaseAddress = new(host.Url), DefaultRequestHeaders = { { "Authorization", "Bearer " + token }, { "Origin", "https://other.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(activities)).StatusCode);
    }

    [Fact]
    public async Task Pages_of_named_sites_may_ask_and_are_told_so_beforehand()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        site.Settings["WebChat:AllowedOrigins:0"] = Site;
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };

        async Task<HttpResponseMessage> AskAsync(string origin)
        {
            // As DirectLineJS' browsers send it.
            using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "POST");
            preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            return await http.SendAsync(preflight);
        }

        using var allowed = await AskAsync(Site);
        using var refused = await AskAsync("https://other.example");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/v3/directline/conversations/x") { Headers = { { "Origin", Site } } };
        using var answer = await http.SendAsync(asked);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(Site, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("authorization,content-type,x-ms-bot-agent,x-requested-with", string.Join(',', allowed.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Contains("POST", string.Join(',', allowed.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
        // A refusal is an answer too: without this its page could not read why.
        Assert.Equal((HttpStatusCode.Unauthorized, Site), (answer.StatusCode, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.Equal("Retry-After", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")));
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_when_to_come_again()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        site.Settings["WebChat:Limits:MessageBurst"] = "3";
        site.Settings["WebChat:Limits:ConversationsPerTenMinutes"] = "2";
        site.Settings["WebChat:Limits:StreamsPerAddress"] = "1";
        site.Settings["WebChat:Limits:FilesPerDay"] = "1";
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        using var second = await Browser.EnterAsync(host);

        await TooManyAsync(browser.SendAsync(HttpMethod.Post, "/obrolan/masuk", JsonContent.Create(new { })));
        // To come back is not to begin.
        using var back = await Browser.EnterAsync(host, (string)browser.Way["resume"]!);

        using var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);
        await Assert.ThrowsAsync<WebSocketException>(() => Browser.OpenAsync((string)second.Way["streamUrl"]!));

        await browser.SendsAsync(null, "", ("a.jpg", "image/jpeg", TestKit.Pictures.Jpeg));
        await TooManyAsync(browser.UploadAsync(null, "", ("a.jpg", "image/jpeg", TestKit.Pictures.Jpeg)));
        // More than its burst, however slowly this machine answers.
        var posted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => browser.PostAsync(new { type = "message", text = "menu" })));
        await TooManyAsync(Task.FromResult(posted.First(a => a.StatusCode is HttpStatusCode.TooManyRequests)));
        await second.SaysAsync("menu");
    }

    [Fact]
    public async Task A_host_without_the_chat_has_no_such_addresses()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        site.Settings["WebChat:Enabled"] = "false";
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };

        foreach (var path in (string[])["/obrolan/masuk", "/v3/directline/conversations", "/v3/directline/tokens/generate"])
            Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync(path, new { })).StatusCode);
    }

    [Fact]
    public async Task Behind_a_known_proxy_streams_are_as_safe_as_the_page_and_of_others_nothing_is_believed()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        site.Settings["Http:KnownProxies:0"] = "127.0.0.0/8";
        await using (var host = await HostInProcess.StartAsync(site))
            Assert.StartsWith("wss://", await StreamAsync(host.Url), StringComparison.Ordinal);
        site.Settings["Http:KnownProxies:0"] = "192.0.2.7";
        await using (var host = await HostInProcess.StartAsync(site))
            Assert.StartsWith("ws://", await StreamAsync(host.Url), StringComparison.Ordinal);

        static async Task<string> StreamAsync(string url)
        {
            using var http = new HttpClient { BaseAddress = new(url), DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.9" } } };
            using var answer = await http.PostAsJsonAsync("/obrolan/masuk", new { });
            return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["streamUrl"]!;
        }
    }
}
