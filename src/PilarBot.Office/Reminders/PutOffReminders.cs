using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Reminders;

/// <summary>Somebody wants to hear of what they were just reminded of once more, later.</summary>
internal sealed class PutOffReminders(OfficeProfile office, IEnumerable<ReminderKind> kinds, ReminderHours hours)
{
    // What was sent longer ago is not what somebody means who says "later".
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    // Reminders of one message were sent at one instant.
    private readonly List<ReminderKind> kinds = [.. kinds];

    /// <param name="Count">How many reminders the last message had; 0 for none lately.</param>
    /// <param name="What">Their kinds, as people read them.</param>
    public sealed record Latest(int Count, string What);

    /// <param name="When"><c>jam</c> in an hour, <c>sore</c> this afternoon, <c>besok</c> tomorrow morning, <c>senin</c> on Monday morning.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string When);

    /// <param name="Count">How many were put off.</param>
    /// <param name="At">Until when, as people read it.</param>
    public sealed record Result(int Count, string At);

    public async Task<ActionOutcome<Latest>> LatestAsync(Nothing input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person)
            return ReminderActions.NotKnown;
        var last = await LastAsync(person, turn).Select(r => r.Kind).ToListAsync(turn.Cancellation);
        return new Latest(last.Count, string.Join(", ", last.Distinct().Select(LabelOf)));
    }

    /// <summary>They wait again. Those whose cause is gone by then are passed over as always.</summary>
    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person)
            return ReminderActions.NotKnown;
        var at = At(input.When, turn.Now);
        var count = await LastAsync(person, turn).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.State, ReminderState.Waiting).SetProperty(r => r.NotBefore, at).SetProperty(r => r.SettledAt, (DateTime?)null)
            .SetProperty(r => r.Until, r => r.Until > at.AddHours(1) ? r.Until : at.AddHours(1)), turn.Cancellation);
        return new Result(count, office.Show(at));
    }

    private static IQueryable<Reminder> LastAsync(Guid person, TurnContext turn)
    {
        var since = turn.Now - Recent;
        var sent = turn.Db.Reminders.Where(r => r.Recipient == person && r.State == ReminderState.Sent && r.SettledAt > since);
        return sent.Where(r => r.SettledAt == sent.Max(o => o.SettledAt));
    }

    private DateTime At(string when, DateTime now)
    {
        var today = office.DayOf(now);
        var afternoon = hours.At(today, new(16, 0));
        return when switch
        {
            "sore" when afternoon > now => afternoon,
            "besok" or "sore" => hours.Morning(today.AddDays(1)),
            "senin" => hours.Morning(today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7))),
            _ => now.AddHours(1),
        };
    }

    private string LabelOf(string code) => kinds.Find(k => k.Code == code)?.Label ?? code;
}
