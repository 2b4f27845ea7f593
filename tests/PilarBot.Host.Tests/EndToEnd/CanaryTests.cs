using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>What the whole program leaves behind of complaints, wherever a thief may look: database, outbox, files, logs.</summary>
public sealed class CanaryTests
{
    private const string Reported = "Xqkenariterlapor";
    private const string Story = "Xqkenariuraian";
    private const string Place = "Xqkenaritempat";
    private const string Reporter = "Xqkenaripelapor";
    private const string Workplace = "Xqkenarikantor";
    private const string Wish = "Xqkenariharapan";
    private const string Address = "Xqkenarialamat";
    private const string Question = "Xqkenaritanya";
    private const string Reason = "Xqkenarialasan";
    private const string Link = "https://contoh.id/Xqkenaritautan";
    private const string Witness = "Xqkenarisaksi";
    private const string Phone = "081234567890";
    private const string InPhoto = "Xqkenaridalamfoto";
    private const string InDocument = "Xqkenaridalamdokumen";
    private const string FileName = "Xqkenariberkas.pdf";
    private const string Answer = "Xqkenarijawaban";
    private const string Note = "Xqkenaricatatan";
    private const string Unsent = "Xqkenaribelumterkirim";

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_a_complaint_is_found_in_database_files_outbox_and_logs_before_and_after_it_is_erased(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false, new() { EnforceRates = false });
        site.Settings["Logging:LogLevel:Default"] = "Debug";
        var resident = site.Telegram.User(9301, "Warga Uji");
        var officer = site.Telegram.User(9302, "Sartika Uji");
        var head = site.Telegram.User(9303, "Herman Uji");
        await site.ImportAsync($"Sartika Uji,{officer.Phone},penangan-aduan,", $"Herman Uji,{head.Phone},kepala-dinas,");
        await using var host = await site.StartAsync();
        foreach (var handler in (FakeUser[])[officer, head])
        {
            handler.Says("daftar");
            await handler.WaitForAsync("bagikan");
            handler.SharesContact();
            await handler.WaitForAsync("Selamat datang");
        }
        var receipt = await ComplainAsync(resident);
        var number = receipt[receipt.IndexOf("AD-", StringComparison.Ordinal)..][..14];
        var secret = receipt.Split("Kode rahasia: ")[1][..14];
        await AddAsync(resident);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Media.CountAsync(m => m.OwnerKind == "complaint" && m.State == MediaState.Stored) == 2;
        });
        await HandleAsync(officer, head, number);
        // What waits in the outbox, and what is half told in a dialogue.
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        resident.Says("aduan");
        await resident.WaitForAsync("Tentang apa aduan");
        resident.Taps("Netralitas petugas");
        await resident.WaitForAsync("Apa tugas orang");
        site.Telegram.FailNext(Fault.ServerError, count: 1000, method: "sendMessage");
        officer.Says(number);
        resident.Says("Camat");
        resident.Says("Pak " + Unsent);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Outbox.CountAsync(m => m.Attempts > 0) == 2;
        });
        await host.StopAsync();

        string[] canaries =
        [
            Reported, Story, Place, Reporter, Workplace, Wish, Address, Question, Reason, "Xqkenaritautan", Witness, Phone, "+6281234567890", "81234567890", InPhoto, InDocument, FileName, Answer, Note, Unsent,
            secret, secret.Replace("-", "", StringComparison.Ordinal),
        ];
        var all = (await DatabaseDump.TakeAsync(site.Database)).And(site.MediaFolder);
        var log = new DatabaseDump(Encoding.UTF8.GetBytes(host.Output));
        foreach (var canary in canaries)
        {
            Assert.Equal([], all.Find(canary));
            Assert.Equal([], log.Find(canary));
        }
        Assert.Equal([], log.Find(number));
        Assert.Equal([], log.Find(site.Telegram.Token));
        // Proof that the searches find what is there.
        Assert.Contains("UTF-8", all.Find(number));
        Assert.NotEmpty(log.Find("PilarBot"));
        // All of it: a host keeps the last 5000 lines for its test.
        Assert.InRange(host.Output.Split('\n').Length, 1, 4999);

        var (code, told) = await site.TypeAsync([number], "records", "erase", number, "--oleh", "Kepala Uji");
        Assert.True(code == 0 && told.Contains("sudah dihapus", StringComparison.Ordinal), told);
        Assert.Contains($"{number}: atas permintaan, oleh Kepala Uji", (await site.RunAsync("records", "erased")).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(site.MediaFolder, "*", SearchOption.AllDirectories));
        var after = await DatabaseDump.TakeAsync(site.Database);
        Assert.All(canaries, canary => Assert.Equal([], after.Find(canary)));
    }

    private static async Task<string> ComplainAsync(FakeUser resident)
    {
        (string Says, string Answer)[] dialogue =
        [
            ("aduan", "Tentang apa aduan"), ("1", "Apa tugas orang"), ("Pendamping PKH", "Siapa namanya"), ("Pak " + Reported, "kecamatan mana"),
            ("Rumbia", "Dugaan apa"), ("NET01", "Apa yang terjadi"), ($"Ia {Story} di depan warga. Lihat {Link}", "Tanggal berapa kejadiannya"),
            ("kemarin", "Sejak tanggal berapa"), ("Pada hari kejadian", "identitas Anda"), ("Dirahasiakan", "Siapa nama Anda"), ("Ibu " + Reporter, "periksa kembali aduan"),
        ];
        foreach (var (says, answer) in dialogue)
        {
            resident.Says(says);
            await resident.WaitForAsync(answer);
        }
        resident.Taps("Kirim aduan");
        return (await resident.WaitForAsync("Kode rahasia")).Text;
    }

    private static async Task AddAsync(FakeUser resident)
    {
        resident.Taps("Tambah bukti dan lainnya");
        await resident.WaitForAsync("kirim bukti");
        resident.SendsPhoto([.. Pictures.Jpeg, .. Encoding.UTF8.GetBytes(InPhoto)]);
        await resident.WaitForAsync("1 berkas diterima");
        resident.Taps("Selesai");
        (string Asks, string Says)[] dialogue =
        [
            ("media sosial", "lewati"), ("Di mana kejadiannya", "Balai " + Place), ("dugaan lain", "lewati"), ("orang lain yang melihatnya", "lewati"),
            ("yang dilaporkan bekerja", "Kantor " + Workplace), ("Anda harapkan", "Agar " + Wish), ("meneruskan aduan ini", "Boleh, dengan nama"), ("alamat Anda", "Jalan " + Address),
        ];
        foreach (var (asks, says) in dialogue)
        {
            await resident.WaitForAsync(asks);
            resident.Says(says);
        }
        await resident.WaitForAsync("Tambahan sudah tersimpan");
        foreach (var (kind, asks, says) in new[]
        {
            ("Saksi", "Siapa saksinya", "Ada " + Witness), ("Akun atau tautan", "nama akun atau tautannya", Link), ("Nomor telepon saya", "Tuliskan nomor telepon", Phone),
        })
        {
            resident.Says("tambah aduan");
            await resident.WaitForAsync("Ada yang ingin Anda tambahkan");
            resident.Taps(kind);
            await resident.WaitForAsync(asks);
            resident.Says(says);
            await resident.WaitForAsync(m => m.Text.Contains("Tambahan sudah masuk", StringComparison.Ordinal) || m.Text.Contains("tersimpan terkunci", StringComparison.Ordinal));
        }
        resident.Says("tambah aduan");
        await resident.WaitForAsync("Ada yang ingin Anda tambahkan");
        resident.Taps("Bukti");
        await resident.WaitForAsync("Kirim buktinya");
        resident.SendsDocument(FileName, Encoding.UTF8.GetBytes($"%PDF-1.4\n% {InDocument}\n%%EOF\n"));
        await resident.WaitForAsync("1 berkas diterima");
        resident.Taps("Selesai");
        await resident.WaitForAsync("Bukti sudah masuk");
    }

    private static async Task HandleAsync(FakeUser officer, FakeUser head, string number)
    {
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says(number);
        await officer.WaitForAsync(Story);
        officer.Taps("Lihat identitas pelapor");
        await officer.WaitForAsync("Orang kedua");
        officer.Says($"Perlu diundang, {Reason}.");
        await officer.WaitForAsync("sudah dikirim kepada orang kedua");
        head.Says("aduan masuk");
        await head.WaitForAsync("Aduan mana");
        head.Says(number);
        await head.WaitForAsync("Apakah Anda menyetujuinya");
        head.Taps("Setuju");
        await head.WaitForAsync("ingin Anda lakukan");
        head.Taps("Tanya pelapor");
        await head.WaitForAsync("ingin Anda tanyakan");
        head.Says($"Pukul berapa {Question}?");
        await head.WaitForAsync("sudah dititipkan");
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says(number);
        await officer.WaitForAsync("ingin Anda lakukan");
        officer.Taps("Lihat identitas pelapor");
        await officer.WaitForAsync(Reporter);
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says(number);
        await officer.WaitForAsync("ingin Anda lakukan");
        officer.Taps("Lihat bukti");
        await officer.WaitForAsync("Bukti yang dapat dibuka: 2");
        officer.Says("aduan masuk");
        await officer.WaitForAsync("Aduan mana");
        officer.Says(number);
        await officer.WaitForAsync("ingin Anda lakukan");
        officer.Taps("Ubah status");
        await officer.WaitForAsync("menjadi apa");
        officer.Taps("Diverifikasi");
        await officer.WaitForAsync("penjelasan untuk pelapor");
        officer.Says($"Sudah {Answer}.");
        await officer.WaitForAsync("catatan penanganan");
        officer.Says($"Rapat {Note}.");
        await officer.WaitForAsync("sekarang diverifikasi");
    }
}
