using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Simulator;

public sealed class SimulatorHostTests(SimulatorSite site) : IClassFixture<SimulatorSite>
{
    [Fact]
    public async Task A_host_without_demo_has_no_simulator()
    {
        await using var plain = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var host = await HostInProcess.StartAsync(plain);
        using var http = new HttpClient { BaseAddress = new(host.Url) };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/simulator")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsync("/simulator/tksk/masuk", null)).StatusCode);
        Assert.DoesNotContain("Simulator", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_tells_where_its_simulator_is_and_an_open_page_does_not_hold_up_its_end()
    {
        await using var demo = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        demo.Settings["Demo:Enabled"] = "true";
        await using var host = await demo.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains($"{host.Url}/simulator", StringComparison.Ordinal)));
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        var phone = await DirectLinePhone.TakeAsync(http, "tksk");
        using var stream = await phone.ListenAsync();

        // The host would wait 25 s for a connection that does not end.
        Assert.Equal(0, await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task The_page_comes_with_a_policy_that_lets_nothing_else_in()
    {
        using var page = await site.Http.GetAsync("/simulator");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/simulator")]
    [InlineData("/simulator/phones")]
    [InlineData("/simulator/tksk/masuk")]
    [InlineData("/simulator/page/simulator.js")]
    [InlineData("/simulator/page/chat.js")]
    public async Task What_comes_through_a_proxy_is_refused(string path)
    {
        var method = path.EndsWith("/masuk", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get;
        using var request = new HttpRequestMessage(method, path) { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_phone_reads_all_there_was_and_after_a_break_only_what_it_missed()
    {
        var petugas = await TakeAsync("petugas");
        await petugas.SayAsync("satu");
        await petugas.SayAsync("dua");
        var (there, seen) = await petugas.ReadAsync("");
        Assert.Contains(there, a => (string?)a["text"] == "satu");
        await petugas.SayAsync("tiga");

        var (missed, _) = await (await TakeAsync("petugas")).ReadAsync(seen);

        Assert.Contains(missed, a => (string?)a["text"] == "tiga");
        Assert.DoesNotContain(missed, a => (string?)a["text"] is "satu" or "dua");
    }

    [Fact]
    public async Task A_phone_hears_only_its_own_chat()
    {
        var (tksk, warga) = (await TakeAsync("tksk"), await TakeAsync("warga"));
        await tksk.SayAsync("rahasia tksk");
        await warga.SayAsync("halo dari warga");

        var heard = await warga.ReadAsync();
        Assert.Contains(heard, a => (string?)a["text"] == "halo dari warga");
        Assert.DoesNotContain(heard, a => (string?)a["text"] == "rahasia tksk");
    }

    [Fact]
    public async Task An_album_is_posted_in_one_go_and_is_one_message()
    {
        var warga = await TakeAsync("warga");
        var photos = Enumerable.Range(0, 3).Select(i => ($"foto-{i}.jpg", "image/jpeg", TestKit.Pictures.Numbered(i))).ToArray();

        Assert.Equal(HttpStatusCode.OK, await warga.UploadAsync(new { type = "message", text = "rumah" }, photos));

        var sent = await warga.UntilAsync(a => (string?)a["text"] == "rumah");
        Assert.Equal(3, sent["attachments"]!.AsArray().Count);
    }

    [Fact]
    public async Task Nobody_takes_a_phone_that_is_not_there() =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Http.PostAsync("/simulator/siapa/masuk", null)).StatusCode);

    [Fact]
    public async Task A_number_that_a_phone_vouches_for_is_looked_up_in_the_roster()
    {
        var warga = await TakeAsync("warga");
        await warga.SayAsync("daftar");
        await warga.UntilAsync(a => (string?)a["channelData"]?["pilarbot"]?["share"] == "contact");

        await warga.PostAsync(new { type = "event", name = "contact", value = new { own = true } });

        await warga.UntilAsync(a => ((string?)a["text"])?.Contains("Siapa nama", StringComparison.Ordinal) is true);
        await warga.SayAsync("batal");
    }

    [Fact]
    public async Task A_phone_that_blocks_the_bot_gets_nothing_until_it_lets_it_in()
    {
        var (tksk, petugas) = (await TakeAsync("tksk"), await TakeAsync("petugas"));
        await petugas.PostAsync(new { type = "event", name = "block", value = new { blocked = true } });
        Assert.True((bool)(await PhoneAsync("petugas"))["blocked"]!);
        await tksk.SayAsync("petugas");
        await tksk.UntilAsync(a => ((string?)a["text"])?.Contains("petugas kami akan membalas", StringComparison.Ordinal) is true);
        await petugas.PostAsync(new { type = "event", name = "block", value = new { blocked = false } });
        Assert.False((bool)(await PhoneAsync("petugas"))["blocked"]!);
        await petugas.SayAsync("menu");
        await petugas.UntilAsync(a => ((string?)a["text"])?.Contains("pilih layanan", StringComparison.Ordinal) is true);

        // What somebody asked for in between is not told later on either.
        Assert.DoesNotContain(await petugas.ReadAsync(), a => ((string?)a["text"])?.Contains("Seseorang menunggu", StringComparison.Ordinal) is true);

        async Task<JsonNode> PhoneAsync(string key) =>
            (await site.Http.GetFromJsonAsync<JsonNode>("/simulator/phones"))!["phones"]!.AsArray().Single(p => (string?)p!["key"] == key)!;
    }

    [Fact]
    public async Task An_uploaded_file_never_runs_in_the_browser()
    {
        var tksk = await TakeAsync("tksk");
        await tksk.UploadAsync(new { type = "message" }, ("halaman.html", "text/html", "<script>alert(1)</script>"u8.ToArray()));
        var sent = await tksk.UntilAsync(a => (string?)a["attachments"]?[0]?["name"] == "halaman.html");

        using var file = await site.Http.GetAsync((string)sent["attachments"]![0]!["contentUrl"]!);

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private Task<DirectLinePhone> TakeAsync(string key) => DirectLinePhone.TakeAsync(site.Http, key);
}
