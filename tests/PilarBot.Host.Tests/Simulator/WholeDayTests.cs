using Microsoft.Playwright;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>What the product is for, done by hand in a browser: a case, a complaint, a broadcast.</summary>
public sealed class WholeDayTests(SimulatorSite site) : IClassFixture<SimulatorSite>
{
    [BrowserFact]
    public async Task A_case_a_complaint_and_a_broadcast_go_through_in_the_simulator()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        await page.GotoAsync($"{site.Host.Url}/simulator");

        var tksk = new SimulatorPhone(page.Locator("#phone-tksk"));
        await tksk.SaysAsync("lapor", "Masalah apa");
        await tksk.SaysAsync("lansia", "Siapa nama");
        await tksk.SaysAsync("Nenek <b>& Uji", "NIK");
        await tksk.TapsAsync("NIK tidak ada", "usianya");
        await tksk.TapsAsync("Tidak tahu", "desa");
        await tksk.SaysAsync("Boepinang", "foto");
        await tksk.Screen.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
        await tksk.Screen.GetByText("3 foto contoh").ClickAsync();
        await tksk.HearsAsync("3 foto");
        await tksk.TapsAsync("Selesai", "lokasi");
        await tksk.TapsAsync("Tidak bisa berbagi lokasi", "Ceritakan");
        await tksk.SaysAsync("Tinggal sendiri dan sakit sejak sebulan lalu.", "Nenek <b>& Uji");
        await tksk.TapsAsync("Kirim laporan", "KS-");

        var warga = new SimulatorPhone(page.Locator("#phone-warga"));
        await warga.SaysAsync("aduan", "Tentang apa aduan");
        await warga.TapsAsync("Netralitas petugas", "Apa tugas");
        await warga.TapsAsync("TKSK", "Siapa namanya");
        await warga.TapsAsync("Tidak tahu", "kecamatan mana");
        await warga.SaysAsync("Poleang", "Dugaan apa");
        await warga.SaysAsync("1", "Apa yang terjadi");
        await warga.SaysAsync("Membagikan kaus calon saat pembagian bantuan.", "Tanggal berapa");
        await warga.SaysAsync("kemarin", "mengetahuinya");
        await warga.TapsAsync("Pada hari kejadian", "identitas Anda");
        await warga.TapsAsync("Tanpa nama", "periksa kembali");
        await warga.TapsAsync("Kirim aduan", "Kode rahasia");

        var petugas = new SimulatorPhone(page.Locator("#phone-petugas"));
        await petugas.SaysAsync("siaran", "isi siaran");
        await petugas.SaysAsync("Rapat koordinasi besok pukul 09.00 di aula.", "gambar atau PDF");
        await petugas.TapsAsync("Tanpa lampiran", "Untuk siapa");
        await petugas.SaysAsync("TKSK", "kecamatan mana");
        await petugas.TapsAsync("Semua kecamatan", "Perlu tambahan");
        await petugas.TapsAsync("Tanpa tambahan", "Kapan dikirim");
        await petugas.TapsAsync("Sekarang", "periksa sekali lagi");
        await petugas.TapsAsync("Jadwalkan siaran", "1 terkirim");
        await tksk.HearsAsync("Rapat koordinasi besok pukul 09.00 di aula.");
        // The README's picture is made here, so that it shows what the product does today.
        if (Environment.GetEnvironmentVariable("PILARBOT_SCREENSHOT") is { Length: > 0 } picture)
            await page.ScreenshotAsync(new() { Path = picture });
    }
}
