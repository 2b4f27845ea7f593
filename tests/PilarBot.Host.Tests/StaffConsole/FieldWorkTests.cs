using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>What comes from the field and is taken further at the desk: proposals, public reviews with their objections, houses.</summary>
public sealed class FieldWorkTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_proposal_goes_through_the_village_its_public_review_and_SIKS()
    {
        await using var field = await site.DeskAsync();
        await field.GoAsync("/simulator");
        var tksk = new SimulatorPhone(field.Page.Locator("#phone-tksk"));
        await tksk.SaysAsync("usul", "Mohon dibaca dahulu");
        await tksk.TapsAsync("Saya mengerti", "Untuk program apa");
        await tksk.TapsAsync("PKH", "Siapa nama warga");
        await tksk.SaysAsync("Sanggu Uji Abadi", "NIK");
        await tksk.TapsAsync("NIK tidak ada", "Kapan tanggal lahirnya");
        await tksk.TapsAsync("Tidak tahu", "desa atau kelurahan");
        await tksk.SaysAsync("Boepinang", "RT berapa");
        await tksk.SaysAsync("3", "RW berapa");
        await tksk.SaysAsync("1", "Mengapa warga ini");
        await tksk.SaysAsync("Tinggal sendiri dan sudah sulit berjalan.", "5 foto");
        await tksk.TapsAsync("Belum ada foto", "skrining awal");
        await tksk.TapsAsync("Lewati skrining", "Berkas mana");
        await tksk.TapsAsync("Belum ada", "periksa kembali");
        await tksk.TapsAsync("Kirim usulan", "US-");

        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/usulan?status=open&kecamatan=74.06.01");
        await desk.CheckAsync("usulan-daftar");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "US-" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Sanggu Uji Abadi")).ToBeVisibleAsync();
        await desk.CheckAsync("usulan-berkas");
        var proposal = new Uri(desk.Page.Url).AbsolutePath;
        // What is not told is asked for, and nothing is moved.
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Catat berkas" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("mohon pilih berkas");
        foreach (var paper in await desk.Page.Locator("input[name=Papers]").AllAsync())
            await paper.CheckAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Catat berkas" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("menunggu musyawarah");
        await desk.Page.GetByLabel("Nomor berita acara").FillAsync("12/BA/2026");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan hasil" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("disepakati");
        await tksk.HearsAsync("disepakati desa");

        await desk.GoAsync("/konsol/uji-publik");
        await desk.Page.GetByLabel("Desa atau kelurahan").SelectOptionAsync("74.06.01.1010");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Periksa dahulu" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("1 baris")).ToBeVisibleAsync();
        await desk.CheckAsync("uji-publik-buka");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Buka uji publik" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("dibuka dengan 1 baris");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "UP-" }).ClickAsync();
        // Neither name nor NIK, at the desk as for everybody.
        await Assertions.Expect(desk.Page.GetByText("S.U.A.")).ToBeVisibleAsync();
        await desk.CheckAsync("uji-publik-rincian");

        await ObjectAsync(new SimulatorPhone(field.Page.Locator("#phone-warga")));
        await desk.GoAsync("/konsol/uji-publik");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "SG-" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Rumahnya besar")).ToBeVisibleAsync();
        await desk.CheckAsync("sanggahan");
        await desk.Page.GetByLabel("Sanggahan tidak terbukti").CheckAsync();
        await desk.Page.GetByLabel("Apa yang ditemukan").FillAsync("Rumah itu milik orang lain.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan hasil" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("sudah diverifikasi");

        await desk.GoAsync(proposal);
        await desk.Page.GetByLabel("Nomor atau status di SIKS-NG").FillAsync("SIKS 001, menunggu");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Catat penyerahan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("diserahkan ke SIKS-NG");
        await desk.Page.GetByLabel("Siapa yang memutuskan").FillAsync("Kemensos: data lengkap.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Catat hasil" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("disetujui dalam SIKS-NG");
        await desk.CheckAsync("usulan-rincian");

        await desk.GoAsync("/konsol/usulan");
        await desk.Page.GetByLabel("Desa atau kelurahan").SelectOptionAsync("74.06.01.1010");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Buat dokumen" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("1 usulan");
        // The page comes anew by itself while a document is being made.
        var file = desk.Page.Locator("a[href*='handler=Berkas']");
        await Assertions.Expect(file).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await desk.CheckAsync("dokumen-daftar");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private static async Task ObjectAsync(SimulatorPhone resident)
    {
        await resident.SaysAsync("uji publik", "Daftar desa atau kelurahan mana");
        await resident.SaysAsync("Boepinang", "RT mana");
        await resident.SaysAsync("1", "Data mana");
        await resident.SaysAsync("1", "Apa tanggapan Anda");
        await resident.TapsAsync("Menyanggah", "dirahasiakan");
        await resident.TapsAsync("Setuju", "Anda sendiri tinggal");
        await resident.SaysAsync("Boepinang", "RT berapa tempat tinggal");
        await resident.SaysAsync("5", "Apa alasannya");
        await resident.SaysAsync("Rumahnya besar dan punya dua mobil.", "3 foto");
        await resident.TapsAsync("Tidak ada foto", "titik rumah");
        await resident.TapsAsync("Tidak bisa", "periksa kembali");
        await resident.TapsAsync("Kirim tanggapan", "SG-");
    }

    [BrowserFact]
    public async Task A_house_is_verified_and_found_eligible_with_what_that_rests_on_and_counts_against_the_target()
    {
        await using var field = await site.DeskAsync();
        await field.GoAsync("/simulator");
        var tksk = new SimulatorPhone(field.Page.Locator("#phone-tksk"));
        await tksk.SaysAsync("rtlh", "Siapa nama pemilik");
        await tksk.SaysAsync("Pemilik Rumah Uji", "NIK");
        await tksk.TapsAsync("NIK tidak ada", "Kapan tanggal lahirnya");
        await tksk.TapsAsync("Belum tahu", "nomor KK");
        await tksk.TapsAsync("KK tidak ada", "desa atau kelurahan");
        await tksk.SaysAsync("Boepinang", "Di mana letaknya");
        await tksk.SaysAsync("Dusun Satu RT 2, dekat pasar", "Berapa orang");
        await tksk.SaysAsync("5", "Berapa luas");
        await tksk.SaysAsync("30", "Keadaan mana");
        await tksk.SaysAsync("1, 3", "lanjut usia");
        await tksk.TapsAsync("Tidak ada", "data terpadu");
        await tksk.SaysAsync("ya", "belum pernah menerima");
        await tksk.SaysAsync("ya", "kartu identitas");
        await tksk.SaysAsync("ya", "tanah milik sendiri");
        await tksk.SaysAsync("ya", "dalam data apa");
        await tksk.TapsAsync("DTSEN (baru)", "Kapan Anda memeriksa");
        await tksk.SaysAsync("kemarin", "nomor atau ID");
        await tksk.TapsAsync("Lewati", "foto rumah dari depan");
        await tksk.TapsAsync("Nanti saja", "periksa kembali");
        await tksk.TapsAsync("Kirim usulan", "RTLH-");

        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/rtlh");
        await desk.Page.GetByLabel("Unit").FillAsync("40");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan target" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("target 40")).ToBeVisibleAsync();
        await desk.CheckAsync("rtlh-daftar");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "RTLH-" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Pemilik Rumah Uji")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Pengusul diberi tahu");
        await desk.Page.GetByLabel("Status baru").SelectOptionAsync("eligible");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Dasar;").FillAsync("Dilihat di tempat bersama kepala desa.");
        await desk.Page.GetByLabel("Status baru").SelectOptionAsync("eligible");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("layak");
        await desk.CheckAsync("rtlh-rincian");
        await tksk.HearsAsync("Dilihat di tempat bersama kepala desa.");

        // The camat of that kecamatan sees it, and changes nothing.
        await using var camat = await site.DeskAsync("camat", width: 360);
        await camat.GoAsync("/konsol/rtlh");
        await camat.Page.GetByRole(AriaRole.Link, new() { Name = "RTLH-" }).ClickAsync();
        await Assertions.Expect(camat.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" })).ToHaveCountAsync(0);
        await camat.CheckAsync("rtlh-camat");
    }
}
