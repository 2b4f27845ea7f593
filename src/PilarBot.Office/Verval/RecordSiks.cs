using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>The operator of a desa says what became of a verified household in SIKS-NG. The program has no way into it.</summary>
internal sealed class RecordSiks(OfficeProfile office)
{
    private const int Listed = 60;

    /// <param name="Count">Verified households of the desa that are not entered yet, at most 60.</param>
    /// <param name="List">In the order of the round.</param>
    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Id">The household's.</param>
    /// <param name="Entered">False when SIKS-NG did not take it.</param>
    /// <param name="Number">What SIKS-NG gave it; null for none.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Id, bool Entered, string? Number);

    public sealed record Result(int No);

    public static async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        var waiting = await turn.Db.VervalHouseholds.AsNoTracking().Where(h => h.State == VervalState.Accepted && h.Siks == SiksState.None && h.HouseholdId != null)
            .Within(turn.Caller, VervalAccess.Operators).OrderBy(h => h.No).Take(Listed).ToListAsync(turn.Cancellation);
        return new Waiting(waiting.Count, [.. waiting.Select(h => new ListEntry(
            h.Id.ToString("N"), VervalWords.Fit(string.Create(CultureInfo.InvariantCulture, $"{h.No}. {h.OpenFacts(turn.Sealer).Head}, {h.Result?.Label()}"))))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await VervalAccess.LockedAsync(input.Id, turn, VervalAccess.Operators) is not { State: VervalState.Accepted } household)
            return VervalRefusal.NotFound;
        (household.Siks, household.SiksOn) = (input.Entered ? SiksState.Entered : SiksState.Rejected, office.DayOf(turn.Now));
        household.SiksNumber = input.Number is { } number ? turn.Sealer.Seal(household.Key, household.Id, "siks-number", number) : null;
        turn.Note(household, VervalEventKind.SiksRecorded, input.Entered ? "masuk" : "ditolak");
        turn.Audit(AuditAct.VervalShown, household.Id.ToString(), "siks");
        return new Result(household.No);
    }
}
