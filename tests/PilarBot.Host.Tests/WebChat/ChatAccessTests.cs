using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>For whom the page is, and what it lets in.</summary>
public sealed class ChatAccessTests(ChatSite site) : IClassFixture<ChatSite>
{
    private static readonly string Axe = Path.Combine(AppContext.BaseDirectory, "axe.min.js");

    [BrowserFact]
    public Task Axe_finds_nothing_on_a_phone() => CheckAsync(320, 568, ColorScheme.Light);

    [BrowserFact]
    public Task Axe_finds_nothing_on_a_dark_desktop() => CheckAsync(1280, 800, ColorScheme.Dark);

    [BrowserFact]
    public async Task Everything_that_is_pressed_is_large_enough_and_nothing_scrolls_sideways_at_320_pixels_and_twice_the_font_size()
    {
        await using var context = await site.BrowserAsync(320, 568, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.Page.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
        await AssertTargetsAsync();
        Assert.True(await resident.OverflowAsync() <= 0, "The page scrolls sideways.");

        // A phone's own setting for large letters.
        await resident.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        Assert.True(await resident.OverflowAsync() <= 0, "The page scrolls sideways with large letters.");
        await AssertTargetsAsync();

        async Task AssertTargetsAsync() => Assert.Empty(await resident.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("button, a, input, textarea")].filter((e) => e.offsetParent)
              .filter((e) => e.offsetWidth < 44 || e.offsetHeight < 44).map((e) => `${e.className} ${e.offsetWidth}x${e.offsetHeight}`)
            """));
    }

    [BrowserFact]
    public async Task The_offices_site_shows_the_chat_by_one_line_and_Escape_closes_it()
    {
        await using var office = WebApplication.CreateSlimBuilder(["--urls", site.OwnSite, "--Logging:LogLevel:Default", "Warning"]).Build();
        office.MapGet("/", () => Results.Content(
            $"""<!doctype html><html lang="id"><title>Kantor</title><h1>Kantor</h1><script src="{site.Host.Url}/obrolan/sisip.js" async></script></html>""", "text/html"));
        await office.StartAsync();
        await using var context = await site.BrowserAsync(1280, 800);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.OwnSite);
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Obrolan Dinas Sosial" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var frame = page.FrameLocator("iframe[title='Obrolan Dinas Sosial']");
        await Assertions.Expect(frame.Locator(".bubble.bot").Last).ToContainTextAsync("Silakan pilih layanan");
        await Assertions.Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");

        await frame.GetByLabel("Pesan Anda").FocusAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
        await opener.ClickAsync();
        await Assertions.Expect(frame.Locator(".bubble.bot")).ToHaveCountAsync(1);
        await page.SetViewportSizeAsync(360, 640);
        var box = await page.Locator("iframe").BoundingBoxAsync();
        Assert.Equal((360, 640), ((int)box!.Width, (int)box.Height));
        await frame.GetByRole(AriaRole.Button, new() { Name = "Tutup obrolan" }).ClickAsync();
        await Assertions.Expect(page.Locator("iframe")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_browser_without_scripts_is_told_the_other_ways()
    {
        await using var context = await site.BrowserAsync(320, 568);
        await using var silent = await context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await silent.NewPageAsync();
        await page.GotoAsync($"{site.Host.Url}/obrolan");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "@DinsosUjiBot" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Jalan Uji 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_is_small_lets_nothing_else_in_and_is_asked_for_once()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new(site.Host.Url) };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        using var page = await http.GetAsync("/obrolan");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith($"frame-ancestors 'self' {site.OwnSite}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));

        using var plain = new HttpClient { BaseAddress = new(site.Host.Url) };
        var text = await plain.GetStringAsync("/obrolan");
        Assert.Contains("Dinas Sosial Kabupaten Bombana", text, StringComparison.Ordinal);
        var total = (await page.Content.ReadAsByteArrayAsync()).Length;
        foreach (var part in text.Split('"').Where(p => p.StartsWith("/obrolan/halaman/", StringComparison.Ordinal)).Distinct())
        {
            using var file = await http.GetAsync(part);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Equal("br", Assert.Single(file.Content.Headers.ContentEncoding));
            Assert.Equal("public, max-age=31536000, immutable", file.Headers.CacheControl!.ToString());
            total += (await file.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(total, 5_000, 30_000);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/obrolan") { Headers = { IfNoneMatch = { page.Headers.ETag! } } };
        using var unchanged = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    // Every look of the page: greeting, choices, menu of tools, photos laid out, a request for the number, the last question.
    private async Task CheckAsync(int width, int height, ColorScheme colours)
    {
        await using var context = await site.BrowserAsync(width, height, colours: colours);
        await context.AddInitScriptAsync(scriptPath: Axe);
        var resident = await site.OpenAsync(context);
        var page = resident.Page;
        await resident.IsGreetedAsync();
        await AssertCleanAsync("greeting");
        await resident.SaysAsync("hubungi", "Nomor siapa");
        await Assertions.Expect(page.GetByLabel("Nomor telepon")).ToBeVisibleAsync();
        await AssertCleanAsync("number");
        await resident.SaysAsync("batal", "dibatalkan");
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await page.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
        await resident.PicksPhotosAsync(2);
        await AssertCleanAsync("tools and photos");
        await page.GetByRole(AriaRole.Button, new() { Name = "Akhiri obrolan" }).ClickAsync();
        await AssertCleanAsync("ending");

        async Task AssertCleanAsync(string look)
        {
            var found = await page.EvaluateAsync<string[]>("""
                async () => (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`)
                """);
            Assert.True(found is [], $"{look}: {string.Join('\n', found)}");
        }
    }
}
