using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Exports;
using PilarBot.Office.Media;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Exports;

public sealed class ExportsAtDeskTests
{
    private static readonly ListCases.Filter All = new(null, null, null, null, null);

    [Theory, OnSqlite, OnPostgres]
    public async Task Cases_come_as_filtered_for_who_asked_alone_and_go_after_a_day(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var here = await desk.ReportAsync("900");
        await desk.ReportAsync("900", CaseDesk.Report("Kakek Lain", "7406054101550002", CaseDesk.OtherDesa));
        var (staff, other) = (await CallerAsync(desk, "1"), await CallerAsync(desk, "2"));

        var csv = await AskAsync(desk, staff, turn => AskExport.CasesAsync(new("nenek", null, CaseDesk.Poleang, null, null), false, turn));
        Assert.Equal(csv, await AskAsync(desk, staff, turn => AskExport.CasesAsync(new("nenek", null, CaseDesk.Poleang, null, null), false, turn)));
        var book = await AskAsync(desk, staff, turn => AskExport.CasesAsync(All, true, turn));
        Assert.Equal((ExportState.Waiting, (int?)null), await StateAsync(desk, staff, csv));
        Assert.Equal(2, await desk.Exports.RunAsync(default));

        var made = (await ShowAsync(desk, staff, csv))!;
        Assert.Equal((ExportState.Made, 1, 1, true, "daftar-kasus-2026-11-22.csv"), (made.State, made.Lines, made.Expected, made.IsWhole, made.File!.Name));
        var lines = RegisterSamples.Read(await desk.OpenAsync(made.File.Id.ToString()));
        Assert.Equal([here], lines[1..].Select(l => l[0]));
        Assert.DoesNotContain(lines.SelectMany(l => l), cell => cell.Contains("Nenek", StringComparison.Ordinal) || cell.Contains(CaseDesk.Nik, StringComparison.Ordinal));
        var whole = (await ShowAsync(desk, staff, book))!;
        Assert.Equal(3, XlsxRows.Read(await desk.OpenAsync(whole.File!.Id.ToString())).Count());
        Assert.Null(await ShowAsync(desk, other, csv));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(["1", "2"], await db.AuditEntries.Where(e => e.Act == AuditAct.CasesExported).Select(e => e.Detail!).Order().ToListAsync());

        desk.Clock.Now += TimeSpan.FromHours(25);
        await new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock).RunAsync(default);
        Assert.Null(await ShowAsync(desk, staff, csv));
        Assert.Empty(await db.TableExports.ToListAsync());
        Assert.Empty(await db.Media.Where(m => m.OwnerKind == TableExport.Files).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_searched_for_is_kept_sealed(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await AskAsync(desk, await CallerAsync(desk, "1"), turn => AskExport.CasesAsync(All with { Search = "Xqkenari" }, false, turn));
        var kept = await DatabaseDump.TakeAsync(desk.Database);
        Assert.Equal([], kept.Find("Xqkenari"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_register_of_complaints_is_for_those_who_handle_them_and_for_no_longer(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        var (staff, officer) = (await CallerAsync(desk, "1"), await CallerAsync(desk, "3"));
        Assert.NotNull((await desk.AtDesk().DoAsync(staff, turn => AskExport.ComplaintsAsync(ExportPeriod.All, false, turn), default)).Refusal);
        Assert.NotNull((await desk.AtDesk().DoAsync(officer, turn => AskExport.CasesAsync(All, false, turn), default)).Refusal);

        var id = await AskAsync(desk, officer, turn => AskExport.ComplaintsAsync(ExportPeriod.All, false, turn));
        Assert.Equal(1, await desk.Exports.RunAsync(default));

        var made = (await ShowAsync(desk, officer, id))!;
        Assert.Equal([number], RegisterSamples.Read(await desk.OpenAsync(made.File!.Id.ToString()))[1..].Select(l => l[0]));
        Assert.Null(await ShowAsync(desk, officer with { Roles = [new("staf-dinsos", "")] }, id));
        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Herman", default));
        Assert.Null((await ShowAsync(desk, officer, id))!.File);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_made_is_tried_again_and_then_given_up(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var staff = await CallerAsync(desk, "1");
        var id = await AskAsync(desk, staff, turn => AskExport.CasesAsync(All, false, turn));
        await desk.Database.Office.WriteAsync(db => db.TableExports.ExecuteUpdateAsync(set => set.SetProperty(e => e.Filter, (byte[])[1])), default);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ExportState.Waiting, (await ShowAsync(desk, staff, id))!.State);
            Assert.Equal(1, await desk.Exports.RunAsync(default));
            Assert.Equal(0, await desk.Exports.RunAsync(default));
            desk.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal((ExportState.GivenUp, (int?)null), await StateAsync(desk, staff, id));
        Assert.Equal(0, await desk.Exports.RunAsync(default));
    }

    private static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Andi Staf", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Wati Staf", ("staf-dinsos", ""));
        await desk.PersonAsync("3", "Sartika Dewi", ("penangan-aduan", ""));
        return desk;
    }

    private static Task<Caller> CallerAsync(Desk desk, string address) => desk.ActAsync(address, turn => Task.FromResult(turn.Caller));

    private static async Task<Guid> AskAsync(Desk desk, Caller caller, Func<TurnContext, Task<ActionOutcome<TableExport>>> ask) => (await desk.AtDesk().DoAsync(caller, ask, default)).Result!.Id;

    private static Task<AskExport.Progress?> ShowAsync(Desk desk, Caller caller, Guid id) => desk.AtDesk().SeeAsync(caller, turn => AskExport.ShowAsync(id, turn), default);

    private static async Task<(ExportState State, int? Expected)> StateAsync(Desk desk, Caller caller, Guid id) =>
        await ShowAsync(desk, caller, id) is { } seen ? (seen.State, seen.Expected) : default;
}
