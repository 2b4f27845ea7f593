using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>What guides show is what the product does: their pictures are made by these and the other browser tests.</summary>
public sealed class GuidesTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [Fact]
    public void Every_picture_that_a_guide_shows_is_there_and_no_other()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PilarBot.sln")))
            root = Path.GetDirectoryName(root)!;
        var kept = Directory.EnumerateFiles(Path.Combine(root, "docs", "panduan", "gambar")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(Guides.Pictures(root).Order(StringComparer.Ordinal), kept!);
    }

    [BrowserFact]
    public async Task Phones_of_a_TKSK_and_a_resident_look_like_in_their_guides()
    {
        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/simulator");
        var frame = desk.Page.Locator("#phone-tksk");
        var tksk = new SimulatorPhone(frame);
        await tksk.SaysAsync("menu", "Lapor");
        await ConsoleDesk.PictureAsync(frame, "ponsel-tksk-menu");
        await tksk.SaysAsync("lapor", "Masalah apa");
        await tksk.SaysAsync("lansia", "Siapa nama");
        await tksk.SaysAsync("Nenek Contoh Panduan", "NIK");
        await tksk.TapsAsync("NIK tidak ada", "usianya");
        await tksk.TapsAsync("Tidak tahu", "desa");
        await tksk.SaysAsync("Boepinang", "foto");
        await frame.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
        await frame.GetByText("3 foto contoh").ClickAsync();
        await tksk.HearsAsync("3 foto");
        await tksk.TapsAsync("Selesai", "lokasi");
        await tksk.TapsAsync("Tidak bisa berbagi lokasi", "Ceritakan");
        await tksk.SaysAsync("Tinggal sendiri dan sakit sejak sebulan lalu.", "Nenek Contoh Panduan");
        await ConsoleDesk.PictureAsync(frame, "ponsel-tksk-periksa");

        var street = desk.Page.Locator("#phone-warga");
        var resident = new SimulatorPhone(street);
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Netralitas petugas", "Apa tugas");
        await resident.TapsAsync("TKSK", "Siapa namanya");
        await resident.TapsAsync("Tidak tahu", "kecamatan mana");
        await resident.SaysAsync("Poleang", "Dugaan apa");
        await resident.SaysAsync("1", "Apa yang terjadi");
        await resident.SaysAsync("Membagikan kaus calon saat pembagian bantuan.", "Tanggal berapa");
        await resident.SaysAsync("kemarin", "mengetahuinya");
        await resident.TapsAsync("Pada hari kejadian", "identitas Anda");
        await resident.TapsAsync("Tanpa nama", "periksa kembali");
        await ConsoleDesk.PictureAsync(street, "ponsel-warga-aduan");
    }
}
