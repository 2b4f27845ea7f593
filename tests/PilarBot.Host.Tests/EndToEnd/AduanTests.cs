using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd;

public sealed class AduanTests
{
    private const string Story = "Ia membagikan kaus partai saat pencairan bantuan.";

    [Theory]
    [OnSqlite(false), OnPostgres(true)]
    public async Task A_whole_complaint_ends_in_a_receipt_and_is_followed_to_its_end(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook, new() { EnforceRates = false });
        var resident = site.Telegram.User(9301, "Warga Uji");
        var officer = site.Telegram.User(9302, "Sartika Uji");
        var friend = site.Telegram.User(9303, "Kerabat Uji");
        await site.ImportAsync($"Sartika Uji,{officer.Phone},penangan-aduan,");
        await using var host = await HostInProcess.StartAsync(site);
        officer.Says("daftar");
        await officer.WaitForAsync("bagikan");
        officer.SharesContact();
        await officer.WaitForAsync("Selamat datang");

        var receipt = await ComplainAsync(resident);
        var (number, secret) = (receipt.Text[receipt.Text.IndexOf("AD-", StringComparison.Ordinal)..][..14], receipt.Text.Split("Kode rahasia: ")[1][..14]);
        Assert.Contains("sebagai dugaan, bukan putusan", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("aturan yang perlu dikonfirmasi", receipt.Text, StringComparison.Ordinal);
        var alert = await officer.WaitForAsync("Ada aduan yang menunggu Anda");
        Assert.DoesNotContain(number, alert.Text, StringComparison.Ordinal);

        // The rest afterwards, by the button under the receipt: evidence, a witness, and what is skipped.
        resident.Taps("Tambah bukti dan lainnya");
        await resident.WaitForAsync("kirim bukti");
        foreach (var photo in (string[])["1", "2"])
        {
            resident.SendsPhoto(Pictures.Jpeg);
            await resident.WaitForAsync($"{photo} berkas diterima");
        }
        resident.Taps("Selesai");
        foreach (var question in (string[])["media sosial", "Di mana kejadiannya", "dugaan lain"])
        {
            await resident.WaitForAsync(question);
            resident.Says("lewati");
        }
        await resident.WaitForAsync("orang lain yang melihatnya");
        resident.Says("Ibu pemilik warung");
        foreach (var question in (string[])["yang dilaporkan bekerja", "Anda harapkan", "meneruskan aduan ini"])
        {
            await resident.WaitForAsync(question);
            resident.Says("lewati");
        }
        await resident.WaitForAsync("Tambahan sudah tersimpan");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Media.CountAsync(m => m.OwnerKind == "complaint" && m.State == MediaState.Stored && m.ConversationId == null && m.FileRef == "") == 2;
        });

        // Handling.
        officer.Taps("Aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says(number);
        var shown = await officer.WaitForAsync(Story);
        Assert.Contains("Pak Budi", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ibu Pelapor", shown.Text, StringComparison.Ordinal);
        officer.Taps("Lihat bukti");
        await officer.WaitForAsync(m => m.Kind == "photo");
        await officer.WaitForAsync("Bukti yang dapat dibuka: 2");
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says("1");
        await officer.WaitForAsync("ingin Anda lakukan");
        officer.Taps("Ubah status");
        await officer.WaitForAsync("menjadi apa");
        officer.Taps("Diverifikasi");
        await officer.WaitForAsync("penjelasan untuk pelapor");
        officer.Taps("Lewati");
        await officer.WaitForAsync("catatan penanganan");
        officer.Taps("Lewati");
        await officer.WaitForAsync("sekarang diverifikasi");

        // The same chat needs no secret; another does.
        Assert.DoesNotContain(number, (await resident.WaitForAsync("Ada perkembangan pada aduan Anda")).Text, StringComparison.Ordinal);
        resident.Taps("Lihat status");
        await resident.WaitForAsync("Laporan mana");
        resident.Taps(number);
        await resident.WaitForAsync("Status: diverifikasi");
        friend.Says("status");
        await friend.WaitForAsync("nomor laporan atau aduan");
        friend.Says(number);
        await friend.WaitForAsync("kode rahasia");
        friend.Says(secret.ToLowerInvariant());
        var seen = await friend.WaitForAsync("Status: diverifikasi");
        Assert.Contains("Bukti tersimpan: 2", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", friend.Chat.Transcript(), StringComparison.Ordinal);
        Assert.DoesNotContain(Story, host.Output, StringComparison.Ordinal);
        site.Telegram.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Wrong_secrets_are_refused_in_the_same_words_and_paused_after_five(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), false, new() { EnforceRates = false });
        var stranger = site.Telegram.User(9304, "Orang Lain");
        var resident = site.Telegram.User(9301, "Warga Uji");
        await using var host = await HostInProcess.StartAsync(site);
        var receipt = await ComplainAsync(resident);
        var number = receipt.Text[receipt.Text.IndexOf("AD-", StringComparison.Ordinal)..][..14];
        var secret = receipt.Text.Split("Kode rahasia: ")[1][..14];

        // Each wrong one may be typed again at once, and counts.
        foreach (var (tried, second, words) in new[]
        {
            (number, "K7PW-3XJM-9RTC", "belum cocok"), ("AD-2026-999999", secret, "belum cocok"), (number, secret, "jeda satu jam"),
        })
        {
            stranger.Says("status");
            await stranger.WaitForAsync("nomor laporan atau aduan");
            stranger.Says(tried);
            await stranger.WaitForAsync("kode rahasia");
            stranger.Says("K7PW-3XJM-9RTC");
            await stranger.WaitForAsync("belum cocok");
            stranger.Says(second);
            await stranger.WaitForAsync(words);
        }
        site.Telegram.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Whoever_steps_back_leaves_nothing_and_may_come_again(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), false, new() { EnforceRates = false });
        var resident = site.Telegram.User(9301, "Warga Uji");
        await using var host = await HostInProcess.StartAsync(site);
        resident.Says("aduan");
        await resident.WaitForAsync("nomor akun dan nama tampilan");
        resident.Taps("Tidak sekarang");
        await resident.WaitForAsync("Tidak ada aduan yang dibuat");
        resident.Says("aduan");
        await resident.WaitForAsync("Tentang apa aduan");
        resident.Taps("Netralitas petugas");
        await resident.WaitForAsync("Apa tugas orang");
        resident.Taps("TKSK");
        await resident.WaitForAsync("Siapa namanya");
        resident.Says("batal");
        await resident.WaitForAsync("Batalkan");
        resident.Taps("Ya, batalkan");
        await resident.WaitForAsync("dibatalkan");
        await using var db = site.Database.Office.Open();
        Assert.False(await db.Complaints.AnyAsync());
    }

    private static async Task<FakeMessage> ComplainAsync(FakeUser resident)
    {
        resident.Says("aduan");
        await resident.WaitForAsync("Nomor telepon tidak terlihat");
        resident.Taps("Netralitas petugas");
        await resident.WaitForAsync("Apa tugas orang");
        resident.Taps("Pendamping PKH");
        await resident.WaitForAsync("Siapa namanya");
        resident.Says("Pak Budi");
        await resident.WaitForAsync("kecamatan mana");
        resident.Says("Rumbia");
        await resident.WaitForAsync(m => m.Text.Contains("Dugaan apa", StringComparison.Ordinal) || m.Text.Contains("cocok dengan", StringComparison.Ordinal));
        resident.Says("kampanye");
        await resident.WaitForAsync("Apa yang terjadi");
        resident.Says(Story);
        await resident.WaitForAsync("Tanggal berapa kejadiannya");
        resident.Says("kemarin");
        await resident.WaitForAsync("Sejak tanggal berapa");
        resident.Taps("Pada hari kejadian");
        await resident.WaitForAsync("identitas Anda");
        resident.Taps("Dirahasiakan");
        await resident.WaitForAsync("Siapa nama Anda");
        resident.Says("Ibu Pelapor");
        await resident.WaitForAsync("periksa kembali aduan");
        resident.Taps("Kirim aduan");
        return await resident.WaitForAsync("Kode rahasia");
    }
}
