using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Broadcasts;

/// <summary>Shows staff how broadcasts go.</summary>
internal sealed class ShowBroadcasts(OfficeProfile office)
{
    public sealed record Recent(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">The broadcast's number.</param>
    /// <param name="State">In words.</param>
    /// <param name="Audience">Role and place.</param>
    /// <param name="At">When it goes or went out.</param>
    /// <param name="Total">Recipients; zero before it begins.</param>
    /// <param name="Sent">Of them sent, arrived or read.</param>
    /// <param name="Arrived">Of them known to have arrived, on channels that tell.</param>
    /// <param name="Read">Of them known to have been read.</param>
    /// <param name="PausedWhy">Why a channel made it pause; empty otherwise.</param>
    /// <param name="Waiting">Of them still to be sent.</param>
    /// <param name="Unreachable">Of them not reachable.</param>
    /// <param name="Failed">Of them refused by the channel.</param>
    /// <param name="Names">Who was not reached and why, a line each, at most ten.</param>
    /// <param name="PoliticalWords">Words in it that can be read as politics, which its author confirmed; empty without any.</param>
    /// <param name="CanPause">True while it is being sent.</param>
    /// <param name="CanResume">True while it is held.</param>
    /// <param name="CanCancel">True until it is over.</param>
    public sealed record Details(
        string Number, string State, string Audience, string At, int Total, int Sent, int Arrived, int Read, string PausedWhy, int Waiting, int Unreachable, int Failed, string Names,
        string PoliticalWords, bool CanPause, bool CanResume, bool CanCancel);

    public static readonly ActionRefusal NotFound = new("not-found", "Siaran itu belum ditemukan.");

    public static async Task<ActionOutcome<Recent>> RecentAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var recent = await turn.Db.Broadcasts.AsNoTracking().OrderByDescending(b => b.CreatedAt).Take(8).ToListAsync(turn.Cancellation);
        return new Recent(recent.Count, [.. recent.Select(b => new ListEntry(b.Number, $"{b.Number} {Label(b.State)}"))]);
    }

    public async Task<ActionOutcome<Details>> DetailsAsync(ByNumber input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var broadcast = await turn.Db.Broadcasts.AsNoTracking().SingleOrDefaultAsync(b => b.Number == input.Number, turn.Cancellation);
        if (broadcast is null)
            return NotFound;
        var counts = await turn.Db.BroadcastRecipients.Where(r => r.BroadcastId == broadcast.Id)
            .GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, turn.Cancellation);
        int Of(RecipientState state) => counts.GetValueOrDefault(state);
        return new Details(
            broadcast.Number, Label(broadcast.State), AudienceName(broadcast), office.Show(broadcast.At), counts.Values.Sum(),
            Of(RecipientState.Sent) + Of(RecipientState.Delivered) + Of(RecipientState.Read), Of(RecipientState.Delivered) + Of(RecipientState.Read),
            Of(RecipientState.Read), broadcast.PausedWhy ?? "",
            Of(RecipientState.Queued), Of(RecipientState.Unreachable), Of(RecipientState.Failed), await MissedAsync(broadcast.Id, turn),
            broadcast.PoliticalWords ?? "", broadcast.State is BroadcastState.Running, broadcast.State is BroadcastState.Paused,
            broadcast.State is BroadcastState.Scheduled or BroadcastState.Running or BroadcastState.Paused);
    }

    /// <summary>The state in the words that staff read.</summary>
    public static string Label(BroadcastState state) => state switch
    {
        BroadcastState.Scheduled => "dijadwalkan",
        BroadcastState.Running => "sedang dikirim",
        BroadcastState.Paused => "dijeda",
        BroadcastState.Done => "selesai",
        BroadcastState.Cancelled => "dibatalkan",
    };

    private string AudienceName(Broadcast broadcast) =>
        $"{(broadcast.Role is "" ? "Semua pilar" : OfficeRole.Find(broadcast.Role)?.Label ?? broadcast.Role)}, "
        + (broadcast.Kecamatan is "" ? "semua kecamatan" : office.Label("kecamatan", broadcast.Kecamatan));

    private static async Task<string> MissedAsync(Guid id, TurnContext turn)
    {
        var missed = await (
            from recipient in turn.Db.BroadcastRecipients
            where recipient.BroadcastId == id && (recipient.State == RecipientState.Unreachable || recipient.State == RecipientState.Failed)
            join chat in turn.Db.Conversations on recipient.ConversationId equals chat.Id
            join person in turn.Db.People on chat.PersonId equals person.Id
            orderby person.Name
            select new { person.Name, recipient.Fault }).Take(10).ToListAsync(turn.Cancellation);
        return string.Join('\n', missed.Select(m => $"• {m.Name}: {m.Fault}"));
    }
}
