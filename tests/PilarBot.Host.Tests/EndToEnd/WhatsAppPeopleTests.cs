using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Outbox;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>People whom WhatsApp names by a number, by an id, by both, by another id: each has one conversation with one history.</summary>
public sealed class WhatsAppPeopleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_pillar_known_by_number_then_both_then_id_then_another_id_reports_a_case_in_one_conversation(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        var tksk = graph.Person("6281234500001", "Wa Ode Uji");
        await site.ImportAsync("Wa Ode Uji,081234500001,tksk,74.06.05");
        await using var host = await HostInProcess.StartAsync(site);

        tksk.HidesUserId = true;
        await AsksAsync(tksk, "lapor", "Masalah apa");
        await AsksAsync(tksk, "lansia", "Siapa nama");
        tksk.HidesUserId = false;
        await AsksAsync(tksk, "Nenek Uji", "NIK");
        tksk.HidesPhone = true;
        tksk.Taps("NIK tidak ada");
        await WaitAsync(tksk, "usianya");
        tksk.Taps("Tidak tahu");
        await WaitAsync(tksk, "desa");
        tksk.ChangesUserId("ID.995000000001");
        await AddressAsync(site, "ID.995000000001");
        await AsksAsync(tksk, "Boepinang", "foto");
        tksk.SendsPhoto(Pictures.Jpeg);
        await WaitAsync(tksk, "1 foto");
        tksk.Taps("Selesai");
        await WaitAsync(tksk, b => b.Kind == "location_request_message");
        tksk.HidesPhone = false;
        tksk.ChangesNumber("6281299900001", "ID.995000000002");
        await AddressAsync(site, "ID.995000000002");
        tksk.SharesLocation(-4.7, 121.6);
        await WaitAsync(tksk, "Ceritakan");
        await AsksAsync(tksk, "Tinggal sendiri.", "periksa kembali");
        tksk.Taps("Kirim laporan");
        await WaitAsync(tksk, "KS-");
        tksk.HidesPhone = true;
        tksk.Says("status");
        await WaitAsync(tksk, b => b.Titles.Any(t => t.Contains("KS-", StringComparison.Ordinal)));

        await using var db = site.Database.Office.Open();
        var chat = Assert.Single(await db.Conversations.AsNoTracking().ToListAsync());
        Assert.Equal("ID.995000000002", chat.Address);
        Assert.NotNull(chat.PersonId);
        Assert.Equal(chat.Id, (await db.Cases.SingleAsync()).ConversationId);
        Assert.Equal(0, await db.Quarantine.CountAsync());
        Assert.Equal(0, await db.Outbox.CountAsync(m => m.State == OutboxState.Dead));
        Assert.DoesNotContain("try 1 of 3", host.Output, StringComparison.Ordinal);
        graph.AssertNoViolations();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_histories_become_one_and_the_notice_about_a_complaint_arrives_where_its_reporter_is_now(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        var resident = graph.Person("6281234500002");
        var officer = graph.Person("6281234500003", "Sartika Uji");
        await site.ImportAsync("Sartika Uji,081234500003,penangan-aduan,");
        await using var host = await HostInProcess.StartAsync(site);
        await AsksAsync(officer, "menu", "Silakan pilih");

        resident.HidesUserId = true;
        await ComplainsAsync(resident);
        // The same person again, whom nothing connects yet; half a complaint more.
        (resident.HidesUserId, resident.HidesPhone) = (false, true);
        await AsksAsync(resident, "aduan", "Tentang apa aduan");
        resident.Taps("Netralitas petugas");
        await WaitAsync(resident, "Apa tugas orang");
        await AsksAsync(resident, "tksk", "Siapa namanya");
        await using (var db = site.Database.Office.Open())
            Assert.Equal(3, await db.Conversations.CountAsync());
        resident.HidesPhone = false;
        await AsksAsync(resident, "Pak Budi", "kecamatan mana");

        var number = await HandleAsync(officer);
        await WaitAsync(resident, "Ada perkembangan pada aduan Anda");
        resident.HidesPhone = true;
        resident.ChangesUserId("ID.995000000003");
        await AddressAsync(site, "ID.995000000003");
        // The draft is where it was, and the complaint of the first conversation is this one's own.
        await AsksAsync(resident, "poleang", "Dugaan apa");
        await AsksAsync(resident, "status", "Pindah ke");
        resident.Taps("Ya, pindah");
        await WaitAsync(resident, b => (b.Text + string.Join(' ', b.Titles)).Contains(number, StringComparison.Ordinal));
        await AsksAsync(resident, "1", "diverifikasi");

        await using var after = site.Database.Office.Open();
        Assert.Equal(2, await after.Conversations.CountAsync());
        Assert.Equal(1, await after.MergedChats.CountAsync());
        Assert.Equal(0, await after.Quarantine.CountAsync());
        graph.AssertNoViolations();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_order_a_changed_id_is_told_in_and_however_often_it_ends_in_one_conversation(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site, new() { EnforceRates = false, PostTwice = true });
        await using var host = await HostInProcess.StartAsync(site);
        var people = Enumerable.Range(10, 10).Select(i => graph.Person($"62812345000{i}")).ToList();
        foreach (var person in people)
            person.HidesUserId = true;
        await Task.WhenAll(people.Select(p => AsksAsync(p, "menu", "Silakan pilih")));
        foreach (var person in people)
            (person.HidesUserId, person.HidesPhone) = (false, true);
        await Task.WhenAll(people.Select(p => AsksAsync(p, "bantuan", "Yang dapat kami bantu")));

        // All at once, each posted twice: both addresses in several messages, a new id, and words under it.
        foreach (var person in people)
        {
            person.HidesPhone = false;
            person.Says("menu");
            person.Says("bantuan");
            person.ChangesUserId($"ID.99{person.Phone}");
            person.Says("menu");
        }
        await Eventually.TrueAsync(() => Task.FromResult(graph.Deliveries.Pending == 0));
        await Task.WhenAll(people.Select(p => AsksAsync(p, "petugas", "petugas kami akan membalas")));

        await using var db = site.Database.Office.Open();
        Assert.Equal(people.Select(p => p.UserId).Order(), (await db.Conversations.Select(c => c.Address).ToListAsync()).Order());
        Assert.Equal(0, await db.Quarantine.CountAsync());
        Assert.Equal(10, await db.HumanRequests.CountAsync());
        Assert.DoesNotContain("try 1 of 3", host.Output, StringComparison.Ordinal);
        graph.AssertNoViolations();
    }

    private static async Task<string> HandleAsync(FakePerson officer)
    {
        var list = await AsksAsync(officer, "aduan masuk", "Aduan mana");
        var listed = list.Text + string.Join(' ', list.Titles);
        var number = listed[listed.IndexOf("AD-", StringComparison.Ordinal)..][..14];
        await AsksAsync(officer, "1", "ingin Anda lakukan");
        officer.Taps("Ubah status");
        await WaitAsync(officer, "menjadi apa");
        officer.Taps("Diverifikasi");
        await WaitAsync(officer, "penjelasan untuk pelapor");
        officer.Taps("Lewati");
        await WaitAsync(officer, "catatan penanganan");
        officer.Taps("Lewati");
        await WaitAsync(officer, "Pelapor dikabari");
        return number;
    }

    private static Task AddressAsync(OfficeSite site, string address) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        return await db.Conversations.AnyAsync(c => c.Address == address);
    });
}
