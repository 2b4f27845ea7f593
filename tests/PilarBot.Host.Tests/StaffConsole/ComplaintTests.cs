using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office.Audit;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>A complaint from a resident's phone to the file for Bawaslu, at the console of those who handle it.</summary>
public sealed class ComplaintTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task A_complaint_is_read_asked_about_moved_handed_on_and_its_reporter_is_seen_only_when_a_second_person_agrees()
    {
        await using var street = await site.DeskAsync();
        await street.GoAsync("/simulator");
        var resident = new SimulatorPhone(street.Page.Locator("#phone-warga"));
        await resident.SaysAsync("aduan", "Tentang apa aduan");
        await resident.TapsAsync("Netralitas petugas", "Apa tugas");
        await resident.TapsAsync("TKSK", "Siapa namanya");
        await resident.TapsAsync("Tidak tahu", "kecamatan mana");
        await resident.SaysAsync("Poleang", "Dugaan apa");
        await resident.SaysAsync("1", "Apa yang terjadi");
        await resident.SaysAsync("Membagikan kaus calon saat pembagian bantuan.", "Tanggal berapa");
        await resident.SaysAsync("kemarin", "mengetahuinya");
        await resident.TapsAsync("Pada hari kejadian", "identitas Anda");
        await resident.TapsAsync("Dirahasiakan", "Siapa nama Anda");
        await resident.SaysAsync("Warga Uji Berani", "periksa kembali");
        await resident.TapsAsync("Kirim aduan", "Kode rahasia");
        await resident.TapsAsync("Tambah bukti dan lainnya", "kirim bukti");
        foreach (var next in new[] { "media sosial", "Di mana kejadiannya", "dugaan lain", "yang melihatnya", "bekerja", "harapkan", "bolehkah kami meneruskan" })
            await resident.SaysAsync("lewati", next);
        await resident.TapsAsync("Boleh, dengan nama", "alamat Anda");
        await resident.SaysAsync("Jalan Uji 7, Boepinang", "sudah tersimpan");

        await using var desk = await site.DeskAsync("penangan-aduan");
        await desk.GoAsync("/konsol/aduan");
        await desk.CheckAsync("aduan-daftar");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Unduh CSV" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Simpan daftar-aduan-" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Kembali ke daftar" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "AD-" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Membagikan kaus calon")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("Warga Uji Berani")).ToHaveCountAsync(0);
        await desk.CheckAsync("aduan-rincian");
        var address = new Uri(desk.Page.Url).AbsolutePath;

        // What lacks is told, and nothing that was written is lost.
        await desk.Page.GetByLabel("Status baru").SelectOptionAsync(new SelectOptionValue { Label = "Dihentikan" });
        await desk.Page.GetByLabel("Catatan bagi penangan").FillAsync("Saksi pertama sudah dihubungi.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("alasan");
        await Assertions.Expect(desk.Page.GetByLabel("Catatan bagi penangan")).ToHaveValueAsync("Saksi pertama sudah dihubungi.");
        await desk.Page.GetByLabel("Status baru").SelectOptionAsync(new SelectOptionValue { Label = "Diverifikasi" });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan status" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Status sekarang: diverifikasi");

        await desk.Page.GetByLabel("Pertanyaan;").FillAsync("Di depan kantor mana kausnya dibagikan?");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim pertanyaan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Pertanyaan dikirim");
        await resident.HearsAsync("pertanyaan");

        await desk.Page.GetByLabel("Alasan; orang kedua").FillAsync("Bawaslu meminta saksi dihadirkan.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Minta persetujuan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Permintaan dikirim");
        await using (var head = await site.DeskAsync("kepala-dinas", width: 360))
        {
            await head.GoAsync(address);
            await Assertions.Expect(head.Page.GetByText("dengan alasan: Bawaslu meminta saksi dihadirkan.")).ToBeVisibleAsync();
            await head.CheckAsync("aduan-persetujuan");
            await head.Page.GetByRole(AriaRole.Button, new() { Name = "Setuju", Exact = true }).ClickAsync();
            await Assertions.Expect(head.Page.Locator("#kabar")).ToContainTextAsync("disetujui");
        }
        await desk.GoAsync(address);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lihat identitas" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Warga Uji Berani")).ToBeVisibleAsync();
        await desk.CheckAsync("aduan-pelapor");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Siapkan berkas penerusan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Berkas");
        var file = desk.Page.Locator("a[href*='handler=Berkas']").First;
        // A job makes the files; the page tells them when it is opened anew.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await file.IsVisibleAsync())
        {
            patience.Token.ThrowIfCancellationRequested();
            await desk.GoAsync(address);
        }
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.True(new FileInfo(await download.PathAsync()).Length > 1_000);
        await desk.CheckAsync("aduan-penerusan");

        await using var db = site.Office.Database.Office.Open();
        var acts = await db.AuditEntries.Select(e => e.Act).ToListAsync();
        Assert.Superset(new HashSet<AuditAct> { AuditAct.ComplaintMoved, AuditAct.ComplaintRevealAsked, AuditAct.ComplaintRevealDecided, AuditAct.ComplaintReporterShown }, acts.ToHashSet());
    }
}
