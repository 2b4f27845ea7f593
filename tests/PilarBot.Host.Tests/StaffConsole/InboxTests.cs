using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>People who asked for a human, answered at the desk.</summary>
public sealed class InboxTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_resident_who_writes_to_the_staff_is_answered_from_the_desk_and_may_write_back()
    {
        await using var street = await site.DeskAsync();
        await street.GoAsync("/simulator");
        var resident = new SimulatorPhone(street.Page.Locator("#phone-warga"));
        await resident.SaysAsync("tulis petugas", "tulis pesan Anda");
        await using var desk = await site.DeskAsync(width: 360);
        await desk.GoAsync("/konsol/percakapan");
        await Assertions.Expect(desk.Page.GetByText("Tidak ada yang menunggu jawaban")).ToBeVisibleAsync();

        // Who waits appears by itself.
        await resident.SaysAsync("Apakah kantor buka hari Jumat?", "sudah sampai");
        var row = desk.Page.Locator("tr").Filter(new() { HasText = "hari Jumat" });
        await desk.CheckAsync("percakapan-menunggu");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Apakah kantor buka hari Jumat?")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Mulai dari jawaban siap pakai").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Pakai" }).ClickAsync();
        var answer = desk.Page.GetByLabel("Jawaban, dikirim lewat bot");
        await Assertions.Expect(answer).Not.ToHaveValueAsync("");
        await answer.FillAsync("Ya, sampai pukul 11.00.");
        await desk.CheckAsync("percakapan-rincian");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim jawaban" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Jawaban dikirim");
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await resident.HearsAsync("Ya, sampai pukul 11.00.");
        await resident.TapsAsync("Balas petugas", "tulis pesan Anda");
        await resident.SaysAsync("Terima kasih, saya datang.", "sudah sampai");
        await Assertions.Expect(desk.Page.Locator("tr").Filter(new() { HasText = "saya datang" })).ToBeVisibleAsync();
    }
}
