using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Every page as it is opened, on a desk's screen and on a phone: nothing amiss in the browser, nothing that axe finds serious.</summary>
public sealed class PagesTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Every_page_of_the_menu_is_clean(int width)
    {
        await using var desk = await site.DeskAsync(width: width);
        await using var handler = await site.DeskAsync("penangan-aduan", width);
        foreach (var page in Host.StaffConsole.ConsolePages.All.Where(p => p.Title is not null))
        {
            var one = page.Roles.Contains("staf-dinsos") || page.Roles.Contains("admin") ? desk : handler;
            await one.GoAsync(page.Address);
            await Assertions.Expect(one.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(page.Title!);
            await one.CheckAsync(page.Title!.ToLowerInvariant().Replace(' ', '-'));
        }
        await desk.GoAsync("/konsol/siaran/baru");
        await desk.CheckAsync("siaran-baru");
        await desk.GoAsync("/konsol/sandi");
        await desk.CheckAsync("sandi");
    }

    [BrowserFact]
    public async Task The_way_in_is_clean()
    {
        await using var desk = await site.DeskAsync(width: 360);
        await desk.Page.GetByText("Wa Ode Nurlina").First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Masuk");
        await desk.CheckAsync("masuk");
    }

    [BrowserFact]
    public async Task A_broadcast_is_written_with_its_preview_and_scheduled()
    {
        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/siaran/baru");
        await desk.Page.GetByLabel("Isi siaran").FillAsync("Yth. {nama}, rapat koordinasi pilar sosial besok pukul 09.00 di **aula**.");
        // Counted and shown while it is written, as both channels show it.
        await Assertions.Expect(desk.Page.Locator("#pratinjau")).ToContainTextAsync("WhatsApp");
        await Assertions.Expect(desk.Page.Locator("#pratinjau")).ToContainTextAsync("Sitti Rahmawati");
        // A file that is not one is told at once; a picture is shown as recipients see it.
        await desk.Page.GetByLabel("Lampiran").SetInputFilesAsync(new FilePayload { Name = "undangan.pdf", MimeType = "application/pdf", Buffer = "<html>"u8.ToArray() });
        await Assertions.Expect(desk.Page.Locator("#lampiran [role=alert]")).ToContainTextAsync("halaman web");
        await desk.Page.GetByLabel("Lampiran").SetInputFilesAsync(new FilePayload { Name = "undangan rakor.png", MimeType = "image/png", Buffer = await desk.Page.Locator(".judul").ScreenshotAsync() });
        await Assertions.Expect(desk.Page.Locator("#lampiran")).ToContainTextAsync("undangan rakor.png");
        await Assertions.Expect(desk.Page.Locator("#pratinjau img").First).ToBeVisibleAsync();
        await desk.CheckAsync("siaran-pratinjau");
        await desk.Page.GetByLabel("Pada waktu berikut").CheckAsync();
        await desk.Page.GetByLabel("Tanggal dan jam").FillAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await desk.Page.Locator("form[action*='handler=Kirim'] button.btn-primary").ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("SR-");
        await desk.CheckAsync("siaran-rincian");
    }
}
