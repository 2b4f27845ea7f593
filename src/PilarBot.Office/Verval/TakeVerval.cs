using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>Visitors see what waits in their own territory, take one after the other, and give back what they cannot visit.</summary>
internal sealed class TakeVerval(OfficeProfile office, IOptions<VervalOptions> options)
{
    private const int Listed = 60;

    /// <param name="Count">Households that the caller has in hand.</param>
    /// <param name="Returned">How many of these were sent back.</param>
    /// <param name="Late">How many of these are past their day.</param>
    /// <param name="Waiting">Households in the territory that nobody has taken.</param>
    /// <param name="Changes">Reports of changes that wait for the caller.</param>
    /// <param name="List">Those in hand, soonest due first.</param>
    public sealed record Mine(int Count, int Returned, int Late, int Waiting, int Changes, IReadOnlyList<ListEntry> List);

    /// <param name="Count">Desa in which households wait.</param>
    /// <param name="List">By code, with how many wait.</param>
    public sealed record Places(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByDesa([property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">In the order of the round, those listed as extremely poor first.</param>
    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById(string Id);

    /// <param name="No">Its number in the round.</param>
    /// <param name="Due">The last day for the visit.</param>
    public sealed record Result(int No, string Due);

    public async Task<ActionOutcome<Mine>> MineAsync(Nothing input, TurnContext turn)
    {
        var me = turn.Caller.PersonId;
        var today = office.DayOf(turn.Now);
        var mine = await turn.Db.VervalHouseholds.AsNoTracking()
            .Where(h => me != null && h.VisitorId == me && h.HouseholdId != null && (h.State == VervalState.Taken || h.State == VervalState.Returned))
            .Within(turn.Caller, VervalAccess.Visitors).OrderBy(h => h.DueOn).ThenBy(h => h.No).Take(options.Value.MostInHand).ToListAsync(turn.Cancellation);
        var waiting = await Open(turn).CountAsync(turn.Cancellation);
        var changes = await turn.Db.ChangeReports.Where(r => r.State == ChangeState.Open).Within(turn.Caller, VervalAccess.ChangeHandlers).CountAsync(turn.Cancellation);
        return new Mine(
            mine.Count, mine.Count(h => h.State is VervalState.Returned), mine.Count(h => h.DueOn < today), waiting, changes,
            [.. mine.Select(h => new ListEntry(h.Id.ToString("N"), Label(h, turn)))]);
    }

    public async Task<ActionOutcome<Places>> PlacesAsync(Nothing input, TurnContext turn)
    {
        var places = await Open(turn).GroupBy(h => h.Desa).Select(g => new { Desa = g.Key, Count = g.Count() }).OrderBy(p => p.Desa).Take(Listed).ToListAsync(turn.Cancellation);
        return places is [] ? VervalRefusal.None
            : new Places(places.Count, [.. places.Select(p => new ListEntry(p.Desa, string.Create(CultureInfo.InvariantCulture, $"{office.Label("desa", p.Desa)} ({p.Count})")))]);
    }

    public static async Task<ActionOutcome<Waiting>> WaitingAsync(ByDesa input, TurnContext turn)
    {
        var waiting = await Open(turn).AsNoTracking().Where(h => h.Desa == input.Desa)
            .OrderByDescending(h => turn.Db.Households.Any(k => k.Id == h.HouseholdId && k.IsExtremelyPoor)).ThenBy(h => h.DueOn).ThenBy(h => h.No)
            .Take(Listed).ToListAsync(turn.Cancellation);
        return waiting is [] ? VervalRefusal.None : new Waiting(waiting.Count, [.. waiting.Select(h => new ListEntry(h.Id.ToString("N"), Label(h, turn)))]);
    }

    public async Task<ActionOutcome<Result>> TakeAsync(ById input, TurnContext turn)
    {
        if (await VervalAccess.LockedAsync(input.Id, turn, VervalAccess.Visitors) is not { } household || turn.Caller.PersonId is not { } me)
            return VervalRefusal.NotFound;
        var inHand = await turn.Db.VervalHouseholds
            .CountAsync(h => h.VisitorId == me && h.Id != household.Id && h.HouseholdId != null && (h.State == VervalState.Taken || h.State == VervalState.Returned), turn.Cancellation);
        if (inHand >= options.Value.MostInHand)
            return VervalRefusal.TooMany;
        var isNew = household.VisitorId is null;
        if (!household.Take(me, turn.Conversation.Id))
            return VervalRefusal.Taken;
        if (isNew)
            turn.Note(household, VervalEventKind.Taken);
        return new Result(household.No, OfficeProfile.ShowDay(household.DueOn));
    }

    public static async Task<ActionOutcome<Nothing>> ReleaseAsync(ById input, TurnContext turn)
    {
        if (await VervalAccess.InHandAsync(input.Id, turn) is not { } household || !household.Release())
            return VervalRefusal.NotFound;
        // Whoever takes it next begins anew: the start is about the visitor.
        household.Sections = "";
        turn.Note(household, VervalEventKind.Released);
        return new Nothing();
    }

    private static IQueryable<VervalHousehold> Open(TurnContext turn) => turn.Db.VervalHouseholds
        .Where(h => h.State == VervalState.Waiting && h.HouseholdId != null && turn.Db.VervalRounds.Any(r => r.Id == h.RoundId && r.ClosedAt == null))
        .Within(turn.Caller, VervalAccess.Visitors);

    private static string Label(VervalHousehold household, TurnContext turn)
    {
        var facts = household.OpenFacts(turn.Sealer);
        var label = $"{household.No}. {facts.Head}{(facts.Rt.Length > 0 ? $" RT {facts.Rt}" : "")}{(household.State is VervalState.Returned ? " (dikembalikan)" : "")}";
        return VervalWords.Fit(label);
    }
}
