using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>What is sent unasked: to whom has written today, and to whom has not.</summary>
public sealed class WhatsAppWindowTests
{
    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_broadcast_goes_whole_to_who_wrote_today_and_as_a_template_with_the_rest_at_a_press_to_who_did_not(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        graph.Register(new("pengumuman", "id", "Pengumuman dari {{1}} untuk {{2}}: {{3}} Tekan tombol untuk membaca semuanya.") { Buttons = ["quick_reply"] });
        Template(site, 0, "Notice", "pengumuman", "kantor", "nama", "isi");
        var staff = graph.Person("6281234500010", "Petugas Uji");
        var today = graph.Person("6281234500011", "Hari Ini");
        var earlier = graph.Person("6281234500012", "Lama");
        await site.ImportAsync("Petugas Uji,081234500010,staf-dinsos,", "Hari Ini,081234500011,tksk,Poleang", "Lama,081234500012,tksk,Kabaena");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in (FakePerson[])[today, earlier])
        {
            person.Says("menu");
            await WaitAsync(person, "Silakan pilih");
        }
        await TwoDaysAgoAsync(site, earlier);

        staff.Says("siaran");
        await WaitAsync(staff, "isi siaran");
        staff.Says("Rapat koordinasi **Senin**.\n\nPukul 09.00 di aula kantor.");
        await WaitAsync(staff, "gambar atau PDF");
        staff.Taps("Tanpa lampiran");
        await WaitAsync(staff, "Untuk siapa");
        staff.Says("TKSK");
        await WaitAsync(staff, "kecamatan mana");
        staff.Says("Semua kecamatan");
        await WaitAsync(staff, "Perlu tambahan");
        staff.Says("Tanpa tambahan");
        await WaitAsync(staff, "2 orang");
        staff.Taps("Sekarang");
        await WaitAsync(staff, "periksa sekali lagi");
        staff.Taps("Jadwalkan siaran");
        await WaitAsync(today, "Pukul 09.00 di aula kantor.");
        await WaitAsync(earlier, b => b.Kind == "template");
        Assert.Equal(["Dinas Sosial Kabupaten Bombana", "Lama", "Rapat koordinasi Senin. Pukul 09.00 di aula kantor."],
            earlier.Last.Body["template"]!["components"]![0]!["parameters"]!.AsArray().Select(p => (string)p!["text"]!));
        await WaitAsync(staff, "2 terkirim");

