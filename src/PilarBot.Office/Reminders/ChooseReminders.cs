using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Reminders;

/// <summary>Somebody wants no reminders of a kind any more, or wants them again.</summary>
internal sealed class ChooseReminders(IEnumerable<ReminderKind> kinds)
{
    public static readonly ActionRefusal IsDuty = new("is-duty", "Pengingat ini menyangkut kewajiban, jadi tidak dapat dihentikan. Anda tetap dapat menundanya dengan *ingatkan nanti*.");

    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);
    private readonly List<ReminderKind> kinds = [.. kinds];

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">What the person was reminded of in the last months, put off, or stopped.</param>
    public sealed record Kinds(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Kind">The kind's code.</param>
    /// <param name="Wanted">False for no more.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Kind, bool Wanted);

    /// <param name="Label">The kind, as people read it.</param>
    /// <param name="Because">Why it comes.</param>
    public sealed record Result(string Label, string Because);

    public async Task<ActionOutcome<Kinds>> KindsAsync(Nothing input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person)
            return ReminderActions.NotKnown;
        var since = turn.Now - Recent;
        var muted = await turn.Db.MutedReminders.Where(m => m.PersonId == person).Select(m => m.Kind).ToListAsync(turn.Cancellation);
        var had = await turn.Db.Reminders.Where(r => r.Recipient == person && r.State != ReminderState.Skipped && r.FoundAt > since)
            .Select(r => r.Kind).Distinct().ToListAsync(turn.Cancellation);
        var some = kinds.Where(k => muted.Contains(k.Code) || (had.Contains(k.Code) && k.MayBeMuted)).ToList();
        return new Kinds(some.Count, [.. some.Select(k => new ListEntry(k.Code, muted.Contains(k.Code) ? $"{k.Label} (dihentikan)" : k.Label))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person || kinds.Find(k => k.Code == input.Kind) is not { } kind)
            return ReminderActions.NotKnown;
        if (!input.Wanted && !kind.MayBeMuted)
            return IsDuty;
        var known = turn.Db.MutedReminders.Where(m => m.PersonId == person && m.Kind == kind.Code);
        if (input.Wanted)
            await known.ExecuteDeleteAsync(turn.Cancellation);
        else if (!await known.AnyAsync(turn.Cancellation))
            turn.Db.MutedReminders.Add(new() { PersonId = person, Kind = kind.Code, Since = turn.Now });
        return new Result(kind.Label, kind.Because);
    }
}
