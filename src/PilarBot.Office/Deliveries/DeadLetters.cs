using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;

namespace PilarBot.Office.Deliveries;

/// <summary>Messages that were given up: administrators see to whom and why, never what, and have them tried again.</summary>
internal static class DeadLetters
{
    /// <summary>How many are shown at once.</summary>
    public const int Listed = 50;

    /// <summary>All of an account are tried again as far back as this: older news would puzzle whoever gets it.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    public static readonly ActionRefusal NotAdmin = new("not-admin", "Bagian ini hanya untuk administrator.");
    public static readonly ActionRefusal Gone = new("gone", "Pesan itu sudah dikirim ulang atau sudah dihapus.");

    /// <param name="Conversation">The chat.</param>
    /// <param name="Ordinal">Within the chat.</param>
    /// <param name="At">When it was given up, UTC.</param>
    /// <param name="Account">On which it was to go.</param>
    /// <param name="Who">The name on the roster; null for a resident.</param>
    /// <param name="Why">What staff read about the last failure.</param>
    public sealed record Line(Guid Conversation, long Ordinal, DateTime At, string Account, string? Who, string? Why);

    /// <param name="Count">How many are tried again.</param>
    public sealed record Retried(int Count);

    /// <summary>The latest first.</summary>
    /// <param name="after">The last one of the part before; null for the beginning.</param>
    /// <param name="turn">An administrator's.</param>
    public static async Task<(IReadOnlyList<Line> Lines, bool HasMore)> ListAsync((DateTime At, Guid Conversation, long Ordinal)? after, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return ([], false);
        var dead = turn.Db.Outbox.Where(m => m.State == OutboxState.Dead);
        if (after is var (at, conversation, ordinal))
            dead = dead.Where(m => m.StateAt < at || (m.StateAt == at && (m.ConversationId < conversation || (m.ConversationId == conversation && m.Ordinal < ordinal))));
        var found = await (
            from message in dead.OrderByDescending(m => m.StateAt).ThenByDescending(m => m.ConversationId).ThenByDescending(m => m.Ordinal).Take(Listed + 1)
            join chat in turn.Db.Conversations on message.ConversationId equals chat.Id
            join person in turn.Db.People on chat.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            orderby message.StateAt descending, message.ConversationId descending, message.Ordinal descending
            select new Line(message.ConversationId, message.Ordinal, message.StateAt!.Value, message.Account, person.Name, message.Fault)).ToListAsync(turn.Cancellation);
        return ([.. found.Take(Listed)], found.Count > Listed);
    }

    /// <summary>Has one tried again.</summary>
    public static Task<ActionOutcome<Retried>> RetryAsync(Guid conversation, long ordinal, TurnContext turn) =>
        RetryAsync(turn.Db.Outbox.Where(m => m.ConversationId == conversation && m.Ordinal == ordinal), turn);

    /// <summary>Has all of an account tried again that were given up lately: after its token was renewed, say.</summary>
    public static Task<ActionOutcome<Retried>> RetryAllAsync(string account, TurnContext turn)
    {
        var since = turn.Now - Recent;
        return RetryAsync(turn.Db.Outbox.Where(m => m.Account == account && m.StateAt > since), turn);
    }

    private static async Task<ActionOutcome<Retried>> RetryAsync(IQueryable<OutboxMessage> messages, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        var dead = messages.Where(m => m.State == OutboxState.Dead);
        if (await dead.Select(m => m.Account).Distinct().ToListAsync(turn.Cancellation) is not [_, ..] accounts)
            return Gone;
        var now = turn.Now;
        var count = await dead.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.StateAt, (DateTime?)null).SetProperty(m => m.NotBefore, now).SetProperty(m => m.Attempts, 0), turn.Cancellation);
        foreach (var woken in accounts)
            turn.Wake(woken);
        turn.Audit(AuditAct.DeadLettersRetried, accounts[0], count.ToString(CultureInfo.InvariantCulture));
        return new Retried(count);
    }
}
