using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Verval at the console: a round, its places, and what differs as a file.</summary>
public sealed class VervalTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_round_is_seen_by_kecamatan_and_desa_and_its_differences_are_downloaded()
    {
        var file = Path.Combine(Path.GetDirectoryName(site.Office.MediaFolder)!, "keluarga.csv");
        await File.WriteAllLinesAsync(file,
        [
            "kk,nik,nama,desa,kecamatan,desil",
            "7406010312000001,7406010475000001,Keluarga Uji Satu,Boepinang,,1",
            "7406010312000002,7406010475000002,Keluarga Uji Dua,Boepinang,,2",
        ]);
        var (code, output) = await site.Office.RunAsync("verval", "import", file, "--putaran", "Verval uji", "--sumber", "DTSEN", "--batas", "2027-12-31");
        Assert.True(code == 0, output);

        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/verval");
        await desk.CheckAsync("verval");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Verval uji" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Verval uji");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Row, new() { Name = "Boepinang" })).ToContainTextAsync("0 dari 2");
        await desk.CheckAsync("verval-putaran");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Unduh selisih data Boepinang" }).ClickAsync());
        Assert.StartsWith("selisih-", download.SuggestedFilename, StringComparison.Ordinal);

        await desk.GoAsync("/konsol/verval/periksa");
        await Assertions.Expect(desk.Page.GetByText("Tidak ada hasil yang menunggu")).ToBeVisibleAsync();
        await desk.CheckAsync("verval-periksa");
    }
}
