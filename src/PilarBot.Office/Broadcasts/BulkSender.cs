using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Sends broadcasts for one account, with what the account's pace leaves after replies. The recipients' rows are the queue: a kill
/// loses nobody, and repeats at most what was posted and not yet recorded.
/// </summary>
internal sealed partial class BulkSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, AccountPace pace, Wakeups wakeups, TimeProvider clock, ILogger<BulkSender> logger)
{
    private const int Window = 100;
    private const int Parallel = 8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private readonly GroupCommit<Settled> recorder = new(database, Settled.WriteAsync, logger);

    /// <summary>Sends until cancelled; then lets the sends under way finish and records them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await BroadcastLife.StartDueAsync(database, now, cancellation);
                if (await SendBatchAsync(now, cancellation) > 0)
                    continue;
                foreach (var account in await BroadcastLife.EndFinishedAsync(database, sealer, now, cancellation))
                    wakeups.Outbox(account);
                await Task.Delay(Look, clock, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.Failed(logger, channel.Account, Fault.Describe(exception));
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
        }
    }

    private async Task<int> SendBatchAsync(DateTime now, CancellationToken cancellation)
    {
        List<Due> due;
        await using (var db = database.Open())
            due = await (
                from recipient in db.BroadcastRecipients.AsNoTracking()
                where recipient.Account == channel.Account && recipient.State == RecipientState.Queued && recipient.NotBefore <= now
                join broadcast in db.Broadcasts on recipient.BroadcastId equals broadcast.Id
                where broadcast.State == BroadcastState.Running
                join chat in db.Conversations on recipient.ConversationId equals chat.Id
                join item in db.Media on broadcast.MediaId equals item.Id into files
                from file in files.DefaultIfEmpty()
                orderby broadcast.StartedAt, recipient.NotBefore, recipient.ConversationId
                select new Due(recipient, chat.Address, broadcast.Text, file)).Take(Window).ToListAsync(cancellation);
        var slots = new SemaphoreSlim(Parallel);
        var sends = new List<Task>(due.Count);
        try
        {
            foreach (var item in due)
            {
                await slots.WaitAsync(cancellation);
                while (pace.TryBulk(item.Address) is var wait && wait > TimeSpan.Zero)
                    await Task.Delay(wait, clock, cancellation);
                sends.Add(SendAsync(item, slots));
            }
        }
        finally
        {
            await Task.WhenAll(sends);
        }
        return due.Count;
    }

    private async Task SendAsync(Due due, SemaphoreSlim slots)
    {
        try
        {
            var outcome = await channel.SendAsync(due.Address, Content(due), media, CancellationToken.None);
            var now = clock.GetUtcNow().UtcDateTime;
            pace.Charge(due.Address, outcome is Delivered { Messages: > 1 and var messages } ? messages - 1 : 0);
            if (outcome is Throttled throttled)
                pace.Throttled(due.Address, throttled.RetryAfter);
            if (outcome is ChannelDown down)
                Log.Down(logger, channel.Account, down.Why);
            await recorder.RecordAsync(Settle(due.Recipient, outcome, now));
        }
        finally
        {
            slots.Release();
        }
    }

    private static Settled Settle(BroadcastRecipient recipient, SendOutcome outcome, DateTime now) => outcome switch
    {
        Delivered => new(recipient, RecipientState.Sent, null, now),
        Unreachable unreachable => new(recipient, RecipientState.Unreachable, outcome.ForStaff, now) { Reason = unreachable.Reason },
        BroadcastRefused { RetryAfter: { } wait } => new(recipient, RecipientState.Queued, outcome.ForStaff, now + wait),
        Refused or WindowClosed or BroadcastRefused => new(recipient, RecipientState.Failed, outcome.ForStaff, now),
        Throttled throttled => new(recipient, RecipientState.Queued, outcome.ForStaff, now + throttled.RetryAfter),
        Moved moved => new(recipient, RecipientState.Queued, outcome.ForStaff, now) { NewAddress = moved.NewAddress },
        ChannelDown => new(recipient, RecipientState.Queued, outcome.ForStaff, now + TimeSpan.FromSeconds(30)),
        Failed or Ambiguous when recipient.Attempts >= 8 => new(recipient, RecipientState.Failed, outcome.ForStaff, now),
        Failed or Ambiguous => new(recipient, RecipientState.Queued, outcome.ForStaff, now + TimeSpan.FromSeconds(Math.Pow(2, recipient.Attempts))),
        _ => throw new InvalidOperationException($"No handling of {outcome.GetType().Name}."),
    };

    private static OutboundMessage Content(Due due) => due.File is { State: MediaState.Stored or MediaState.Pending } file
        ? new OutboundMedia(file.Kind is MediaKind.Photo ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), due.Text)
        : new OutboundText(due.Text);

    private sealed record Due(BroadcastRecipient Recipient, string Address, string Text, MediaItem? File);

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Error, "Broadcasts on {Account} failed; trying again in a second: {Fault}")]
        public static partial void Failed(ILogger logger, string account, string fault);

        [LoggerMessage(2302, LogLevel.Error, "{Account} is down during a broadcast: {Why} Next try in 30 s")]
        public static partial void Down(ILogger logger, string account, string why);
    }
}