        earlier.TapsTemplate("!pesan", "Baca");
        await WaitAsync(earlier, "*Senin*");
        today.Reads();
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.BroadcastRecipients.CountAsync(r => r.State == RecipientState.Read) == 1
                && await db.BroadcastRecipients.CountAsync(r => r.State == RecipientState.Delivered) == 1
                // What arrived is not kept, and what was held is sent.
                && !await db.Outbox.AnyAsync();
        });
        await using var after = site.Database.Office.Open();
        Assert.Equal(1, await after.MessageCounts.Where(c => c.Category == "utility").SumAsync(c => c.Count));
        graph.AssertNoViolations();
    }

    [Fact]
    public async Task The_buttons_of_a_broadcast_come_inside_the_window_at_once_and_outside_of_it_at_a_press()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        graph.Register(new("pengumuman", "id", "Pengumuman dari {{1}} untuk {{2}}: {{3}} Tekan tombol untuk membaca semuanya.") { Buttons = ["quick_reply"] });
        Template(site, 0, "Notice", "pengumuman", "kantor", "nama", "isi");
        var staff = graph.Person("6281234500010", "Petugas Uji");
        var today = graph.Person("6281234500011", "Hari Ini");
        var earlier = graph.Person("6281234500012", "Lama");
        await site.ImportAsync("Petugas Uji,081234500010,staf-dinsos,", "Hari Ini,081234500011,tksk,Poleang", "Lama,081234500012,tksk,Kabaena");
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in (FakePerson[])[today, earlier])
        {
            person.Says("menu");
            await WaitAsync(person, "Silakan pilih");
        }
        await TwoDaysAgoAsync(site, earlier);
        staff.Says("siaran");
        foreach (var (answer, says) in ((string, string)[])
            [
                ("isi siaran", "Mohon bersikap netral."), ("gambar atau PDF", "tanpa lampiran"), ("Untuk siapa", "TKSK"), ("kecamatan mana", "semua kecamatan"),
                ("Perlu tambahan", "Tombol Sudah baca, Tautan, Tombol layanan"), ("Berapa kali", "Tidak diingatkan"), ("alamatnya lengkap", "https://contoh.id/netral"),
                ("Layanan mana", "Lapor kasus"), ("2 orang", "sekarang"), ("periksa sekali lagi", "jadwalkan siaran"),
            ])
        {
            await WaitAsync(staff, answer);
            staff.Says(says);
        }

        await WaitAsync(today, b => b.Titles.Contains("Sudah baca"));
        await WaitAsync(earlier, b => b.Kind == "template");
        await WaitAsync(staff, "2 terkirim");
        earlier.TapsTemplate("!pesan", "Baca");
        await WaitAsync(earlier, b => b.Titles.Contains("Sudah baca"));
        foreach (var person in (FakePerson[])[today, earlier])
        {
            Assert.Contains(person.Bubbles, b => b.Titles.Contains("Lapor"));
            Assert.Contains(person.Bubbles, b => b.Body.ToJsonString().Contains("https://contoh.id/netral", StringComparison.Ordinal));
            person.Taps("Sudah baca");
            await WaitAsync(person, "sudah kami catat");
        }
        await using var db = site.Database.Office.Open();
        Assert.Equal(2, await db.BroadcastRecipients.CountAsync(r => r.AcknowledgedAt != null));
        graph.AssertNoViolations();
    }

    [Fact]
    public async Task A_picture_for_many_is_uploaded_once()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        var staff = graph.Person("6281234500060", "Petugas Uji");
        var people = Enumerable.Range(0, 5).Select(i => graph.Person($"628123450007{i}")).ToList();
        await site.ImportAsync(["Petugas Uji,081234500060,staf-dinsos,", .. people.Select((_, i) => $"Tksk {i},08123450007{i},tksk,Poleang")]);
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in people)
        {
            person.Says("menu");
            await WaitAsync(person, "Silakan pilih");
        }
        staff.Says("siaran");
        await WaitAsync(staff, "isi siaran");
        staff.Says("Peta lokasi rapat.");
        await WaitAsync(staff, "gambar atau PDF");
        staff.SendsPhoto(Pictures.Jpeg);
        foreach (var (answer, says) in ((string, string)[])
            [("Untuk siapa", "TKSK"), ("kecamatan mana", "semua kecamatan"), ("Perlu tambahan", "tanpa tambahan"), ("5 orang", "sekarang"), ("periksa sekali lagi", "jadwalkan siaran"), ("5 terkirim", "menu")])
        {
            await WaitAsync(staff, answer);
            staff.Says(says);
        }
        Assert.All(people, p => Assert.Equal("image", p.Last.Kind));
        // What staff sent came from WhatsApp itself, which may take it by that name.
        Assert.InRange(graph.Uploads, 0, 1);
        graph.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task News_of_a_complaint_says_nothing_of_it_and_the_press_of_its_button_goes_on_with_it(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        graph.Register(new("kabar", "id", "Ada kabar untuk Anda dari {{1}}. Tekan tombol untuk melihatnya.") { Buttons = ["quick_reply"] });
        Template(site, 0, "ComplaintNotice", "kabar", "kantor");
        var handler = graph.Person("6281234500020", "Penangan");
        var reporter = graph.Person("6281234500021");
        await site.ImportAsync("Penangan,081234500020,penangan-aduan,");
        await using var host = await HostInProcess.StartAsync(site);
        handler.Says("menu");
        await WaitAsync(handler, "Silakan pilih");
        await ComplainsAsync(reporter);
        await TwoDaysAgoAsync(site, reporter);
        await WaitAsync(handler, "Ada aduan yang menunggu");
        handler.Taps("Aduan masuk");
        var list = await WaitAsync(handler, b => b.Titles.Any(t => t.Contains("AD-", StringComparison.Ordinal)));
        handler.Taps(list.Titles.First(t => t.Contains("AD-", StringComparison.Ordinal)));
        foreach (var (tap, answer) in ((string, string)[])
            [("Ubah status", "menjadi apa"), ("Diverifikasi", "Tulis penjelasan"), ("Lewati", "catatan penanganan")])
        {
            await WaitAsync(handler, b => b.Titles.Contains(tap));
            handler.Taps(tap);
            await WaitAsync(handler, answer);
        }
        handler.Says("Keterangan lengkap.");
        await WaitAsync(handler, "sekarang *diverifikasi*");
        await WaitAsync(reporter, b => b.Kind == "template");
        Assert.DoesNotContain("aduan", reporter.Last.Body.ToJsonString(), StringComparison.OrdinalIgnoreCase);

        reporter.TapsTemplate((string)reporter.Last.Body["template"]!["components"]![1]!["parameters"]![0]!["payload"]!, "Lihat");
        await WaitAsync(reporter, b => b.Text.Contains("AD-", StringComparison.Ordinal) || b.Titles.Any(t => t.Contains("AD-", StringComparison.Ordinal)));
        graph.AssertNoViolations();
    }

    // Last wrote so long ago that only a template may be sent; the office knows that.
    private static async Task TwoDaysAgoAsync(OfficeSite site, FakePerson person)
    {
        person.HasWrittenLongAgo();
        await using var db = site.Database.Office.Open();
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2);
        Assert.Equal(1, await db.Conversations.Where(c => c.Address == person.UserId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastWordAt, at)));
    }

    private static void Template(OfficeSite site, int index, string purpose, string name, params string[] parameters)
    {
        site.Settings[$"WhatsApp:Templates:{index}:Purpose"] = purpose;
        site.Settings[$"WhatsApp:Templates:{index}:Name"] = name;
        for (var i = 0; i < parameters.Length; i++)
            site.Settings[$"WhatsApp:Templates:{index}:Parameters:{i}"] = parameters[i];
    }
}
