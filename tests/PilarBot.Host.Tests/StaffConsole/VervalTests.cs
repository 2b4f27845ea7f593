using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Verval at the console: a round, its places, and what differs as a file.</summary>
public sealed class VervalTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_round_is_loaded_and_seen_by_kecamatan_and_desa_and_its_differences_are_downloaded()
    {
        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/verval/muat");
        await desk.CheckAsync("verval-muat");
        await GiveAsync(desk,
            "kk,nik,nama,desa,kecamatan,desil",
            "7406010312000001,7406010403750001,Keluarga Uji Satu,Boepinang,,1",
            "7406010312000002,7406010403750002,Keluarga Uji Dua,Boepinang,,2",
            "74060103,7406010403750003,Keluarga Uji Tiga,Boepinang,,2");
        // Told line by line, and nothing is taken before the yes.
        await Assertions.Expect(desk.Page.GetByText("2 keluarga dapat dimuat")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("Baris 4:")).ToBeVisibleAsync();
        await desk.CheckAsync("verval-muat-hasil");
        await using (var db = site.Office.Database.Office.Open())
            Assert.False(await db.VervalRounds.AnyAsync(r => r.Name == "Verval uji"));
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Muat 2 keluarga" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("2 keluarga dimuat ke putaran Verval uji");

        await desk.GoAsync("/konsol/verval");
        await desk.CheckAsync("verval");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Verval uji" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Verval uji");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row, new() { Name = "Boepinang" })).ToContainTextAsync("0 dari 2");
        await desk.CheckAsync("verval-putaran");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Unduh CSV selisih data Boepinang" }).ClickAsync());
        Assert.StartsWith("selisih-", download.SuggestedFilename, StringComparison.Ordinal);

        await desk.GoAsync("/konsol/verval/periksa");
        await Assertions.Expect(desk.Page.GetByText("Tidak ada hasil yang menunggu")).ToBeVisibleAsync();
        await desk.CheckAsync("verval-periksa");
    }

    private static async Task GiveAsync(ConsoleDesk desk, params string[] lines)
    {
        await desk.Page.GetByLabel("Nama putaran").FillAsync("Verval uji");
        await desk.Page.GetByLabel("Sumber data").FillAsync("DTSEN");
        await desk.Page.GetByLabel("Batas kunjungan").FillAsync("2027-12-31");
        await desk.Page.GetByLabel("Berkas CSV").SetInputFilesAsync(new FilePayload { Name = "keluarga.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)) });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Periksa berkas" }).ClickAsync();
    }
}
