using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Cases;

/// <summary>Takes a case to its next state, or opens it again, and tells whoever reported it.</summary>
internal static class MoveCase
{
    /// <param name="Number">The case's.</param>
    /// <param name="State">As in <see cref="Choices"/>.</param>
    /// <param name="Reason">What the reporter reads.</param>
    /// <param name="Result">A code of <see cref="CaseResult"/>; needed to close it with a result.</param>
    public sealed record Input(
        string Number, [property: Kind(ValueKind.Choice)] string State, string? Reason, [property: Kind(ValueKind.Choice)] string? Result = null);

    public sealed record Result(string Number, string State);

    /// <param name="Number">The case's number.</param>
    /// <param name="List">The states that may follow.</param>
    public sealed record Choices(string Number, IReadOnlyList<ListEntry> List);

    public sealed record ReopenInput(string Number, string Reason);

    public static async Task<ActionOutcome<Choices>> ChoicesAsync(FindCases.ByNumber input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        return new Choices(file.Number, [.. CaseFile.Next(file.State).Select(s => new ListEntry(Code(s), Capital(s.Label())))]);
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        var next = Enum.GetValues<CaseState>().Single(s => Code(s) == input.State);
        if (file.MoveTo(next, turn.Now, input.Result) is { } refusal)
            return refusal.ToRefusal();
        CaseEvent.Add(turn, file, CaseEventKind.Moved, input.Reason, file.Result, next);
        turn.Audit(AuditAct.CaseMoved, file.Number, input.State);
        var result = file.Result is { } code ? $" Hasil: {CaseResult.LabelOf(code)}." : "";
        await CaseNotices.ToReportersAsync(turn, file, $"Kasus **{file.Number}** sekarang **{next.Label()}**. {next.NextStep()}{result}", input.Reason);
        return new Result(file.Number, next.Label());
    }

    public static async Task<ActionOutcome<Result>> ReopenAsync(ReopenInput input, TurnContext turn)
    {
        if (await FindCases.FindAsync(input.Number, turn) is not { } file)
            return new NoSuchCase().ToRefusal();
        if (!turn.Caller.Handles(file))
            return new MayNotMove(file.Number).ToRefusal();
        var resident = await Residents.FindResident.FollowAsync(await turn.Db.Residents.SingleAsync(r => r.Id == file.ResidentId, turn.Cancellation), turn);
        if (await turn.Db.Cases.OpenOf(turn.Db, resident.Id).Where(c => c.Id != file.Id).Select(c => c.Number).FirstOrDefaultAsync(turn.Cancellation) is { } other)
            return new HasOpenCase(other).ToRefusal();
        if (file.Reopen(turn.Now) is { } refusal)
            return refusal.ToRefusal();
        CaseEvent.Add(turn, file, CaseEventKind.Reopened, input.Reason, state: file.State);
        turn.Audit(AuditAct.CaseReopened, file.Number);
        await CaseNotices.ToReportersAsync(turn, file, $"Kasus **{file.Number}** dibuka kembali dan sekarang **{file.State.Label()}**.", input.Reason);
        return new Result(file.Number, file.State.Label());
    }

    /// <summary>A state as flows choose it.</summary>
    public static string Code(CaseState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
