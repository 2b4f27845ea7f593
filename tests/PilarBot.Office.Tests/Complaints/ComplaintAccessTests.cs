using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintAccessTests
{
    /// <summary>Who handles what, of all who have any role in the office, each for the whole of it.</summary>
    private static readonly (string Complaint, FileComplaint.Input Input, string[] Handlers)[] Table =
    [
        ("neutrality", ComplaintSamples.Plain, ["penangan-aduan", "kepala-dinas"]),
        ("service", ComplaintSamples.Plain with { Category = "LAY02", Role = "puskesos", Reported = "petugas loket" }, ["penangan-aduan", "penangan-layanan", "kepala-dinas"]),
        ("aid", ComplaintSamples.Plain with { Category = "BAN01", Role = "rt-rw", Reported = null }, ["penangan-aduan", "penangan-layanan", "kepala-dinas"]),
        ("anything else", ComplaintSamples.Plain with { Category = null, Role = "lain", Reported = null, Kecamatan = null }, ["penangan-aduan", "penangan-layanan", "kepala-dinas"]),
        ("about the head, by role", ComplaintSamples.Plain with { Role = "kepala-dinas", Reported = "pimpinan", Kecamatan = null }, ["inspektorat"]),
        ("about the head, by name", ComplaintSamples.Plain with { Role = "lain", Reported = "Pak Kepaladinas", Kecamatan = null }, ["inspektorat"]),
        ("about the officer, by name", ComplaintSamples.Plain with { Role = "lain", Reported = "Penanganaduan", Kecamatan = null }, ["kepala-dinas"]),
        ("about the officer's colleague", ComplaintSamples.Plain with { Role = "tagana", Reported = "Tagana" }, ["kepala-dinas"]),
        ("about staff", ComplaintSamples.Plain with { Role = "staf-dinsos", Reported = null, Kecamatan = null }, ["penangan-aduan", "kepala-dinas"]),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_sees_finds_counts_changes_and_is_told_of_what_it_handles_and_of_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var people = new Dictionary<string, DeskChat>();
        foreach (var role in OfficeRole.All.Select(r => r.Code))
            people[role] = await desk.PersonAsync(
                $"r:{role}", NameOf(role), role is "penangan-aduan" or "tagana" ? "tim-satu" : null, (role, ""));
        people["warga"] = desk.Chat("r:warga");

        foreach (var (complaint, input, handlers) in Table)
        {
            var before = new Dictionary<string, string>();
            foreach (var (role, chat) in people)
                before[role] = await chat.TranscriptAsync();
            var number = (await desk.FileAsync("900", input)).Number;
            await desk.WatchComplaints.RunAsync(desk.Clock.Now, default);
            foreach (var (role, chat) in people)
            {
                var expected = handlers.Contains(role);
                var why = $"{complaint}, {role}";
                Assert.True(expected == (await desk.WaitingForAsync(chat)).Contains(number), "finds: " + why);
                Assert.True(expected == (await chat.TranscriptAsync()).Length > before[role].Length, "is told: " + why);
                Assert.True(expected == (await desk.RegisterAsync(chat, "this-month"))?.Any(line => line[0] == number) is true, "export: " + why);
                foreach (var (what, code) in await TryAllAsync(desk, chat, number))
                    Assert.True(expected == (code != NotForHandling.TheCode), $"{what}: {why}: {code}");
            }
        }
        foreach (var (role, chat) in people)
        {
            var waiting = (await desk.ActAsync(chat.Address, turn => desk.HandleComplaints.WaitingAsync(new(), turn))).Result;
            Assert.Equal(Table.Count(c => c.Handlers.Contains(role)), waiting?.Count ?? 0);
            Assert.DoesNotContain("AD-", await chat.TranscriptAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("Budi", await chat.TranscriptAsync(), StringComparison.Ordinal);
        }
        // Closed ones are in nobody's list any more, and in the register of whoever handled them.
        await desk.Database.Office.WriteAsync(
            db => db.Complaints.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ComplaintState.Stopped).SetProperty(c => c.DueOn, (DateOnly?)null)), default);
        foreach (var (role, chat) in people)
        {
            Assert.Empty(await desk.WaitingForAsync(chat));
            Assert.Equal(Table.Count(c => c.Handlers.Contains(role)), (await desk.RegisterAsync(chat, "all"))?.Count ?? 0);
            Assert.Equal(Table.Any(c => c.Handlers.Contains(role)) ? null : NotForHandling.TheCode, (await desk.ActAndUndoAsync(
                chat.Address, turn => desk.ExportComplaints.RunAsync(new("all"), turn))).Refusal?.Code);
        }
    }

    // One word each, so that no two share one.
    private static string NameOf(string role) => char.ToUpperInvariant(role[0]) + role[1..].Replace("-", "", StringComparison.Ordinal);

    // Everything that takes a number, undone each time, so that one attempt does not change the next.
    private static async Task<List<(string What, string? Code)>> TryAllAsync(Desk desk, DeskChat chat, string number)
    {
        var tried = new List<(string, string?)>();
        async Task TryAsync<T>(string what, Func<TurnContext, Task<ActionOutcome<T>>> act)
            where T : class => tried.Add((what, (await desk.ActAndUndoAsync(chat.Address, act)).Refusal?.Code));
        await TryAsync("shows", turn => desk.HandleComplaints.ShowAsync(new(number), turn));
        await TryAsync("files", turn => HandleComplaints.FilesAsync(new(number), turn));
        await TryAsync("reporter", turn => desk.RevealReporter.ShowAsync(new(number), turn));
        await TryAsync("asks to reveal", turn => desk.RevealReporter.AskAsync(new(number, "perlu diundang"), turn));
        await TryAsync("decides", turn => desk.RevealReporter.DecideAsync(new(number, true), turn));
        await TryAsync("asks", turn => desk.AskReporter.RunAsync(new(number, "Pukul berapa?"), turn));
        await TryAsync("next states", turn => MoveComplaint.ChoicesAsync(new(number), turn));
        await TryAsync("moves", turn => desk.MoveComplaint.RunAsync(new(number, "verified", null, null, null), turn));
        return tried;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_may_be_the_reported_person_never_sees_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var sameName = await desk.PersonAsync("1", "Budi Kurniawan", ("penangan-aduan", ""));
        var sameRoleThere = await desk.PersonAsync("2", "Sartika Dewi", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Rumbia));
        var sameRoleInADesaThere = await desk.PersonAsync("3", "Wulan Sari", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Rumbia + ".2001"));
        var sameRoleElsewhere = await desk.PersonAsync("4", "Rahmat Hidayat", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Poleang));

        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        var placeUnknown = await desk.FileAsync("901", ComplaintSamples.Plain with { Kecamatan = null });

        foreach (var concerned in (DeskChat[])[sameName, sameRoleThere, sameRoleInADesaThere])
        {
            Assert.Empty(await desk.WaitingForAsync(concerned));
            Assert.Equal("", await concerned.TranscriptAsync());
            Assert.Equal(NotForHandling.TheCode, await desk.MoveAsync(concerned, receipt.Number, "verified"));
        }
        Assert.Equal([receipt.Number], await desk.WaitingForAsync(sameRoleElsewhere));
        Assert.Equal(NotForHandling.TheCode, await desk.MoveAsync(sameRoleElsewhere, placeUnknown.Number, "verified"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_confidential_reporter_is_shown_for_a_reason_that_a_second_person_agrees_to_and_only_to_who_asked(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        Assert.Equal(NoSecondPerson.TheCode, (await desk.ActAsync("1", turn => desk.RevealReporter.AskAsync(new(number, "perlu diundang"), turn))).Refusal?.Code);
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        await desk.PersonAsync("3", "Tksk Uji", ("tksk", ComplaintSamples.Rumbia));

        Task<string?> SeesAsync(string chat) => Task.Run(async () => (await desk.ActAsync(chat, turn => desk.RevealReporter.ShowAsync(new(number), turn))).Result?.Name);
        Task<string?> DecidesAsync(string chat, bool agree) =>
            Task.Run(async () => (await desk.ActAsync(chat, turn => desk.RevealReporter.DecideAsync(new(number, agree), turn))).Refusal?.Code);
        Assert.Null(await SeesAsync("1"));
        Assert.Null((await desk.ActAsync("1", turn => desk.RevealReporter.AskAsync(new(number, "perlu diundang"), turn))).Refusal);
        Assert.Equal("Ada permintaan persetujuan pada aduan. Ketik **aduan masuk** untuk melihatnya.", await head.TranscriptAsync());
        Assert.Equal(NothingToDecide.TheCode, await DecidesAsync("1", true));
        Assert.Equal(NotForHandling.TheCode, await DecidesAsync("3", true));
        Assert.Equal("perlu diundang", (await desk.ActAsync("2", turn => desk.HandleComplaints.ShowAsync(new(number), turn))).Result!.RevealReason);
        Assert.Null(await SeesAsync("1"));
        Assert.Null(await DecidesAsync("2", true));
        Assert.Equal("Ibu Pelapor", await SeesAsync("1"));
        Assert.Null(await SeesAsync("2"));
        desk.Clock.Now += TimeSpan.FromDays(2);
        Assert.Null(await SeesAsync("1"));
        Assert.Null((await desk.ActAsync("1", turn => desk.RevealReporter.AskAsync(new(number, "sekali lagi"), turn))).Refusal);
        Assert.Null(await DecidesAsync("2", false));
        Assert.Null(await SeesAsync("1"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_open_reporter_is_shown_to_who_handles_it_and_a_withheld_one_is_not_even_kept(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var open = (await desk.FileAsync("900", ComplaintSamples.Plain with { Identity = "open" })).Number;
        var withheld = (await desk.FileAsync("900", ComplaintSamples.Plain with { Identity = "withheld" })).Number;
        Assert.Equal("Ibu Pelapor", (await desk.ActAsync("1", turn => desk.RevealReporter.ShowAsync(new(open), turn))).Result?.Name);
        Assert.Equal(ReporterIsHidden.TheCode, (await desk.ActAsync("1", turn => desk.RevealReporter.ShowAsync(new(withheld), turn))).Refusal?.Code);
        Assert.Equal(ReporterIsHidden.TheCode, (await desk.ActAsync("1", turn => desk.RevealReporter.AskAsync(new(withheld, "perlu diundang"), turn))).Refusal?.Code);
        Assert.Null((await desk.LoadAsync(withheld)).ReporterName);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_reporter_hears_that_there_is_news_and_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        var shown = (await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(receipt.Number), turn))).Result!;
        Assert.Equal("Budi Kurniawan", shown.Reported);
        Assert.Equal("Kecamatan Rumbia", shown.Place);

        foreach (var state in (string[])["verified", "clarification", "proven"])
            Assert.Null(await desk.MoveAsync(officer, receipt.Number, state));
        Assert.Equal(OnlyTheHead.TheCode, await desk.MoveAsync(officer, receipt.Number, "action"));
        Assert.Equal(NeedsBasis.TheCode, (await desk.ActAsync("2", turn => desk.MoveComplaint.RunAsync(new(receipt.Number, "action", null, null, null), turn))).Refusal?.Code);
        Assert.Equal(AnswerNamesSomebody.TheCode, await desk.MoveAsync(head, receipt.Number, "action", "Saudara Budi ditegur."));
        Assert.Null(await desk.MoveAsync(head, receipt.Number, "action", "Sudah ada pembinaan."));

        Assert.Equal(
            string.Join('\n', Enumerable.Repeat("Ada perkembangan pada aduan Anda. Ketik **status** untuk melihatnya.", 4)),
            await desk.Chat("900").TranscriptAsync());
        var (found, _) = await desk.FindAsync("900", receipt.Number, null);
        Assert.Equal(ComplaintState.Action, found!.State);
        Assert.Equal("Sudah ada pembinaan.", found.Answer);
        Assert.Contains("ditindaklanjuti oleh Kepala Dinas. Dasar: Surat Edaran kantor. Sudah ada pembinaan.", found.History, StringComparison.Ordinal);
        Assert.DoesNotContain("catatan", found.History, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", found.ToString(), StringComparison.Ordinal);
    }
}
