using System.Net;
using System.Text;
using static PilarBot.Host.Tests.WebChat.Answers;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>Who may ask what.</summary>
public sealed class AccessTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    [Fact]
    public async Task A_token_opens_its_own_conversation_and_no_other()
    {
        using var mine = await Browser.EnterAsync(site.Host);
        using var others = await Browser.EnterAsync(site.Host);
        var path = $"/v3/directline/conversations/{others.Id}";

        foreach (var (method, where) in ((HttpMethod, string)[])
            [(HttpMethod.Get, path), (HttpMethod.Get, path + "/activities"), (HttpMethod.Post, path + "/activities"), (HttpMethod.Post, path + "/upload")])
            await RefusedAsync(mine.SendAsync(method, where, null), HttpStatusCode.Forbidden, "BadToken");
        await RefusedAsync(mine.GetAsync(path, token: ""), HttpStatusCode.Unauthorized, "MissingToken");
        await RefusedAsync(mine.GetAsync(path, token: mine.Token[..^2]), HttpStatusCode.Forbidden, "BadToken");
        await RefusedAsync(mine.GetAsync("/v3/directline/session/getsessionid"), HttpStatusCode.NotFound, "NotFound");
        await RefusedAsync(mine.GetAsync($"/v3/directline/conversations/{mine.Id}/activities?watermark=x"), HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Without_a_secret_nobody_but_our_page_begins_conversations()
    {
        using var browser = await Browser.EnterAsync(site.Host);

        foreach (var path in (string[])["tokens/generate", "conversations", "tokens/refresh"])
            await RefusedAsync(browser.SendAsync(HttpMethod.Post, $"/v3/directline/{path}", null, "secret-of-another-site"), HttpStatusCode.Forbidden, "BadToken");
        await RefusedAsync(browser.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", null), HttpStatusCode.Forbidden, "BadToken");
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        using var browser = await Browser.EnterAsync(site.Host);
        var file = new byte[(20 << 20) + 1];

        await RefusedAsync(browser.PostAsync(new { type = "message", text = new string('a', 256 * 1024) }), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        await RefusedAsync(browser.UploadAsync(null, "", ("besar.jpg", "image/jpeg", file)), HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        await RefusedAsync(
            browser.UploadAsync(null, "", [.. Enumerable.Repeat(("a.jpg", "image/jpeg", TestKit.Pictures.Jpeg), 11)]), HttpStatusCode.RequestEntityTooLarge, "TooManyFiles");
        await browser.AskAsync();
        Assert.Empty(browser.Heard);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Site.MediaFolder, "uploads")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"resume\":7}")]
    [InlineData("{")]
    public async Task What_our_page_would_never_send_is_refused(string body)
    {
        using var http = new HttpClient { BaseAddress = new(site.Host.Url) };

        using var answer = await http.PostAsync("/obrolan/masuk", new StringContent(body, Encoding.UTF8, "application/json"));
        using var typeless = await http.PostAsync("/obrolan/masuk", new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, typeless.StatusCode);
    }
}
