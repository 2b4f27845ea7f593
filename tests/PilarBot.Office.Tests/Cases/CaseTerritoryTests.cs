using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Cases;

/// <summary>What lies in another territory is not seen, found, counted, changed, given out or told.</summary>
public sealed class CaseTerritoryTests
{
    // Another kecamatan is tried in EveryActionTests, with all there is.
    public static TheoryData<string, string, string, bool> Callers
    {
        get
        {
            var callers = new TheoryData<string, string, string, bool>();
            foreach (var provider in (string[])["sqlite", "postgres"])
                foreach (var (role, place, sees) in ((string, string, bool)[])
                [
                    ("tksk", CaseDesk.Poleang, true), ("staf-dinsos", "", true), ("koordinator-tksk", "", true), ("kepala-dinas", "", true),
                    ("psm", CaseDesk.Boepinang, false), ("puskesos", CaseDesk.Kastarib, false),
                    ("rt-rw", CaseDesk.Boepinang, false), ("kades-lurah", CaseDesk.Boepinang, false), ("camat", CaseDesk.Poleang, false), ("admin", "", false), ("", "", false),
                ])
                    callers.Add(provider, role, place, sees);
            return callers;
        }
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Only_who_handles_cases_there_reaches_a_sensitive_one_in_any_way(string provider, string role, string place, bool reaches)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Pelapor", ("psm", CaseDesk.Kastarib));
        var caller = role.Length == 0 ? desk.Chat("2") : await desk.PersonAsync("2", "Pemanggil", (role, place));
        var number = await desk.ReportAsync("1", CaseDesk.Report(kinds: "16"));
        var other = await desk.ReportAsync("1", CaseDesk.Report("Pak Lain", null, CaseDesk.Kastarib, "16"));

        var by = new FindCases.ByNumber(number);
        var (refer, search) = (new ReferCase(desk.Office), new SearchCases(desk.Office));
        Func<TurnContext, Task<string?>>[] acts =
        [
            Code(turn => new FindCases(desk.Office).ByNumberAsync(by, turn)),
            Code(turn => MoveCase.ChoicesAsync(by, turn)),
            Code(turn => MoveCase.RunAsync(new(number, "in-verification", "x"), turn)),
            Code(turn => AddToCase.RunAsync(new(number, "x", null), turn)),
            Code(turn => AddToCase.KindAsync(new(number, "24"), turn)),
            Code(turn => AssignCase.TakeAsync(by, turn)),
            Code(turn => AssignCase.HoldersAsync(by, turn)),
            Code(turn => VisitCase.RunAsync(new(number, "x", null, null, null), turn)),
            Code(turn => VisitCase.GoalAsync(new(number, "x", "progressing"), turn)),
            Code(turn => VisitCase.CompleteAsync(new(number, null, new(1955, 1, 1)), turn)),
            Code(turn => refer.RunAsync(new(number, "puskesos", null, "x"), turn)),
            Code(turn => ReferCase.OfCaseAsync(by, turn)),
            Code(turn => desk.Summary().RunAsync(by, turn)),
        ];
        foreach (var act in acts)
            Assert.Equal(reaches ? null : "not-found", await desk.ActAndUndoAsync("2", act));

        Assert.Equal(reaches ? 1 : 0, await desk.ActAndUndoAsync("2", async t => (await search.PersonAsync(new(CaseDesk.Nik, null, null), t)).Result?.Count ?? 0));
        Assert.Equal(reaches ? 1 : 0, await desk.ActAndUndoAsync("2", async t => (await search.PersonAsync(new(null, "uji nenek", null), t)).Result?.Count ?? 0));
        Assert.Equal(reaches ? 2 : 0, await desk.ActAndUndoAsync("2", async t => (await search.ListAsync(new(null, "open", null), t)).Result?.Count ?? 0));
        Assert.Equal(reaches ? 2 : 0, await desk.ActAndUndoAsync("2", async t => (await search.ListAsync(new(CaseDesk.Poleang, "free", "0"), t)).Result?.Count ?? 0));
        var mayMerge = role is "staf-dinsos" or "koordinator-tksk";
        Assert.Equal(mayMerge ? null : "not-staff", await desk.ActAndUndoAsync("2", Code(t => MergeResidents.RunAsync(new(number, other, "x"), t))));
        Assert.Equal(mayMerge ? null : "not-staff", await desk.ActAndUndoAsync("2", Code(t => AssignCase.BusyAsync(new(), t))));
        // Whoever may not see it was not told of it either.
        if (!reaches)
            Assert.DoesNotContain(number, await caller.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Neighbouring_pillars_see_what_is_not_sensitive_and_none_of_the_office_s_notes(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("2", "Psm Dua", ("psm", CaseDesk.Boepinang));
        await desk.PersonAsync("3", "Psm Tiga", ("psm", CaseDesk.Kastarib));
        var number = await desk.ReportAsync("1");
        await desk.ActAsync("1", turn => VisitCase.RunAsync(new(number, "Kunjungan rahasia.", null, null, null), turn));
        await desk.ActAsync("1", turn => AddToCase.RunAsync(new(number, "Catatan rahasia.", null), turn));

        var seen = await desk.SeesAsync("2", number);

        Assert.True(seen is { MayMove: false, About: "", Acts.Count: 0, IsLimited: false });
        Assert.DoesNotContain("rahasia", seen.History, StringComparison.Ordinal);
        Assert.Null(await desk.SeesAsync("3", number));
    }

    private static Func<TurnContext, Task<string?>> Code<T>(Func<TurnContext, Task<ActionOutcome<T>>> act) where T : class => async turn => (await act(turn)).Refusal?.Code;
}
