using Microsoft.EntityFrameworkCore;
using PilarBot.Host.Tests.Reliability;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd;

public sealed class SiaranTests
{
    private static readonly FakeTelegramOptions Unhurried = new() { EnforceRates = false };

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_broadcast_reaches_exactly_its_audience(string provider)
    {
        await using var site = await SiteAsync(provider);
        var staff = site.Telegram.User(9101, "Petugas Uji");
        var inside = site.Telegram.User(9102, "TKSK Poleang");
        var elsewhere = site.Telegram.User(9103, "TKSK Kabaena");
        var otherRole = site.Telegram.User(9104, "PSM Poleang");
        await site.ImportAsync(
            $"Petugas Uji,{staff.Phone},staf-dinsos,", $"TKSK Poleang,{inside.Phone},tksk,Poleang",
            $"TKSK Kabaena,{elsewhere.Phone},tksk,Kabaena", $"PSM Poleang,{otherRole.Phone},psm,Poleang");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var user in (FakeUser[])[staff, inside, elsewhere, otherRole])
            await RegisterAsync(user);

        staff.Says("siaran");
        await staff.WaitForAsync("isi siaran");
        staff.Says("Rapat koordinasi **Senin** pukul 09.00 di aula.");
        await staff.WaitForAsync("gambar atau PDF");
        staff.SendsPhoto(Pictures.Jpeg);
        await staff.WaitForAsync("Untuk siapa");
        staff.Says("TKSK");
        await staff.WaitForAsync("kecamatan mana");
        staff.Says("Poleang");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("1 orang");
        staff.Taps("Sekarang");
        await staff.WaitForAsync("periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await staff.WaitForAsync("sedang dikirim");
        var got = await inside.WaitForAsync("Rapat koordinasi Senin");
        Assert.Equal("photo", got.Kind);
        await staff.WaitForAsync("1 terkirim, 0 tidak dapat dihubungi, 0 gagal");
        Assert.DoesNotContain("Rapat koordinasi", elsewhere.Chat.Transcript(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rapat koordinasi", otherRole.Chat.Transcript(), StringComparison.Ordinal);
        site.Telegram.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_scheduled_broadcast_waits_for_its_time_and_can_be_cancelled(string provider)
    {
        await using var site = await SiteAsync(provider);
        var staff = site.Telegram.User(9101, "Petugas Uji");
        await site.ImportAsync($"Petugas Uji,{staff.Phone},staf-dinsos,");
        await using var host = await HostInProcess.StartAsync(site);
        await RegisterAsync(staff);
        staff.Says("siaran");
        await staff.WaitForAsync("isi siaran");
        staff.Says("Undangan sosialisasi di kantor.");
        await staff.WaitForAsync("gambar atau PDF");
        staff.Taps("Tanpa lampiran");
        await staff.WaitForAsync("Untuk siapa");
        staff.Taps("Semua pilar");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("Kapan dikirim");
        staff.Says("besok 09.00");
        await staff.WaitForAsync("periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await staff.WaitForAsync("pukul 09.00 WITA");

        staff.Says("siaran saya");
        await staff.WaitForAsync("Siaran mana");
        staff.Says("1");
        await staff.WaitForAsync("belum dikirim");
        staff.Taps("Batalkan siaran");
        await staff.WaitForAsync("dibatalkan");
        await using var db = site.Database.Office.Open();
        Assert.Equal(BroadcastState.Cancelled, Assert.Single(await db.Broadcasts.AsNoTracking().ToListAsync()).State);
        Assert.Empty(await db.BroadcastRecipients.ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_uploaded_once_and_sent_again_by_the_channels_own_reference(string provider)
    {
        await using var site = await SiteAsync(provider);
        var staff = site.Telegram.User(9101, "Petugas Uji");
        await site.ImportAsync($"Petugas Uji,{staff.Phone},staf-dinsos,");
        // By day they would be reminded of a pledge as well.
        site.Settings["Neutrality:BoundRoles:0"] = "tagana";
        List<FakeUser> tksk = [.. Enumerable.Range(0, 40).Select(i => site.Telegram.User(9200 + i))];
        tksk.ForEach(u => u.HasWrittenBefore());
        await Recipients.AddAsync(site, tksk);
        await using var host = await HostInProcess.StartAsync(site);
        await RegisterAsync(staff);

        staff.Says("siaran");
        await staff.WaitForAsync("isi siaran");
        staff.Says("Rapat koordinasi hari Senin.");
        await staff.WaitForAsync("gambar atau PDF");
        staff.SendsPhoto(Pictures.Jpeg);
        await staff.WaitForAsync("Untuk siapa");
        staff.Says("TKSK");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("40 orang");
        staff.Taps("Sekarang");
        await staff.WaitForAsync("periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await staff.WaitForAsync("40 terkirim");

        Assert.All(tksk, user => Assert.Equal("photo", Assert.Single(user.Chat.FromBot).Kind));
        Assert.Single(site.Telegram.Requests, r => r.Method == "sendPhoto" && (string?)r.Body["photo"] == "attach://photo");
        Assert.Equal(40, site.Telegram.Requests.Count(r => r.Method == "sendPhoto"));
    }

    [Theory, OnPostgres]
    public async Task A_scheduled_broadcast_goes_out_at_its_minute_to_its_audience_alone(string provider)
    {
        await using var site = await SiteAsync(provider);
        var staff = site.Telegram.User(9101, "Petugas Uji");
        var tksk = site.Telegram.User(9102, "TKSK Poleang");
        var psm = site.Telegram.User(9103, "PSM Poleang");
        await site.ImportAsync(
            $"Petugas Uji,{staff.Phone},staf-dinsos,", $"TKSK Poleang,{tksk.Phone},tksk,Poleang", $"PSM Poleang,{psm.Phone},psm,Poleang");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var user in (FakeUser[])[staff, tksk, psm])
            await RegisterAsync(user);
        // The next full minute that leaves time to schedule it; Bombana lies in WITA.
        var at = TimeProvider.System.GetUtcNow().AddSeconds(80);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

        staff.Says("siaran");
        await staff.WaitForAsync("isi siaran");
        staff.Says("Batas pengumpulan laporan hari ini.");
        await staff.WaitForAsync("gambar atau PDF");
        staff.Taps("Tanpa lampiran");
        await staff.WaitForAsync("Untuk siapa");
        staff.Says("TKSK");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("Kapan dikirim");
        staff.Says(at.AddHours(8).ToString("dd/MM/yyyy HH.mm", System.Globalization.CultureInfo.InvariantCulture));
        await staff.WaitForAsync("periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await staff.WaitForAsync($"pukul {at.AddHours(8):HH.mm} WITA");

        var got = await tksk.WaitForAsync("Batas pengumpulan", TimeSpan.FromMinutes(2));
        Assert.InRange(got.Date, at.ToUnixTimeSeconds(), at.ToUnixTimeSeconds() + 59);
        await staff.WaitForAsync("1 terkirim");
        Assert.DoesNotContain("Batas pengumpulan", psm.Chat.Transcript(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_list_sent_as_a_file_is_read_by_itself_and_the_broadcast_reaches_those_on_it(string provider)
    {
        await using var site = await SiteAsync(provider);
        var staff = site.Telegram.User(9101, "Petugas Uji");
        var listed = site.Telegram.User(9102, "TKSK Poleang");
        var other = site.Telegram.User(9103, "TKSK Kabaena");
        await site.ImportAsync(
            $"Petugas Uji,{staff.Phone},staf-dinsos,", $"TKSK Poleang,{listed.Phone},tksk,Poleang", $"TKSK Kabaena,{other.Phone},tksk,Kabaena");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var user in (FakeUser[])[staff, listed, other])
            await RegisterAsync(user);

        staff.Says("siaran");
        await staff.WaitForAsync("isi siaran");
        staff.Says("Rapat koordinasi hari Senin.");
        await staff.WaitForAsync("gambar atau PDF");
        staff.Taps("Tanpa lampiran");
        await staff.WaitForAsync("Untuk siapa");
        staff.Taps("Nama tertentu");
        await staff.WaitForAsync("nama atau nomor HP");
        staff.Taps("Kirim berkas");
        await staff.WaitForAsync("Kirim daftarnya");
        staff.SendsDocument("undangan.pdf", Pictures.Pdf);
        await staff.WaitForAsync("isinya ternyata dokumen PDF");
        staff.SendsDocument("daftar.csv", [.. System.Text.Encoding.UTF8.GetBytes($"\uFEFFNama;No HP\r\nTKSK;{listed.Phone}\r\nOrang Lain;\r\n")], "text/csv");
        await staff.WaitForAsync("Baris 3: Orang Lain tidak ada di daftar pilar Anda");
        staff.Taps("Teruskan tanpa itu");
        await staff.WaitForAsync("kecamatan mana");
        staff.Taps("Semua kecamatan");
        await staff.WaitForAsync("Perlu tambahan");
        staff.Taps("Tanpa tambahan");
        await staff.WaitForAsync("1 orang");
        staff.Taps("Sekarang");
        await staff.WaitForAsync("periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await listed.WaitForAsync("Rapat koordinasi");
        await staff.WaitForAsync("1 terkirim, 0 tidak dapat dihubungi, 0 gagal");
        Assert.DoesNotContain("Rapat koordinasi", other.Chat.Transcript(), StringComparison.Ordinal);
        site.Telegram.AssertNoViolations();
    }

    private static async Task<OfficeSite> SiteAsync(string provider)
    {
        var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, Unhurried);
        site.Settings["Outbox:ChatBurst"] = "100";
        site.Settings["Outbox:ChatPerSecond"] = "100";
        return site;
    }

    private static async Task RegisterAsync(FakeUser user)
    {
        user.Says("daftar");
        await user.WaitForAsync("bagikan");
        user.SharesContact();
        await user.WaitForAsync("Selamat datang");
    }
}
