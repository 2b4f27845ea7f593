using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>The page on the networks that residents have.</summary>
public sealed class ChatNetworkTests(ChatSite site) : IClassFixture<ChatSite>
{
    [BrowserFact]
    public async Task What_is_typed_during_three_seconds_without_network_arrives_once_and_in_order()
    {
        await using var context = await site.BrowserAsync(390, 844, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Netralitas petugas", "Apa tugas");

        await context.SetOfflineAsync(true);
        await Assertions.Expect(resident.Page.Locator("#line")).ToContainTextAsync("Menunggu jaringan");
        await resident.ChoiceAsync("TKSK").ClickAsync();
        await SendAsync(resident, "Pak Uji");
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        // By the page's own clock: so long is the network away, and all that time nothing goes out.
        await resident.Page.WaitForFunctionAsync("away => performance.now() > away + 3000", await resident.Page.EvaluateAsync<double>("performance.now()"));
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        await context.SetOfflineAsync(false);

        await resident.HearsAsync("kecamatan mana");
        await Assertions.Expect(resident.Page.Locator(".mine .state", new() { HasText = "terkirim" })).ToHaveCountAsync(4);
        Assert.Equal(["aduan", "Netralitas petugas", "TKSK", "Pak Uji"], await resident.Page.Locator(".mine .typed").AllTextContentsAsync());
        await Assertions.Expect(resident.Page.Locator(".bubble.bot").Filter(new() { HasText = "kecamatan mana" })).ToHaveCountAsync(1);
        await resident.Page.ReloadAsync();
        await Assertions.Expect(resident.Own).ToHaveCountAsync(4);
        resident.AssertNoFaults();
    }

    [BrowserFact]
    public async Task What_waits_for_the_network_survives_a_closed_page()
    {
        await using var context = await site.BrowserAsync(390, 844, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Netralitas petugas", "Apa tugas");
        await resident.TapsAsync("TKSK", "Siapa namanya");
        // The office is out of reach while the page itself can still be loaded.
        await context.RouteAsync("**/v3/directline/**", route => route.AbortAsync());
        await SendAsync(resident, "Pak Uji");
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        await resident.Page.CloseAsync();
        await context.UnrouteAllAsync();

        var again = await site.OpenAsync(context);

        await again.HearsAsync("kecamatan mana");
        await Assertions.Expect(again.Own).ToHaveCountAsync(4);
        await Assertions.Expect(again.Page.Locator(".bubble.bot").Filter(new() { HasText = "kecamatan mana" })).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Photos_that_wait_for_the_network_survive_a_closed_page()
    {
        await using var context = await site.BrowserAsync(390, 844, touch: true);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await context.RouteAsync("**/upload*", route => route.AbortAsync());
        await resident.PicksPhotosAsync(2);
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim 2 foto" }).ClickAsync();
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        await resident.Page.CloseAsync();
        await context.UnrouteAllAsync();

        var again = await site.OpenAsync(context);

        await Assertions.Expect(again.Own.Last.Locator(".photos img")).ToHaveCountAsync(2);
        await again.HearsAsync("pilih layanan");
        await Assertions.Expect(again.Own.Last).ToContainTextAsync("terkirim");
        Assert.Empty(await again.Page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(k => k.startsWith('obrolan.keluar'))"));
    }

    [BrowserFact]
    public async Task Where_no_socket_comes_through_the_page_asks_instead()
    {
        await using var context = await site.BrowserAsync(390, 844, touch: true);
        await context.AddInitScriptAsync("window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.({}), 50); } close() {} };");
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Tidak sekarang", "Tidak ada aduan yang dibuat");
        await Assertions.Expect(resident.Own).ToHaveCountAsync(2);
        await Assertions.Expect(resident.Page.Locator("#line")).ToHaveTextAsync("Terhubung");
        resident.AssertNoFaults();
    }

    [BrowserFact]
    public async Task Two_tabs_show_the_same_conversation()
    {
        await using var context = await site.BrowserAsync(1280, 800);
        var one = await site.OpenAsync(context);
        await one.IsGreetedAsync();
        var two = await site.OpenAsync(context);
        await two.IsGreetedAsync();

        await two.SaysAsync("aduan", "Tentang apa aduan");
        await one.HearsAsync("Tentang apa aduan");
        await one.TapsAsync("Tidak sekarang", "Tidak ada aduan yang dibuat");
        await two.HearsAsync("Tidak ada aduan yang dibuat");

        await Assertions.Expect(one.Own).ToHaveCountAsync(2);
        await Assertions.Expect(two.Own).ToHaveCountAsync(2);
        one.AssertNoFaults();
        two.AssertNoFaults();
    }

    [BrowserFact]
    public async Task A_conversation_that_is_ended_in_one_tab_is_ended_in_the_other()
    {
        await using var context = await site.BrowserAsync(1280, 800);
        var one = await site.OpenAsync(context);
        await one.IsGreetedAsync();
        var two = await site.OpenAsync(context);
        await two.IsGreetedAsync();

        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Akhiri obrolan" }).ClickAsync();
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Akhiri dan hapus" }).ClickAsync();

        await Assertions.Expect(one.Page.GetByRole(AriaRole.Heading, new() { Name = "Obrolan berakhir" })).ToBeVisibleAsync();
        await Assertions.Expect(one.Page.Locator(".bubble")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_token_that_ran_out_is_replaced_and_nothing_is_lost()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        var refused = 0;
        await context.RouteAsync("**/activities", route => Interlocked.Increment(ref refused) == 1
            ? route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"TokenExpired","message":""}}""" })
            : route.ContinueAsync());

        await resident.SaysAsync("aduan", "Tentang apa aduan");

        Assert.Equal(2, refused);
        await Assertions.Expect(resident.Own).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task What_was_meant_for_a_conversation_that_is_over_is_not_said_in_the_next_one_unasked()
    {
        await using var context = await site.BrowserAsync(390, 844);
        var resident = await site.OpenAsync(context);
        await resident.IsGreetedAsync();
        await context.RouteAsync("**/v3/directline/**", route => route.AbortAsync());
        await SendAsync(resident, "status");
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        await resident.Page.EvaluateAsync("localStorage.setItem('obrolan.masuk', 'sudah tidak ada')");
        await context.UnrouteAllAsync();
        await resident.Page.ReloadAsync();

        await Assertions.Expect(resident.Own).ToContainTextAsync("obrolan sebelumnya sudah berakhir");
        await resident.IsGreetedAsync();
        await resident.Own.GetByText("Kirim lagi").ClickAsync();
        await Assertions.Expect(resident.Page.Locator(".bubble.bot").Last).ToContainTextAsync("nomor laporan");
        await Assertions.Expect(resident.Own).ToContainTextAsync("terkirim");
    }

    [BrowserFact]
    public async Task A_restart_of_the_host_loses_nothing()
    {
        await using var office = new RestartedSite();
        await office.StartAsync();
        await using var context = await site.BrowserAsync(390, 844);
        var page = await context.NewPageAsync();
        var resident = new Resident(page, office.Url);
        await page.GotoAsync($"{office.Url}/obrolan");
        await resident.IsGreetedAsync();
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await office.KillAsync();
        await SendAsync(resident, "netralitas");
        await Assertions.Expect(resident.Own.Last).ToContainTextAsync("menunggu jaringan");
        await office.StartAsync();

        await Assertions.Expect(page.Locator(".bubble.bot").Last).ToContainTextAsync("Apa tugas");
        await Assertions.Expect(resident.Own).ToHaveCountAsync(2);
    }

    private static async Task SendAsync(Resident resident, string words)
    {
        await resident.Field.FillAsync(words);
        await resident.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).ClickAsync();
    }
}
