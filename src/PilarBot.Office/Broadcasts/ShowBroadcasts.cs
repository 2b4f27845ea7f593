using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Shows staff how broadcasts go.</summary>
/// <param name="office">Days and places.</param>
/// <param name="folder">Not opened before a list is made: the commands that check flows know actions and have no keys.</param>
/// <param name="options">Whether quiet hours are kept.</param>
internal sealed class ShowBroadcasts(OfficeProfile office, Lazy<MediaFolder> folder, IOptions<BroadcastOptions> options)
{
    private const int MostNamed = 10;

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
    /// <param name="Done">Of them no longer waiting.</param>
    /// <param name="Speed">While it is being sent: how many a second lately; empty otherwise.</param>
    /// <param name="Remaining">About how long the rest takes, without those in <c>Later</c>; empty while that cannot be told.</param>
    /// <param name="Later">Of those waiting, how many only wait for their hour: night, a holiday, or another zone's time.</param>
    /// <param name="Unreachable">Of them not reachable.</param>
    /// <param name="Failed">Of them refused by the channel.</param>
    /// <param name="Skipped">Of them passed over: too late, or no broadcasts wanted.</param>
    /// <param name="Withdrawn">Of them cancelled before they were sent.</param>
    /// <param name="AsksReading">True when it has the button <em>Sudah baca</em>.</param>
    /// <param name="Acknowledged">Of them who pressed it, under this broadcast or a reminder of it.</param>
    /// <param name="Silent">Who got it and did not press it: names, at most ten.</param>
    /// <param name="Names">Who was not reached and why, a line each, at most ten.</param>
    /// <param name="HasMoreMissed">True when there are more such than <paramref name="Names"/> has.</param>
    /// <param name="PoliticalWords">Words in it that can be read as politics, which its author confirmed; empty without any.</param>
    /// <param name="CanApprove">True when it waits for somebody else than its author, who now looks at it.</param>
    /// <param name="CanEdit">True while words that are not yet sent can be changed.</param>
    /// <param name="CanPause">True while it is being sent.</param>
    /// <param name="CanResume">True while it is held.</param>
    /// <param name="CanCancel">True until it is over.</param>
    public sealed record Details(
        string Number, string State, string Audience, string At, int Total, int Sent, int Arrived, int Read, string PausedWhy, int Waiting, int Done, string Speed, string Remaining, int Later, int Unreachable, int Failed,
        int Skipped, int Withdrawn, bool AsksReading, int Acknowledged, string Silent, string Names, bool HasMoreMissed,
        string PoliticalWords, bool CanApprove, bool CanEdit, bool CanPause, bool CanResume, bool CanCancel);

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
        var counts = await RecipientCounts.OfAsync(turn.Db, broadcast.Id, turn.Cancellation);
        var origin = broadcast.RemindsOf ?? broadcast.Id;
        var acknowledged = await turn.Db.BroadcastRecipients.CountAsync(r => r.BroadcastId == origin && r.AcknowledgedAt != null, turn.Cancellation);
        var progress = broadcast.State is BroadcastState.Running && counts.Waiting > 0
            ? await BroadcastProgress.OfAsync(turn.Db, broadcast, options.Value.KeepsQuiet, turn.Now, turn.Cancellation)
            : null;
        return new Details(
            broadcast.Number, Label(broadcast.State), AudienceWords.Of(broadcast.Audience, office), office.Show(broadcast.At), counts.Total,
            counts.Sent, counts.Arrived, counts.Read, broadcast.PausedWhy ?? "", counts.Waiting, counts.Total - counts.Waiting,
            progress is { Remaining: not null } ? progress.SpeedInWords : "", progress is { Due: > 0 } ? progress.RemainingInWords : "", progress?.Later ?? 0,
            counts.Unreachable, counts.Failed, counts.Skipped,
            counts.Withdrawn, broadcast.AsksReading, acknowledged, broadcast.AsksReading ? await SilentAsync(origin, turn) : "",
            await MissedAsync(broadcast.Id, turn), counts.Unreachable + counts.Failed + counts.Skipped > MostNamed, broadcast.PoliticalWords ?? "",
            broadcast.State is BroadcastState.AwaitingApproval && broadcast.CreatedBy != turn.Caller.PersonId,
            broadcast.State is BroadcastState.AwaitingApproval or BroadcastState.Scheduled or BroadcastState.Paused,
            broadcast.State is BroadcastState.Running, broadcast.State is BroadcastState.Paused,
            broadcast.State is BroadcastState.AwaitingApproval or BroadcastState.Scheduled or BroadcastState.Running or BroadcastState.Paused);
    }

    /// <param name="Name">The file's.</param>
    public sealed record Exported(string Name);

    /// <summary>Sends a CSV file into the chat: everybody a broadcast was meant for, with what became of it and why.</summary>
    public async Task<ActionOutcome<Exported>> ExportAsync(ByNumber input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return BroadcastActions.NotStaff;
        var broadcast = await turn.Db.Broadcasts.AsNoTracking().SingleOrDefaultAsync(b => b.Number == input.Number, turn.Cancellation);
        if (broadcast is null)
            return NotFound;
        if (!MadeFile.TakesTables(turn))
            return MadeFile.NoTablesHere;
        var name = $"penerima-{broadcast.Number}.csv";
        await MadeFile.SayAsync(
            turn, folder.Value, MediaKind.Document, name, "text/csv", to => RecipientTable.WriteAsync(turn.Db, broadcast.Id, office, to, turn.Cancellation),
            $"Penerima siaran {broadcast.Number}");
        turn.Audit(AuditAct.BroadcastExported, broadcast.Number);
        return new Exported(name);
    }

    /// <summary>The state in the words that staff read.</summary>
    public static string Label(BroadcastState state) => state switch
    {
        BroadcastState.AwaitingApproval => "menunggu persetujuan",
        BroadcastState.Scheduled => "dijadwalkan",
        BroadcastState.Running => "sedang dikirim",
        BroadcastState.Paused => "dijeda",
        BroadcastState.Done => "selesai",
        BroadcastState.Cancelled => "dibatalkan",
    };

    /// <summary>A channel, or an account on it, as people call it.</summary>
    public static string ChannelName(string account) => account switch
    {
        _ when account.StartsWith("telegram", StringComparison.OrdinalIgnoreCase) => "Telegram",
        _ when account.StartsWith("whatsapp", StringComparison.OrdinalIgnoreCase) => "WhatsApp",
        _ => "obrolan web",
    };

    private static async Task<string> SilentAsync(Guid origin, TurnContext turn)
    {
        var silent = Audience.Unread(turn.Db, origin);
        var names = await turn.Db.People.Where(p => silent.Any(c => c.PersonId == p.Id)).OrderBy(p => p.Name).Select(p => p.Name).Take(MostNamed + 1).ToListAsync(turn.Cancellation);
        return string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : "");
    }

    private static async Task<string> MissedAsync(Guid id, TurnContext turn)
    {
        var missed = await (
            from recipient in turn.Db.BroadcastRecipients
            where recipient.BroadcastId == id && (recipient.State == RecipientState.Unreachable || recipient.State == RecipientState.Failed || recipient.State == RecipientState.Skipped)
            join chat in turn.Db.Conversations on recipient.ConversationId equals chat.Id
            join person in turn.Db.People on chat.PersonId equals person.Id
            orderby person.Name
            select new { person.Name, recipient.Fault }).Take(MostNamed).ToListAsync(turn.Cancellation);
        return string.Join('\n', missed.Select(m => $"• {m.Name}: {m.Fault}"));
    }
}
