using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office.Audit;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>The roster, gatherings and the audit trail at the console.</summary>
public sealed class PeopleTests(ConsoleSite site) : IClassFixture<ConsoleSite>
{
    [BrowserFact]
    public async Task Somebody_is_found_by_a_part_of_the_name_given_a_role_and_a_tag_and_two_entries_become_one()
    {
        await using var desk = await site.DeskAsync("admin");
        await desk.GoAsync("/konsol/orang/muat");
        await desk.CheckAsync("orang-muat");
        await LoadAsync("nama,telepon,peran,wilayah\nKembar Uji,salah,psm,Poleang\n");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Belum ada yang dimuat");
        await LoadAsync("nama,telepon,peran,wilayah\nKembar Uji,081377770001,psm,74.06.01.1010\nKembar Uji Dua,081377770002,tksk,Kabaena\n");
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("2 orang ditambahkan");

        await desk.Page.GetByLabel("Nama atau nomor telepon").FillAsync("bar uj");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Cari" }).ClickAsync();
        await desk.CheckAsync("orang-daftar");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Kembar Uji", Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Peran", Exact = true }).SelectOptionAsync("tagana");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Beri peran" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("satu kecamatan");
        await desk.Page.GetByLabel("Wilayah:").FillAsync("poleang");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Beri peran" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Peran diberikan");
        await desk.Page.GetByLabel("Label baru").FillAsync("Bimtek 2026");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Pasang label" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("bimtek 2026");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Buat kode sambung" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("/start ")).ToBeVisibleAsync();

        await desk.Page.GetByLabel("Cari orang yang sama").FillAsync("kembar");
        await desk.Page.Locator("#kembar form[method=get] button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kembar")).ToContainTextAsync("Kembar Uji Dua");
        await desk.CheckAsync("orang-rincian");
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lebur ke sini Kembar Uji Dua" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("0 chat dan 1 peran dipindahkan");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Akhiri TKSK" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("diakhiri");

        await desk.GoAsync("/konsol/audit?tindakan=orang-disatukan");
        await Assertions.Expect(desk.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await desk.CheckAsync("audit-cari");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Periksa keutuhan jejak" }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Jejak utuh")).ToBeVisibleAsync();

        async Task LoadAsync(string csv)
        {
            await desk.Page.GetByLabel("Berkas CSV").SetInputFilesAsync(new FilePayload { Name = "orang.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Muat daftar" }).ClickAsync();
        }
    }

    [BrowserFact]
    public async Task Somebody_who_asks_in_a_chat_to_be_registered_is_let_in_at_the_desk()
    {
        await using var street = await site.DeskAsync();
        await street.GoAsync("/simulator");
        var resident = new SimulatorPhone(street.Page.Locator("#phone-warga"));
        await resident.SaysAsync("daftar", "nomor");
        await street.Page.Locator("#phone-warga").GetByRole(AriaRole.Button, new() { Name = "Bagikan nomor saya" }).Last.ClickAsync();
        await resident.HearsAsync("Siapa nama lengkap");
        await resident.SaysAsync("La Ode Uji Daftar", "bertugas sebagai apa");
        await resident.SaysAsync("TKSK", "kecamatan mana");
        await resident.SaysAsync("Poleang", "sudah kami terima");

        await using var desk = await site.DeskAsync(width: 360);
        await desk.GoAsync("/konsol/orang");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "La Ode Uji Daftar" }).ClickAsync();
        await desk.CheckAsync("orang-pendaftaran");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Setujui" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("disetujui");
        await resident.HearsAsync("sudah disetujui");
    }

    [BrowserFact]
    public async Task An_invitation_goes_out_and_attendance_minutes_and_the_list_follow()
    {
        await using var desk = await site.DeskAsync();
        await desk.GoAsync("/konsol/kegiatan/baru");
        await desk.Page.GetByLabel("Nama acara").FillAsync("Rapat koordinasi uji");
        await desk.Page.GetByLabel("Yang dibahas").FillAsync("Persiapan verval.");
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8);
        // Today still, where the office is.
        var at = new[] { now.AddHours(1), now.Date.AddHours(23).AddMinutes(59) }.Min();
        await desk.Page.GetByLabel("Tanggal dan jam").FillAsync(at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await desk.Page.GetByLabel("Desa atau kelurahan").SelectOptionAsync("74.06.01.1010");
        await desk.Page.GetByLabel("Gedung atau alamat").FillAsync("Aula kantor camat");
        await desk.Page.GetByLabel("Yang diundang").SelectOptionAsync("tksk");
        await desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Dari", Exact = true }).SelectOptionAsync("74.06.01");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }).ClickAsync();
        await desk.CheckAsync("kegiatan-undangan");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Kirim 1 undangan" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("1 orang diundang");
        await desk.CheckAsync("kegiatan-rincian");

        await desk.Page.GetByLabel("Nama tamu").FillAsync("Tamu Uji");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Catat hadir" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Tamu Uji dicatat hadir");
        await desk.Page.GetByLabel("Notulen").FillAsync("Disepakati jadwal kunjungan.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan notulen" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("Notulen disimpan");
        await desk.Page.GetByLabel("Isi", new() { Exact = true }).FillAsync("Menyusun daftar keluarga.");
        await desk.Page.GetByLabel("Dikerjakan oleh").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Simpan", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("#kabar")).ToContainTextAsync("diingatkan bot");
        var list = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Unduh daftar hadir" }).ClickAsync());
        Assert.EndsWith(".xlsx", list.SuggestedFilename, StringComparison.Ordinal);
        await desk.CheckAsync("kegiatan-hadir");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Kode di pintu" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".pintu .kode")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{6}$"));
        Assert.True(await desk.Page.EvaluateAsync<bool>("async () => { const i = document.querySelector('.pintu img'); await i.decode(); return i.naturalWidth > 100; }"));
        await desk.CheckAsync("kegiatan-pintu");
        await desk.Page.GoBackAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Buat daftar hadir" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("a[href*='handler=Berkas']").First).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await using var db = site.Office.Database.Office.Open();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditAct.GatheringExported));
    }
}
