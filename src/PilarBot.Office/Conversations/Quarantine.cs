using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Deliveries;

namespace PilarBot.Office.Conversations;

/// <summary>Messages whose turns failed, see <see cref="SetAside"/>: administrators see of whom and why, never what, and give them another turn.</summary>
internal static class Quarantine
{
    private const int Listed = 50;

    public static readonly ActionRefusal Gone = new("gone", "Pesan itu sudah diproses atau disisihkan.");

    /// <param name="Id">Of the message.</param>
    /// <param name="At">When it was set aside, UTC.</param>
    /// <param name="Account">On which it came.</param>
    /// <param name="Who">The name on the roster; null for a resident.</param>
    /// <param name="Fault">The kind of failure and where it was.</param>
    public sealed record Line(Guid Id, DateTime At, string Account, string? Who, string Fault);

    public sealed record Settled;

    /// <summary>Those that nobody has settled, the oldest first; at most fifty.</summary>
    public static async Task<IReadOnlyList<Line>> ListAsync(TurnContext turn) => !turn.Caller.Has("admin") ? [] : await (
        from message in turn.Db.Quarantine.Where(m => m.SettledAt == null).OrderBy(m => m.At).Take(Listed)
        join chat in turn.Db.Conversations on message.ConversationId equals chat.Id
        join person in turn.Db.People on chat.PersonId equals person.Id into people
        from person in people.DefaultIfEmpty()
        orderby message.At
        select new Line(message.Id, message.At, message.Account, person.Name, message.Fault)).ToListAsync(turn.Cancellation);

    /// <summary>
    /// The message, to be received once more: under a key of its own, since the first one counts as seen; the same at every call, so that
    /// it has one more turn however often that is tried. Null when it is settled.
    /// </summary>
    public static async Task<InboundMessage?> OpenAsync(Guid id, TurnContext turn)
    {
        if (!turn.Caller.Has("admin") || await turn.Db.Quarantine.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.SettledAt == null, turn.Cancellation) is not { } kept)
            return null;
        var message = JsonSerializer.Deserialize(turn.Sealer.Open(kept.Key, kept.Id, "body", kept.Body), QuarantineJson.Default.InboundMessage)!;
        return message with { Key = $"q:{id:N}" };
    }

    /// <summary>Notes that a message was given another turn, or needs none.</summary>
    public static async Task<ActionOutcome<Settled>> SettleAsync(Guid id, bool replayed, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return DeadLetters.NotAdmin;
        if (await turn.Db.Quarantine.Where(m => m.Id == id && m.SettledAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.SettledAt, turn.Now), turn.Cancellation) == 0)
            return Gone;
        turn.Audit(replayed ? AuditAct.MessageReplayed : AuditAct.MessageDismissed, id.ToString());
        return new Settled();
    }
}
