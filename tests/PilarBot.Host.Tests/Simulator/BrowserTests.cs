using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace PilarBot.Host.Tests.Simulator;

public sealed class BrowserTests(SimulatorSite site) : IClassFixture<SimulatorSite>
{
    [BrowserFact]
    public async Task The_page_shows_three_phones_and_the_bot_answers_without_an_error_in_the_console()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = Watch(page, site.Host.Url);

        await page.GotoAsync($"{site.Host.Url}/simulator");
        await Assertions.Expect(page.Locator(".phone")).ToHaveCountAsync(3);
        var warga = page.Locator("#phone-warga");
        await warga.Locator("textarea").FillAsync("menu");
        await warga.Locator("textarea").PressAsync("Enter");

        await Assertions.Expect(warga.Locator(".bubble.bot").First).ToContainTextAsync("pilih layanan");
        await Assertions.Expect(warga.Locator(".bubble.mine")).ToHaveCountAsync(1);
        await Assertions.Expect(warga.Locator(".mine .state")).ToContainTextAsync("terkirim");
        await page.ReloadAsync();
        await Assertions.Expect(warga.Locator(".bubble.bot")).ToHaveCountAsync(1);
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task A_number_shared_at_a_press_and_an_album_reach_the_bot_from_a_small_screen()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        var faults = Watch(page, site.Host.Url);

        await page.GotoAsync($"{site.Host.Url}/simulator");
        await page.Locator("#tabs").GetByText("Warga").TapAsync();
        var warga = page.Locator("#phone-warga");
        await warga.Locator(".quick").GetByText("menu").TapAsync();
        await warga.GetByRole(AriaRole.Button, new() { Name = "Lainnya" }).Last.TapAsync();
        await warga.GetByRole(AriaRole.Button, new() { Name = "Daftar pilar sosial" }).Last.TapAsync();
        await warga.GetByText("Bagikan nomor saya").TapAsync();
        await Assertions.Expect(warga.Locator(".mine .card")).ToContainTextAsync("La Ode Hasan");
        await Assertions.Expect(warga.Locator(".bubble.bot").Last).ToContainTextAsync("Siapa nama");

        await warga.GetByLabel("Kirim foto, berkas, atau lokasi").TapAsync();
        await warga.GetByText("3 foto contoh").TapAsync();
        await Assertions.Expect(warga.Locator(".bubble .photos img")).ToHaveCountAsync(3);
        await Assertions.Expect(warga.Locator(".mine").Last.Locator(".state")).ToContainTextAsync("terkirim");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(overflow <= 0, $"The page is {overflow} px wider than the screen.");
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task What_is_asked_on_one_phone_arrives_on_another()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await page.GotoAsync($"{site.Host.Url}/simulator");
        var petugas = page.Locator("#phone-petugas");
        var tksk = page.Locator("#phone-tksk");
        await tksk.Locator("textarea").FillAsync("petugas");
        await tksk.Locator("textarea").PressAsync("Enter");

