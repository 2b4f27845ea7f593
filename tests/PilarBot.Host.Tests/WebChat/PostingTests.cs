using System.Net;
using PilarBot.TestKit;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>What browsers post, piece by piece.</summary>
public sealed class PostingTests(WebChatSite site) : IClassFixture<WebChatSite>
{
    private static readonly (string, string, byte[]) Photo = ("foto.jpg", "image/jpeg", Pictures.Jpeg);

    [Fact]
    public async Task A_repeated_upload_keeps_the_files_that_came_first()
    {
        using var browser = await Browser.EnterAsync(site.Host);

        var uploads = Path.Combine(site.Site.MediaFolder, "uploads");
        var before = Directory.EnumerateFiles(uploads).Count();
        await browser.SendsAsync("same", "", Photo);
        await browser.SendsAsync("same", "", Photo, Photo);
        await browser.AskAsync();

        Assert.Single(browser.Heard.Single(a => a["attachments"] is not null)["attachments"]!.AsArray());
        Assert.Equal(before + 1, Directory.EnumerateFiles(uploads).Count());
    }

    [Fact]
    public async Task A_single_file_may_be_the_whole_body()
    {
        using var browser = await Browser.EnterAsync(site.Host);
        var body = new ByteArrayContent(Pictures.Jpeg);
        body.Headers.ContentType = new("image/jpeg");
        body.Headers.ContentDisposition = new("attachment") { FileName = "../../rumah.jpg" };

        await Browser.TakenAsync(browser.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{browser.Id}/upload?userId=x", body));
        await browser.AskAsync();

        Assert.Equal("rumah.jpg", (string?)browser.Heard[0]["attachments"]![0]!["name"]);
    }

    [Fact]
    public async Task Pictures_open_at_their_address_other_files_are_only_saved_and_nothing_runs()
    {
        using var browser = await Browser.EnterAsync(site.Host);
        await browser.SendsAsync(null, "", Photo, ("halaman.jpg", "image/jpeg", "<script>alert(1)</script>"u8.ToArray()));
        await browser.AskAsync();
        var files = browser.Heard[0]["attachments"]!.AsArray().Select(a => (string)a!["contentUrl"]!).ToList();

        using var picture = await browser.GetAsync(files[0], token: "");
        using var page = await browser.GetAsync(files[1], token: "");
        using var forged = await browser.GetAsync(files[0][..^12] + "x/foto.jpg", token: "");

        Assert.Equal(("image/jpeg", "inline"), (picture.Content.Headers.ContentType?.MediaType, picture.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(Pictures.Jpeg, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/octet-stream", "attachment"), (page.Content.Headers.ContentType?.MediaType, page.Content.Headers.ContentDisposition?.DispositionType));
        foreach (var answer in (HttpResponseMessage[])[picture, page])
        {
            Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task A_client_ends_a_chat_by_an_activity_too()
    {
        using var browser = await Browser.EnterAsync(site.Host);
        await browser.SaysAsync("menu");

        await Browser.TakenAsync(browser.PostAsync(new { type = "endOfConversation" }));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(new { type = "message", text = "menu" })).StatusCode);
    }

    [Theory]
    [InlineData("""{"type":"typing"}""", HttpStatusCode.OK, 0)]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"id"}}""", HttpStatusCode.OK, 1)]
    [InlineData("""{"type":"message","text":7}""", HttpStatusCode.BadRequest, 0)]
    [InlineData("""{"type":"message","text":"\ud800"}""", HttpStatusCode.BadRequest, 0)]
    [InlineData("not json", HttpStatusCode.BadRequest, 0)]
    public async Task What_is_no_message_gets_no_answer(string body, HttpStatusCode expected, int kept)
    {
        using var browser = await Browser.EnterAsync(site.Host);

        using var answer = await browser.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{browser.Id}/activities", new StringContent(body));
        await browser.SaysAsync("menu");
        await browser.WaitAsync("Silakan pilih");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(kept + 2, browser.Heard.Count);
    }
}
