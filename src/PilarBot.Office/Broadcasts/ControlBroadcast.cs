using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Staff hold a broadcast, let it go on, or stop it for good.</summary>
internal sealed class ControlBroadcast(ElectionCalendar calendar)
{
    /// <param name="Number">The broadcast's number.</param>
    /// <param name="Act"><c>jeda</c>, <c>lanjut</c> or <c>batal</c>.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string Act);

    /// <param name="State">The new state in words.</param>
    /// <param name="Withdrawn">Recipients who will not get it any more.</param>
    public sealed record Result(string State, int Withdrawn);

    public static readonly ActionRefusal TooLate = new("too-late", "Siaran itu sudah berubah keadaannya, jadi pilihan itu tidak berlaku lagi.");

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var broadcast = await turn.Db.Broadcasts.SingleOrDefaultAsync(b => b.Number == input.Number, turn.Cancellation);
        if (broadcast is null)
            return ShowBroadcasts.NotFound;
        (BroadcastState State, AuditAct Act)? next = (input.Act, broadcast.State) switch
        {
            ("jeda", BroadcastState.Running) => (BroadcastState.Paused, AuditAct.BroadcastPaused),
            ("lanjut", BroadcastState.Paused) => (BroadcastState.Running, AuditAct.BroadcastResumed),
            ("batal", BroadcastState.Scheduled or BroadcastState.Running or BroadcastState.Paused) => (BroadcastState.Cancelled, AuditAct.BroadcastCancelled),
            _ => null,
        };
        if (next is not var (state, act))
            return TooLate;
        if (state is BroadcastState.Running && await calendar.IsHeldBackAsync(broadcast.IsPolitical, turn.Now, turn))
            return ScheduleBroadcast.QuietPeriod;
        turn.Audit(act, broadcast.Number);
        broadcast.State = state;
        broadcast.PausedWhy = null;
        var withdrawn = 0;
        if (state is BroadcastState.Cancelled)
        {
            broadcast.EndedAt = turn.Now;
            withdrawn = await turn.Db.BroadcastRecipients.Where(r => r.BroadcastId == broadcast.Id && r.State == RecipientState.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RecipientState.Withdrawn).SetProperty(r => r.SettledAt, turn.Now), turn.Cancellation);
        }
        return new Result(ShowBroadcasts.Label(state), withdrawn);
    }
}