        await Assertions.Expect(petugas.Locator(".bubble.bot").Last).ToContainTextAsync("Seseorang menunggu");
    }

    [BrowserFact]
    public async Task What_only_a_phone_can_do_is_done_and_a_lost_network_is_played()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = Watch(page, site.Host.Url);
        await page.GotoAsync($"{site.Host.Url}/simulator");
        var tksk = page.Locator("#phone-tksk");
        await AttachAsync("Pesan suara");
        await Assertions.Expect(tksk.Locator(".mine").Last).ToContainTextAsync("Pesan suara");
        await Assertions.Expect(tksk.Locator(".mine ~ .bot").Last).ToContainTextAsync("belum dapat kami simpan");
        await AttachAsync("Stiker");
        await Assertions.Expect(tksk.Locator(".mine").Last.GetByRole(AriaRole.Img)).ToHaveTextAsync("👍");
        await AttachAsync("Lokasi saya");
        await page.GetByText("Boepinang, Bombana").ClickAsync();
        await Assertions.Expect(tksk.Locator(".mine").Last).ToContainTextAsync("-4.78300, 121.60400");

        await page.Locator("#network").SelectOptionAsync("lost");
        await Assertions.Expect(page.Locator("#line")).ToContainTextAsync("Terputus");
        await tksk.Locator("textarea").FillAsync("bantuan");
        await tksk.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(tksk.Locator(".mine").Last).ToContainTextAsync("menunggu jaringan");
        await page.Locator("#network").SelectOptionAsync("good");
        await Assertions.Expect(tksk.Locator(".bot").Last).ToContainTextAsync("Yang dapat kami bantu");

        await tksk.GetByLabel("Pilihan percakapan").ClickAsync();
        await tksk.GetByRole(AriaRole.Menuitem, new() { Name = "Blokir bot" }).ClickAsync();
        await Assertions.Expect(tksk.Locator("textarea")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Assertions.Expect(tksk.GetByText("Anda memblokir bot ini")).ToBeVisibleAsync();
        await tksk.GetByRole(AriaRole.Button, new() { Name = "Buka blokir", Exact = true }).ClickAsync();
        await Assertions.Expect(tksk.Locator("textarea")).ToBeVisibleAsync();
        Assert.Empty(faults);

        async Task AttachAsync(string what)
        {
            await tksk.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
            await tksk.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
        }
    }

    [BrowserFact]
    public async Task Markup_typed_into_a_complaint_stays_text_for_its_reporter_and_for_who_handles_it()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var faults = Watch(page, site.Host.Url);
        var dialogs = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        await page.GotoAsync($"{site.Host.Url}/simulator");
        var title = await page.TitleAsync();
        var (warga, petugas) = (page.Locator("#phone-warga"), page.Locator("#phone-petugas"));
        await SaysAsync(petugas, "menu", "pilih layanan");
        await site.Office.Database.Office.WriteAsync(async db =>
        {
            var person = await db.Conversations.Where(c => c.Address == "sim-petugas").Select(c => c.PersonId).SingleAsync();
            db.RoleGrants.Add(new() { Id = person!.Value, PersonId = person.Value, Role = "penangan-aduan", Wilayah = "", Since = DateTime.UnixEpoch });
            return 0;
        }, default);

        await SaysAsync(warga, "batal", "");
        await SaysAsync(warga, "aduan", "Tentang apa aduan");
        await SaysAsync(warga, "hal lain", "Apa tugas orang");
        await SaysAsync(warga, "lainnya atau tidak tahu", "Siapa namanya");
        await SaysAsync(warga, Markup, "kecamatan mana");
        await SaysAsync(warga, "Rumbia", "Apa yang terjadi");
        await SaysAsync(warga, Markup + Markup, "Tanggal berapa");
        await SaysAsync(warga, "kmrn", "identitas Anda");
        await SaysAsync(warga, "terbuka", "Siapa nama Anda");
        await SaysAsync(warga, Markup, "periksa kembali");
        await Assertions.Expect(warga.Locator(".bubble.bot").Filter(new() { HasText = "periksa kembali" }).Last).ToContainTextAsync($"Yang dilaporkan: {Markup}");
        await SaysAsync(warga, "kirim", "Kode rahasia");
        var number = System.Text.RegularExpressions.Regex.Match(await warga.Locator(".bubble.bot").Last.InnerTextAsync(), @"AD-\d{4}-\d{6}").Value;
        await SaysAsync(petugas, "aduan masuk", "Aduan mana");
        await SaysAsync(petugas, number, "Apa yang ingin Anda lakukan");
        await Assertions.Expect(petugas.Locator(".bubble.bot").Filter(new() { HasText = "Identitas pelapor" }).Last).ToContainTextAsync(Markup + Markup);
        await SaysAsync(petugas, "lihat identitas pelapor", "Mohon rahasiakan");
        await Assertions.Expect(petugas.Locator(".bubble.bot").Filter(new() { HasText = "Mohon rahasiakan" }).Last).ToContainTextAsync(Markup);

        Assert.Equal((title, 0), (await page.TitleAsync(), dialogs));
        Assert.Equal(0, await page.Locator(".bubble script, .bubble img[src=\"x\"], .bubble iframe, .bubble a[href^=javascript], .bubble [onerror]").CountAsync());
        Assert.Empty(faults);

        static async Task SaysAsync(ILocator phone, string words, string answer)
        {
            // Among all that came since: a notice may come after the answer.
            var answers = phone.Locator(".bubble.bot").Filter(new() { HasText = answer });
            var before = await answers.CountAsync();
            await phone.Locator("textarea").FillAsync(words);
            await phone.Locator("textarea").PressAsync("Enter");
            await Assertions.Expect(answers).Not.ToHaveCountAsync(before);
        }
    }

    private const string Markup = "<img src=x onerror=alert(1)><script>document.title='kena'</script><a href='javascript:alert(2)'>klik</a>";

    // Whatever goes wrong in the page, and whatever it asks of anybody but its host.
    private static List<string> Watch(IPage page, string own)
    {
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                faults.Add(request.Url);
        };
        return faults;
    }
}
