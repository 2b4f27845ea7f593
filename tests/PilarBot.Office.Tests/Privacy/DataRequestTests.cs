using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Privacy;

public sealed class DataRequestTests
{
    private const string Canary = "Xqkenaripermintaan";
    private const string Answer = "Xqkenarijawaban";
    private const string Generic = "Ada jawaban untuk Anda dari kantor. Ketik **data saya** untuk membacanya.";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_gets_a_number_and_a_due_time_is_answered_and_read_again(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var admin = await desk.PersonAsync("1", "Admin Uji", ("admin", ""));
        var resident = desk.Chat("900");
        await resident.SaysAsync("data saya", "Minta salinan", $"Salinan laporan saya, {Canary}.");
        var asked = await resident.TapsAsync("Kirim permintaan");
        Assert.Contains("**PD-2026-000001**", asked, StringComparison.Ordinal);
        Assert.Contains("**25 November 2026 pukul 09.00 WITA**", asked, StringComparison.Ordinal);
        Assert.Contains("masih kami kerjakan", await resident.SaysAsync("data saya", "Minta salinan"), StringComparison.Ordinal);

        var listed = await admin.SaysAsync("permintaan data");
        Assert.Contains("Permintaan mana", listed, StringComparison.Ordinal);
        Assert.Contains(Canary, await admin.SaysAsync("1"), StringComparison.Ordinal);
        await admin.SaysAsync("Sudah dikerjakan", $"Salinannya dapat diambil di kantor, {Answer}.");
        Assert.DoesNotContain(Answer, await resident.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Contains("tersimpan", await admin.TapsAsync("Kirim jawaban"), StringComparison.Ordinal);

        Assert.EndsWith(Generic, await resident.TranscriptAsync(), StringComparison.Ordinal);
        await resident.SaysAsync("data saya", "Permintaan saya");
        var read = await resident.SaysAsync("1");
        Assert.Contains("sudah dikerjakan", read, StringComparison.Ordinal);
        Assert.Contains(Answer, read, StringComparison.Ordinal);
        Assert.Contains("Tidak ada permintaan", await admin.SaysAsync("permintaan data"), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(
            [(AuditAct.DataRequestShown, "PD-2026-000001", null), (AuditAct.DataRequestAnswered, "PD-2026-000001", "done")],
            (await db.AuditEntries.OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Act, e.Record, e.Detail)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Neither_request_nor_answer_is_found_in_a_dump(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Admin Uji", ("admin", ""));
        var number = await AskAsync(desk, "900", "erasure", $"Hapus {Canary}.");
        await desk.ActAsync("1", turn => desk.HandleDataRequests.ShowAsync(new(number), turn));
        await desk.ActAsync("1", turn => HandleDataRequests.AnswerAsync(new(number, false, $"Masih diperlukan, {Answer}."), turn));
        // Half an answer in a flow under way.
        await desk.Chat("900").SaysAsync("data saya", "Minta perbaikan", $"Belum dikirim {Canary}.");

        var dump = await DatabaseDump.TakeAsync(desk.Database);

        Assert.Empty(dump.Find(Canary));
        Assert.Empty(dump.Find(Answer));
        // Proof that the search finds what is there.
        Assert.NotEmpty(dump.Find(number));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_chat_has_one_open_request_of_a_kind_and_others_have_their_own(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Admin Uji", ("admin", ""));
        var first = await AskAsync(desk, "900", "copy", "Semua data saya.");
        Assert.Equal("is-open", (await desk.ActAsync("900", turn => desk.OwnData.AskAsync(new("copy", "Sekali lagi."), turn))).Refusal?.Code);
        await AskAsync(desk, "900", "correction", "Nama saya keliru.");
        await AskAsync(desk, "901", "copy", "Semua data saya.");
        await desk.ActAsync("1", turn => HandleDataRequests.AnswerAsync(new(first, true, "Sudah dikirim."), turn));
        await AskAsync(desk, "900", "copy", "Data bulan ini.");

        Assert.Equal(3, (await desk.ActAsync("900", turn => OwnData.ListAsync(new(), turn))).Result!.Count);
        Assert.Equal("not-found", (await desk.ActAsync("901", turn => OwnData.FindAsync(new(first), turn))).Refusal?.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_roles_that_answer_see_requests_and_of_two_answers_the_first_counts(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        foreach (var (address, role) in new[] { ("1", "admin"), ("2", "kepala-dinas"), ("3", "staf-dinsos"), ("4", "penangan-aduan") })
            await desk.PersonAsync(address, "Petugas " + address, (role, ""));
        var number = await AskAsync(desk, "900", "copy", "Semua data saya.");
        foreach (var other in (string[])["3", "4", "900"])
        {
            Assert.Equal("not-allowed", (await desk.ActAsync(other, turn => HandleDataRequests.WaitingAsync(new(), turn))).Refusal?.Code);
            Assert.Equal("not-allowed", (await desk.ActAsync(other, turn => desk.HandleDataRequests.ShowAsync(new(number), turn))).Refusal?.Code);
            Assert.Equal("not-allowed", (await desk.ActAsync(other, turn => HandleDataRequests.AnswerAsync(new(number, true, "Sudah."), turn))).Refusal?.Code);
        }

        var outcomes = await Task.WhenAll(((string[])["1", "2"]).Select(address => Task.Run(() =>
            desk.ActAsync(address, turn => HandleDataRequests.AnswerAsync(new(number, true, "Dijawab " + address), turn)))));

        Assert.Equal([null, "answered"], outcomes.Select(o => o.Refusal?.Code).Order());
        Assert.Equal(Generic, await desk.Chat("900").TranscriptAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_summary_counts_what_is_tied_to_the_chat_and_handlers_see_no_complaint_of_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Admin Uji", ("admin", ""));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var complaint = (await desk.FileAsync("2", ComplaintSamples.Plain)).Number;
        await desk.FileAsync("901", ComplaintSamples.Plain);
        var report = (await desk.ActAsync("2", turn => new OpenCase(desk.Office).RunAsync(
            new("08", "Nenek Uji", "7406054101550001", "74.06.01.1001", null, null, "Tinggal sendiri."), turn))).Result!.Number;
        var number = await AskAsync(desk, "2", "copy", "Semua data saya.");

        var own = (await desk.ActAsync("2", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;

        Assert.Equal(("Tksk Uji", "TKSK", 1, report, 1, complaint, 1), (own.Name, own.Roles, own.Cases, own.CaseNumbers, own.Complaints, own.ComplaintNumbers, own.Requests));
        Assert.Equal(["copy"], own.OpenKinds);
        var nobody = (await desk.ActAsync("905", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;
        Assert.Equal((false, 0, 0, 0, 0, 0), (nobody.IsRegistered, nobody.Cases, nobody.Complaints, nobody.Pledges, nobody.Quizzes, nobody.Requests));
        var seen = (await desk.ActAsync("1", turn => desk.HandleDataRequests.ShowAsync(new(number), turn))).Result!;
        Assert.Equal(("Tksk Uji", report), (seen.From, seen.Cases));
        Assert.DoesNotContain(complaint, seen.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Those_who_answer_are_told_once_when_it_comes_a_day_before_it_is_due_and_when_it_is_late(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        // Both roles are one person: told once.
        var head = await desk.PersonAsync("1", "Kepala Uji", ("kepala-dinas", ""), ("admin", ""));
        var staff = await desk.PersonAsync("3", "Staf Uji", ("staf-dinsos", ""));
        await AskAsync(desk, "900", "copy", "Semua data saya.");
        var answered = await AskAsync(desk, "901", "copy", "Semua data saya.");
        Task LookTwiceAsync() => Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.WatchDataRequests.RunAsync(desk.Clock.Now, default))));
        var told = new List<string>();
        async Task IsToldAsync(string? words)
        {
            await LookTwiceAsync();
            await LookTwiceAsync();
            if (words is not null)
                told.Add($"Permintaan data pribadi: {words}. Ketik **permintaan data** untuk melihatnya.");
            Assert.Equal(string.Join("\n", told), await head.TranscriptAsync());
        }

        await IsToldAsync("2 baru");
        await desk.ActAsync("1", turn => HandleDataRequests.AnswerAsync(new(answered, true, "Sudah dikirim."), turn));
        desk.Clock.Now += TimeSpan.FromHours(47);
        await IsToldAsync(null);
        desk.Clock.Now += TimeSpan.FromHours(1);
        await AskAsync(desk, "902", "erasure", "Hapus data saya.");
        await IsToldAsync("1 baru, 1 jatuh tempo dalam 24 jam");
        // Nothing looked for days: what is late is told as late, and no more.
        desk.Clock.Now += TimeSpan.FromDays(10);
        await AskAsync(desk, "903", "copy", "Semua data saya.");
        await IsToldAsync("1 baru, 2 melewati batas waktu");
        Assert.Equal("", await staff.TranscriptAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answered_requests_go_in_their_time_and_open_ones_stay(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Admin Uji", ("admin", ""));
        var old = await AskAsync(desk, "900", "copy", "Semua data saya.");
        var open = await AskAsync(desk, "900", "erasure", "Hapus data saya.");
        await desk.ActAsync("1", turn => HandleDataRequests.AnswerAsync(new(old, true, "Sudah dikirim."), turn));
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        var retention = new EndOfRetention(
            desk.Database.Office, desk.Office, erase, Options.Create(new RetentionOptions { DataRequest = 30 }), desk.Sealer, desk.Clock, NullLogger<EndOfRetention>.Instance);

        desk.Clock.Now += TimeSpan.FromDays(30);
        await retention.RunAsync(default);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(2, await db.DataRequests.CountAsync());
        desk.Clock.Now += TimeSpan.FromDays(1);
        await retention.RunAsync(default);
        Assert.Equal([open], await db.DataRequests.Select(r => r.Number).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_sees_what_they_recorded_by_number_and_nothing_of_whom_it_is_about(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var others = await WholePerson.FillAsync(desk);
        await desk.PersonAsync("9", "Admin Uji", ("admin", ""));

        var psm = (await desk.ActAsync("1", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;
        var tksk = (await desk.ActAsync("2", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;
        var village = (await desk.ActAsync("4", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;
        var resident = (await desk.ActAsync("902", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;
        var stranger = (await desk.ActAsync("903", turn => desk.OwnData.ShowAsync(new(), turn))).Result!;

        Assert.Equal((1, "RTLH-2026-000001", 2, "PB-2026-000002, PB-2026-000001"), (psm.Houses, psm.HouseNumbers, psm.Changes, psm.ChangeNumbers));
        Assert.Equal((1, 2, "KG-2026-000002, KG-2026-000001", 1), (tksk.Visits, tksk.Activities, tksk.ActivityNumbers, tksk.Offers));
        Assert.Equal((1, "US-2026-000001", 0), (village.Proposals, village.ProposalNumbers, village.Visits));
        Assert.Equal((1, others[^1], 0), (resident.Responses, resident.ResponseNumbers, resident.Proposals));
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), (stranger.Responses, stranger.Proposals, stranger.Houses, stranger.Changes, stranger.Visits, stranger.Activities, stranger.Offers));
        Assert.All([psm, tksk, village, resident, stranger], own => Assert.DoesNotContain(WholePerson.Marker, own.ToString(), StringComparison.OrdinalIgnoreCase));
        // Whoever answers sees what the person recorded, and of a resident not what they said to a public review.
        var (asked, secret) = (await AskAsync(desk, "1", "copy", "Semua data saya."), await AskAsync(desk, "902", "copy", "Semua data saya."));
        Assert.Equal(
            "RTLH-2026-000001, PB-2026-000002, PB-2026-000001", (await desk.ActAsync("9", turn => desk.HandleDataRequests.ShowAsync(new(asked), turn))).Result!.Recorded);
        Assert.Equal("", (await desk.ActAsync("9", turn => desk.HandleDataRequests.ShowAsync(new(secret), turn))).Result!.Recorded);
    }

    private static async Task<string> AskAsync(Desk desk, string address, string kind, string text) =>
        (await desk.ActAsync(address, turn => desk.OwnData.AskAsync(new(kind, text), turn))).Result!.Number;
}
