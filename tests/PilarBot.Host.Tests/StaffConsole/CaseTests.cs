using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Cases at the console: found by a part of a name, worked on by two at once.</summary>
public sealed class CaseTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task Somebody_finds_a_case_by_a_part_of_a_name_takes_it_and_writes_to_the_reporter()
    {
        await using var desk = await site.DeskAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Kasus", Exact = true }).ClickAsync();
        await desk.Page.GetByLabel("Nomor, NIK, atau nama").FillAsync("contoh satu");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cari" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("tbody tr")).ToContainTextAsync("Nenek Contoh Satu");
        await desk.CheckAsync("kasus-daftar");
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^KS-") }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Nenek Contoh Satu")).ToBeVisibleAsync();
        await desk.CheckAsync("kasus-rincian");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ambil kasus" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("di tangan Anda");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Ambil kasus" })).ToHaveCountAsync(0);
        await desk.Page.GetByText("Kirim pesan kepada pelapor").ClickAsync();
        await desk.Page.GetByLabel("Pesan, dikirim lewat bot").FillAsync("Kami datang besok pagi.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("dikirim kepada pelapor");
        await Assertions.Expect(desk.Page.Locator(".riwayat")).ToContainTextAsync("Kami datang besok pagi.");
        await desk.CheckAsync("kasus-pesan");
    }

    [BrowserFact]
    public async Task A_list_is_made_in_the_background_and_fetched_by_who_asked()
    {
        await using var desk = await site.DeskAsync(width: 360);
        await desk.GoAsync("/konsol/kasus?cari=contoh");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Unduh XLSX" }).ClickAsync();
        var link = desk.Page.GetByRole(AriaRole.Link, new() { Name = "Simpan daftar-kasus-" });
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await desk.CheckAsync("unduhan");
        var saved = await desk.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.EndsWith(".xlsx", saved.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(XlsxRows.Read(await File.ReadAllBytesAsync(await saved.PathAsync())), row => row.Cells[0].StartsWith("KS-", StringComparison.Ordinal));

        await using var other = await site.DeskAsync("kepala-dinas");
        Assert.Equal(404, (await other.Page.GotoAsync(desk.Page.Url))!.Status);
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Tidak ditemukan");
    }

    [BrowserFact]
    public async Task Of_two_who_look_at_one_case_the_second_sees_what_the_first_does_and_cannot_overwrite_it_unknowingly()
    {
        await using var first = await site.DeskAsync();
        await using var second = await site.DeskAsync("kepala-dinas");
        await first.GoAsync("/konsol/kasus?cari=contoh+dua");
        var address = (await first.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^KS-") }).GetAttributeAsync("href"))!;
        await first.GoAsync(address);
        await second.GoAsync(address);
        await second.Page.GetByText("Tambah catatan").ClickAsync();
        await second.Page.GetByLabel("Catatan; pelapor tidak membacanya").FillAsync("Tulisan orang kedua.");

        await first.Page.GetByText("Tambah catatan").ClickAsync();
        await first.Page.GetByLabel("Catatan; pelapor tidak membacanya").FillAsync("Tulisan orang pertama.");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan catatan" }).ClickAsync();
        await Assertions.Expect(second.Page.Locator(".riwayat")).ToContainTextAsync("Tulisan orang pertama.");

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan catatan" }).ClickAsync();
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("baru saja diubah");
        await Assertions.Expect(second.Page.GetByLabel("Catatan; pelapor tidak membacanya")).ToHaveValueAsync("Tulisan orang kedua.");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan catatan" }).ClickAsync();
        await Assertions.Expect(second.Page.Locator(".riwayat")).ToContainTextAsync("Tulisan orang kedua.");
        await second.CheckAsync("kasus-berdua");
    }

    [BrowserFact]
    public async Task Somebody_reported_twice_is_made_one_and_two_again()
    {
        await using var field = await site.DeskAsync();
        await field.GoAsync("/simulator");
        await ReportAsync("#phone-tksk", isKnown: false);
        await ReportAsync("#phone-petugas", isKnown: true);

        await using var desk = await site.DeskAsync(width: 360);
        await desk.GoAsync("/konsol/kasus?cari=kembar+uji");
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^KS-") }).First.ClickAsync();
        await desk.Page.GetByText("Orang yang sama tercatat dua kali (1 mirip)").ClickAsync();
        await desk.Page.GetByLabel("Mengapa orangnya sama").FillAsync("Alamat dan keluarganya sama.");
        await desk.CheckAsync("kasus-kembar");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Satukan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("digabung ke");
        await desk.Page.GetByText("Bukan orang yang sama").ClickAsync();
        await desk.Page.GetByLabel("Mengapa orangnya berbeda").FillAsync("Ternyata kembarannya.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Pisahkan lagi" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Dipisahkan");

        async Task ReportAsync(string phone, bool isKnown)
        {
            var frame = field.Page.Locator(phone);
            var reporter = new SimulatorPhone(frame);
            await reporter.SaysAsync("lapor", "Masalah apa");
            await reporter.SaysAsync("lansia", "Siapa nama");
            await reporter.SaysAsync("Kembar Uji", "NIK");
            await reporter.TapsAsync("NIK tidak ada", "usianya");
            await reporter.TapsAsync("Tidak tahu", "desa");
            await reporter.SaysAsync("Boepinang", isKnown ? "Apakah orangnya sama" : "foto");
            if (isKnown)
                await reporter.TapsAsync("Orang lain", "foto");
            await frame.GetByLabel("Kirim foto, berkas, atau lokasi").ClickAsync();
            await frame.GetByText("3 foto contoh").ClickAsync();
            await reporter.HearsAsync("3 foto diterima");
            await reporter.TapsAsync("Selesai", "lokasi");
            await reporter.TapsAsync("Tidak bisa berbagi lokasi", "Ceritakan");
            await reporter.SaysAsync("Tinggal sendiri.", "periksa kembali");
            await reporter.TapsAsync("Kirim laporan", "KS-");
        }
    }

    [BrowserFact]
    public async Task The_whole_NIK_is_shown_for_a_reason_once()
    {
        await using var desk = await site.DeskAsync(width: 360);
        await desk.GoAsync("/konsol/kasus?cari=contoh+tiga");
        await desk.CheckAsync("kasus-daftar");
        await desk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^KS-") }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#rincian")).Not.ToContainTextAsync("7406015505850003");
        await desk.Page.GetByText("Lihat NIK lengkap").ClickAsync();
        await desk.Page.GetByLabel("Alasan; tercatat").FillAsync("Mencocokkan dengan KK di meja.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lihat", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#rincian")).ToContainTextAsync("7406015505850003");
        await Assertions.Expect(desk.Page.Locator(".riwayat")).ToContainTextAsync("Mencocokkan dengan KK di meja.");
        await desk.CheckAsync("kasus-nik");
    }
}
