using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Deliveries;
using PilarBot.Office.People;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Audit;

public sealed class EnteredActsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_handlers_read_and_change_of_a_complaint_is_entered_and_found_again_with_the_keys(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain with { Identity = "open" })).Number;
        desk.Clock.Now += TimeSpan.FromHours(3.5);
        await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(number), turn));
        await desk.ActAsync("1", turn => desk.RevealReporter.ShowAsync(new(number), turn));
        await desk.ActAsync("1", turn => HandleComplaints.FilesAsync(new(number), turn));
        await desk.MoveAsync(officer, number, "verified");
        await desk.MoveAsync(officer, number, "action");

        var found = await SearchAsync(desk, new("sartika", null, number, desk.Clock.Now));

        Assert.Equal(
            [
                (AuditAct.ComplaintShown, null), (AuditAct.ComplaintReporterShown, null), (AuditAct.ComplaintFilesShown, null),
                (AuditAct.ComplaintMoved, "verified"),
            ], found.Select(f => (f.Act, f.Detail)));
        Assert.All(found, f => Assert.Equal((desk.Clock.Now, number, "Sartika Dewi", AuditActor.Person), (f.At, f.Record, f.Name, f.Actor)));
        Assert.Empty(await SearchAsync(desk, new(null, null, "AD-2026-999999", null)));
        Assert.Empty(await SearchAsync(desk, new(null, null, number, desk.Clock.Now + TimeSpan.FromSeconds(1))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_command_did_is_found_by_who_decided_it_where_the_roster_has_that_name(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Herman Uji", ("kepala-dinas", ""));
        var first = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        var second = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        var hold = new HoldRecord(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock);
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        await hold.AddAsync(RecordKind.Complaint, first, "perkara", "herman uji", default);
        await hold.EndAsync(RecordKind.Complaint, first, "Herman Uji", default);
        await erase.RunAsync(RecordKind.Complaint, first, ErasureReason.Request, "Herman Uji", default);
        await erase.RunAsync(RecordKind.Complaint, second, ErasureReason.Request, "Orang Luar", default);

        var decided = await SearchAsync(desk, new("herman", null, null, null));

        Assert.Equal([(AuditAct.HoldSet, first), (AuditAct.HoldEnded, first), (AuditAct.RecordErased, first)], decided.Select(f => (f.Act, f.Record!)));
        Assert.All(decided, f => Assert.Equal((AuditActor.CommandLine, "Herman Uji"), (f.Actor, f.Name)));
        Assert.Null(Assert.Single(await SearchAsync(desk, new(null, null, second, null))).PersonId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_the_keys_no_row_tells_which_complaint_or_at_what_time(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        await desk.MoveAsync(officer, receipt.Number, "verified", "Sudah kami periksa.");
        var complaint = await desk.LoadAsync(receipt.Number);
        await using var db = desk.Database.Office.Open();
        var chat = await db.Conversations.Where(c => c.Address == "900").Select(c => c.Id).SingleAsync();

        var row = Assert.Single(await RowsAsync(desk));

        foreach (var trace in (string[])[receipt.Number, complaint.Id.ToString(), complaint.Id.ToString("N"), chat.ToString(), chat.ToString("N"), "verified", "01:00"])
            Assert.DoesNotContain(trace, row, StringComparison.OrdinalIgnoreCase);
        var entry = await db.AuditEntries.SingleAsync();
        Assert.Equal((TimeSpan.Zero, 4), (entry.At.TimeOfDay, entry.Key!.Owner.Version));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_reporters_do_is_not_entered_even_where_they_are_on_the_roster(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("900", "Pilar Pelapor", ("psm", ComplaintSamples.Poleang), ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        await desk.FindAsync("900", receipt.Number, null);
        await desk.FindAsync("901", receipt.Number, receipt.Secret);
        await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(receipt.Number, null, "Ada saksi", "saksi", null, null, null, null), turn));
        await desk.Chat("900").SaysAsync("status", receipt.Number);

        await using var db = desk.Database.Office.Open();
        Assert.Equal(0, await db.AuditEntries.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_is_entered_when_somebody_else_than_its_reporter_opens_it_and_when_it_moves(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Petugas Satu", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var number = (await desk.ActAsync("2", turn => new OpenCase(desk.Office).RunAsync(
            new("08", "Nenek Uji", "7406054101550001", "74.06.01.1001", null, null, "Tinggal sendiri."), turn))).Result!.Number;
        foreach (var chat in (string[])["1", "2"])
            await desk.ActAsync(chat, turn => new FindCases(desk.Office).ByNumberAsync(new(number), turn));
        await desk.ActAsync("1", turn => MoveCase.RunAsync(new(number, "in-verification", "Segera dicek."), turn));

        var found = await SearchAsync(desk, new(null, null, number, null));

        Assert.Equal([(AuditAct.CaseShown, null, "Petugas Satu"), (AuditAct.CaseMoved, "in-verification", "Petugas Satu")], found.Select(f => (f.Act, f.Detail, f.Name)));
        Assert.All(found, f => Assert.Equal(desk.Clock.Now, f.At));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Broadcasts_are_entered_as_they_are_made_held_let_go_on_and_stopped(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Petugas Satu", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var schedule = new ScheduleBroadcast(desk.Office, new(desk.Media), new(Microsoft.Extensions.Options.Options.Create(desk.Neutrality)), desk.Calendar, Microsoft.Extensions.Options.Options.Create(desk.BroadcastOptions));
        var control = new ControlBroadcast(desk.Calendar, new(Microsoft.Extensions.Options.Options.Create(desk.Neutrality)));
        var number = (await desk.ActAsync("1", turn => schedule.RunAsync(Broadcasts.BroadcastSamples.Input("Rapat besok.", "tksk"), turn))).Result!.Number;
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        foreach (var act in (string[])["jeda", "lanjut", "lanjut", "batal"])
            await desk.ActAsync("1", turn => control.RunAsync(new(number, act), turn));

        Assert.Equal(
            [AuditAct.BroadcastScheduled, AuditAct.BroadcastPaused, AuditAct.BroadcastResumed, AuditAct.BroadcastCancelled],
            (await SearchAsync(desk, new(null, null, number, null))).Select(f => f.Act));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_broadcast_that_the_channel_stops_is_entered_as_the_programs_own_act(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Petugas Satu", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var schedule = new ScheduleBroadcast(desk.Office, new(desk.Media), new(Microsoft.Extensions.Options.Options.Create(desk.Neutrality)), desk.Calendar, Microsoft.Extensions.Options.Options.Create(desk.BroadcastOptions));
        await desk.ActAsync("1", turn => schedule.RunAsync(Broadcasts.BroadcastSamples.Input("Rapat besok.", "tksk"), turn));
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        for (var times = 0; times < 2; times++)
            await desk.Database.Office.WriteAsync(async db =>
            {
                var broadcast = await db.Broadcasts.Select(b => b.Id).SingleAsync();
                await AccountNews.OfOutcomeAsync(
                    db, "telegram", new BroadcastRefused(BroadcastStop.ThisTemplate, "132015"), broadcast, Guid.Empty, desk.Sealer, desk.Clock.Now, []);
                return 0;
            }, default);

        var found = Assert.Single(await SearchAsync(desk, new(null, AuditAct.BroadcastPaused, null, null)));
        Assert.Equal((AuditActor.Job, (Guid?)null), (found.Actor, found.PersonId));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_let_in_and_by_whom_is_entered_without_name_or_number(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Petugas Satu", ("staf-dinsos", ""));
        foreach (var (chat, phone, grant) in new[] { ("5", "+6281234567890", true), ("6", "+6281234567891", false) })
        {
            await desk.ActAsync(chat, turn => Register.AskAsync(new("Xqkenari Pendaftar", new(phone, "", true), "psm", ComplaintSamples.Poleang), turn));
            await using var db = desk.Database.Office.Open();
            var id = (await db.RegistrationRequests.SingleAsync(r => r.DecidedAt == null)).Id.ToString("N");
            await desk.ActAsync("1", turn => new Register(desk.Office).ShowAsync(new(id), turn));
            await desk.ActAsync("1", turn => Register.DecideAsync(new(id, grant), turn));
        }

        Assert.Equal(
            [
                (AuditAct.RegistrationShown, null), (AuditAct.RegistrationApproved, "psm"), (AuditAct.RoleGranted, "psm"),
                (AuditAct.RegistrationShown, null), (AuditAct.RegistrationRefused, "psm"),
            ], (await SearchAsync(desk, new("Petugas", null, null, null))).Select(f => (f.Act, f.Detail)));
        foreach (var row in await RowsAsync(desk))
            foreach (var canary in (string[])["Xqkenari", "81234567890", "81234567891", "Petugas"])
                Assert.DoesNotContain(canary, row, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Commands_are_entered_too(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await new AddStaff(desk.Database.Office, desk.Clock).RunAsync("Xqkenari Admin", "admin", "", default);
        var import = new ImportPeople(desk.Database.Office, desk.Office, desk.Hash, desk.Sealer, desk.Clock);
        foreach (var second in (string[])["psm", "tksk"])
            Assert.Empty((await import.RunAsync(
                new StringReader($"nama,telepon,peran,wilayah\nXqkenari Satu,081234567890,psm,74.06.01\nXqkenari Dua,081234567891,{second},74.06.01\n"), false, default)).Problems);
        await new IssueStartCode(desk.Database.Office, desk.Hash, desk.Clock).RunAsync("081234567890", new("terminal", "081234567890"), default);

        var found = await SearchAsync(desk, new(null, null, null, null));

        Assert.Equal(
            [
                (AuditAct.StaffAdded, null), (AuditAct.RoleGranted, "admin"), (AuditAct.StartCodeIssued, null),
                (AuditAct.RoleGranted, "psm"), (AuditAct.RoleGranted, "psm"), (AuditAct.RosterImported, "2"),
                (AuditAct.RoleGranted, "tksk"), (AuditAct.RosterImported, "2"), (AuditAct.StartCodeIssued, null),
            ], found.Select(f => (f.Act, f.Detail)));
        Assert.All(found, f => Assert.Equal((AuditActor.CommandLine, (Guid?)null), (f.Actor, f.PersonId)));
        foreach (var row in await RowsAsync(desk))
            Assert.DoesNotContain("Xqkenari", row, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_entry_takes_no_names_and_no_sentences()
    {
        foreach (var word in (string[])["Sitti Rahmawati", "+6281234567890", "", "café", new('a', 41)])
            Assert.Throws<ArgumentException>(() => AuditEntry.By(AuditActor.Job, AuditAct.CaseMoved, "KS-2026-000001", word, default));
    }

    private static async Task<List<SearchAudit.Found>> SearchAsync(Desk desk, SearchAudit.Query query)
    {
        var found = new List<SearchAudit.Found>();
        await foreach (var one in new SearchAudit(desk.Database.Office, desk.Sealer).RunAsync(query, default))
            found.Add(one);
        return found;
    }

    private static async Task<List<string>> RowsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM audit_entries";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes
                ? Convert.ToHexString(bytes) + "|" + System.Text.Encoding.Latin1.GetString(bytes)
                : $"{reader.GetValue(i)}")));
        return rows;
    }
}
