using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Staff let a broadcast go out, hold it, let it go on, change what is not yet sent, or stop it for good.</summary>
internal sealed class ControlBroadcast(ElectionCalendar calendar, PoliticalWords words)
{
    /// <param name="Number">The broadcast's number.</param>
    /// <param name="Act"><c>jeda</c>, <c>lanjut</c>, <c>batal</c>, or <c>setuju</c> by somebody else than its author.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string Act);

    /// <param name="State">The new state in words.</param>
    /// <param name="Withdrawn">Recipients who will not get it any more.</param>
    public sealed record Result(string State, int Withdrawn);

    public static readonly ActionRefusal TooLate = new("too-late", "Siaran itu sudah berubah keadaannya, jadi pilihan itu tidak berlaku lagi.");

    public static readonly ActionRefusal SamePerson = new("same-person", "Siaran sebesar ini disetujui oleh orang kedua, bukan pembuatnya sendiri.");

    /// <param name="Number">The broadcast's number.</param>
    /// <param name="Text">The new words, in Markdown.</param>
    /// <param name="Confirmed">True when the author has looked once more at words that can be read as politics.</param>
    public sealed record Edit([property: Kind(ValueKind.Choice)] string Number, string Text, bool? Confirmed);

    /// <summary>Changes the words for everybody who has not got them yet. Who approved it before has to do so again.</summary>
    public async Task<ActionOutcome<Result>> EditAsync(Edit input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var broadcast = await turn.Db.Broadcasts.SingleOrDefaultAsync(b => b.Number == input.Number, turn.Cancellation);
        if (broadcast is null)
            return ShowBroadcasts.NotFound;
        if (broadcast.State is not (BroadcastState.AwaitingApproval or BroadcastState.Scheduled or BroadcastState.Paused))
            return TooLate;
        if (BroadcastText.Unknown(input.Text) is not [])
            return ScheduleBroadcast.BadText;
        var found = words.Find(input.Text);
        if (found.Words is not [] && input.Confirmed is not true)
            return ScheduleBroadcast.NotConfirmed;
        if (await calendar.IsHeldBackAsync(found.IsPolitical, broadcast.At > turn.Now ? broadcast.At : turn.Now, turn))
            return ScheduleBroadcast.QuietPeriod;
        broadcast.Text = input.Text;
        (broadcast.PoliticalWords, broadcast.IsPolitical) = (found.Words is [] ? null : found.Listed, found.IsPolitical);
        if (broadcast is { ApprovedBy: not null, State: BroadcastState.Scheduled })
            (broadcast.ApprovedBy, broadcast.State) = (null, BroadcastState.AwaitingApproval);
        turn.Audit(AuditAct.BroadcastEdited, broadcast.Number);
        return new Result(ShowBroadcasts.Label(broadcast.State), 0);
    }

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
            ("setuju", BroadcastState.AwaitingApproval) => (BroadcastState.Scheduled, AuditAct.BroadcastApproved),
            ("batal", BroadcastState.AwaitingApproval or BroadcastState.Scheduled or BroadcastState.Running or BroadcastState.Paused) => (BroadcastState.Cancelled, AuditAct.BroadcastCancelled),
            _ => null,
        };
        if (next is not var (state, act))
            return TooLate;
        if (act is AuditAct.BroadcastApproved && broadcast.CreatedBy == turn.Caller.PersonId)
            return SamePerson;
        if (state is BroadcastState.Running or BroadcastState.Scheduled && await calendar.IsHeldBackAsync(broadcast.IsPolitical, turn.Now, turn))
            return ScheduleBroadcast.QuietPeriod;
        turn.Audit(act, broadcast.Number);
        broadcast.State = state;
        broadcast.PausedWhy = null;
        if (act is AuditAct.BroadcastApproved)
            broadcast.ApprovedBy = turn.Caller.PersonId;
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
