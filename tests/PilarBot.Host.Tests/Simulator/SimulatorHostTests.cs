using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Simulator;

public sealed class SimulatorHostTests(SimulatorSite site) : IClassFixture<SimulatorSite>
{
    [Fact]
    public async Task A_host_without_demo_has_no_simulator()
    {
        await using var plain = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var host = await plain.StartAsync();
        using var http = new HttpClient { BaseAddress = new(host.Url) };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/simulator")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/simulator/tksk/events")).StatusCode);
        Assert.DoesNotContain("Simulator", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_does_not_hold_up_the_end_of_the_host()
    {
        await using var demo = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        demo.Settings["Demo:Enabled"] = "true";
        await using var host = await demo.StartAsync();
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        using var stream = await http.GetAsync("/simulator/all/events", HttpCompletionOption.ResponseHeadersRead);

        // The host would wait 25 s for a connection that does not end.
        Assert.Equal(0, await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task The_page_comes_with_a_policy_that_lets_nothing_else_in_and_the_host_tells_its_address()
    {
        using var page = await site.Http.GetAsync("/simulator");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Contains($"{site.Host.Url}/simulator", site.Host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/simulator")]
    [InlineData("/simulator/tksk/events")]
    [InlineData("/simulator/page/simulator.js")]
    public async Task What_comes_through_a_proxy_is_refused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_stream_tells_all_there_was_then_what_comes_and_after_a_break_only_what_was_missed()
    {
        await SayAsync("petugas", "satu");
        string? seen = null;
        await using (var stream = await ListenAsync("petugas", null))
        {
            await stream.UntilAsync(e => Text(e) == "satu");
            await SayAsync("petugas", "dua");
            await stream.UntilAsync(e => Text(e) == "dua");
            seen = (await stream.UntilAsync(e => e.EventId is not null)).EventId;
        }
        await SayAsync("petugas", "tiga");

        await using var again = await ListenAsync("petugas", seen);
        var missed = new List<string?>();
        await again.UntilAsync(e =>
        {
            missed.Add(Text(e));
            return Text(e) == "tiga";
        });
        Assert.DoesNotContain("satu", missed);
    }

    [Fact]
    public async Task A_phone_hears_only_its_own_chat()
    {
        await SayAsync("tksk", "rahasia tksk");
        await SayAsync("warga", "halo dari warga");

        await using var stream = await ListenAsync("warga", null);
        var heard = new List<string?>();
        await stream.UntilAsync(e =>
        {
            heard.Add(Text(e));
            return Text(e) == "halo dari warga";
        });
        Assert.DoesNotContain("rahasia tksk", heard);
    }

    [Fact]
    public async Task An_album_is_posted_in_one_go_and_shown_as_messages_with_one_name()
    {
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 3; i++)
            form.Add(new ByteArrayContent([0xFF, 0xD8, 0xFF, (byte)i]), "photos", $"foto-{i}.jpg");
        Assert.Equal(HttpStatusCode.NoContent, (await site.Http.PostAsync("/simulator/warga/photos", form)).StatusCode);

        await using var stream = await ListenAsync("warga", null);
        var albums = new HashSet<(long Ref, string Album)>();
        await stream.UntilAsync(e =>
        {
            if (e.EventType == "entry" && JsonNode.Parse(e.Data) is { } entry && (string?)entry["album"] is { } album)
                albums.Add(((long)entry["ref"]!, album));
            return albums.Count == 3;
        });
        Assert.Single(albums.Select(a => a.Album).Distinct());
    }

    [Theory]
    [InlineData("warga/location", """{"latitude":91,"longitude":0}""", HttpStatusCode.BadRequest)]
    [InlineData("warga/text", """{"text":""}""", HttpStatusCode.BadRequest)]
    [InlineData("warga/tap", """{"message":1,"data":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("siapa/text", """{"text":"halo"}""", HttpStatusCode.NotFound)]
    public async Task What_no_phone_can_send_is_refused(string path, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(expected, (await site.Http.PostAsync($"/simulator/{path}", content)).StatusCode);
    }

    [Fact]
    public async Task An_uploaded_file_never_runs_in_the_browser()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("<script>alert(1)</script>"u8.ToArray()), "document", "halaman.html" } };
        await site.Http.PostAsync("/simulator/tksk/document", form);
        await using var stream = await ListenAsync("tksk", null);
        var sent = await stream.UntilAsync(e => e.EventType == "entry" && (string?)JsonNode.Parse(e.Data)!["file"]?["name"] == "halaman.html");

        using var file = await site.Http.GetAsync($"/simulator/files/{(string)JsonNode.Parse(sent.Data)!["file"]!["id"]!}");

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private async Task SayAsync(string phone, string text) =>
        (await site.Http.PostAsJsonAsync($"/simulator/{phone}/text", new { text })).EnsureSuccessStatusCode();

    private static string? Text(SseItem<string> item) => item.EventType == "entry" ? (string?)JsonNode.Parse(item.Data)!["text"] : null;

    private async Task<Listening> ListenAsync(string phone, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/simulator/{phone}/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return new(await site.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    private sealed class Listening(HttpResponseMessage answer) : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        private IAsyncEnumerator<SseItem<string>>? items;

        public async Task<SseItem<string>> UntilAsync(Func<SseItem<string>, bool> isIt)
        {
            items ??= SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync(patience.Token).GetAsyncEnumerator();
            while (await items.MoveNextAsync())
                if (isIt(items.Current))
                    return items.Current;
            throw new InvalidOperationException("The stream ended.");
        }

        public async ValueTask DisposeAsync()
        {
            if (items is not null)
                await items.DisposeAsync();
            patience.Dispose();
            answer.Dispose();
        }
    }
}
