using System.Net.WebSockets;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.WebChat;

public sealed class StreamTests(WebChatSite shared) : IClassFixture<WebChatSite>
{
    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_stream_tells_what_was_said_before_it_opened_then_what_comes_and_after_a_break_only_what_was_missed(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        await browser.SaysAsync("menu");
        await browser.WaitAsync("Silakan pilih");
        string? seen;
        using (var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!))
        {
            Assert.NotNull(await socket.UntilAsync("Silakan pilih"));
            await socket.PingAsync();
            await browser.SaysAsync("bantuan");
            Assert.NotNull(await socket.UntilAsync("Yang dapat kami bantu"));
            Assert.Equal(["menu", "bantuan"], socket.Heard.Where(a => (string?)a["from"]!["role"] == "user").Select(a => (string)a["text"]!));
            seen = socket.Watermark;
        }
        await browser.SaysAsync("status");
        await browser.SaysAsync("aduan");

        using var again = await Browser.OpenAsync(await browser.StreamUrlAsync(seen));
        Assert.NotNull(await again.UntilAsync("Tentang apa aduan"));

        Assert.Equal(["status", "aduan"], again.Heard.Where(a => (string?)a["from"]!["role"] == "user").Select(a => (string)a["text"]!));
        await browser.AskAsync();
        Assert.Equal(again.Heard.Select(a => (string)a["id"]!), browser.Heard.Select(a => (string)a["id"]!).TakeLast(again.Heard.Count));
    }

    [Fact]
    public async Task The_newer_stream_of_a_chat_takes_over()
    {
        using var browser = await Browser.EnterAsync(shared.Host);
        using var older = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);
        using var newer = await Browser.OpenAsync(await browser.StreamUrlAsync(null));

        Assert.Null(await older.UntilAsync("never"));
        Assert.Equal("collision", older.CloseReason);
        await browser.SaysAsync("menu");
        Assert.NotNull(await newer.UntilAsync("Silakan pilih"));
    }

    [Fact]
    public async Task A_stream_opens_with_its_own_token_only()
    {
        using var browser = await Browser.EnterAsync(shared.Host);
        using var other = await Browser.EnterAsync(shared.Host);
        var url = (string)browser.Way["streamUrl"]!;

        foreach (var wrong in (string[])[url.Replace(browser.Id, other.Id, StringComparison.Ordinal), url[..^3], url.Split('?')[0] + "?t=" + browser.Token, url.Split('?')[0]])
            await Assert.ThrowsAsync<WebSocketException>(() => Browser.OpenAsync(wrong));
    }

    [Fact]
    public async Task An_open_stream_does_not_hold_up_the_end_of_the_host()
    {
        await using var site = await Browser.SiteAsync("sqlite");
        await using var host = await site.StartAsync();
        using var browser = await Browser.EnterAsync(host);
        using var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);

        Assert.Equal(0, await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15)));

        Assert.Null(await socket.UntilAsync("never"));
        Assert.Equal("stopping", socket.CloseReason);
    }

    [Theory]
    [OnPostgres]
    public async Task What_one_host_says_reaches_the_stream_on_another(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var first = await HostInProcess.StartAsync(site);
        await using var second = await HostInProcess.StartAnotherAsync(site);
        using var browser = await Browser.EnterAsync(second);
        using var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);

        // The first host came first, so it sends; the browser posts to one and the other.
        await browser.SaysAsync("menu");
        Assert.NotNull(await socket.UntilAsync("Silakan pilih"));
        using var elsewhere = browser.On(first);
        await elsewhere.SaysAsync("bantuan");
        Assert.NotNull(await socket.UntilAsync("Yang dapat kami bantu"));
        Assert.Equal(4, socket.Heard.Count);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_chat_goes_on_after_its_host_was_killed_with_the_token_and_the_watermark_it_had(string provider)
    {
        await using var site = await Browser.SiteAsync(provider);
        await using var host = await site.StartAsync();
        using var browser = await Browser.EnterAsync(host);
        await browser.SaysAsync("aduan");
        await browser.WaitAsync("Tentang apa aduan");
        await browser.SaysAsync("netralitas");
        await host.KillAsync();

        await using var next = await site.StartAsync();
        await browser.WaitAsync("Apa tugas orang");
        await browser.SaysAsync("tksk");
        await browser.WaitAsync("Siapa namanya");

        using var back = await Browser.EnterAsync(next, (string)browser.Way["resume"]!);
        Assert.Equal((browser.Id, (string?)browser.Way["userId"]), (back.Id, (string?)back.Way["userId"]));
        await Eventually.TrueAsync(async () =>
        {
            await back.AskAsync();
            return back.Heard.Count(a => (string?)a["from"]!["role"] == "user") == 3;
        });
    }
}
