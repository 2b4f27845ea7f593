using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Outbox;

/// <summary>
/// Delivers what turns owe, for one account: within a chat one after the other in order, chats side by side, at the account's pace.
/// At-least-once: a message is deleted after it was sent, so a kill in between may repeat it, at most one for each chat.
/// </summary>
internal sealed partial class OutboxSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, Wakeups wakeups, AccountPace pace,
    OutboxOptions options, TimeProvider clock, ILogger<OutboxSender> logger)
{
    private const int Window = 256;
    private readonly Dictionary<Guid, Task> lanes = [];
    private readonly SemaphoreSlim slots = new(options.Parallel);
    private readonly GroupCommit<Record> recorder = new(database, OutboxRecorder.WriteAsync, logger);
    private DateTime pausedUntil = DateTime.MinValue;

    /// <summary>Sends until cancelled, as when the lease is lost or the host stops; then lets the sends under way finish and records them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                foreach (var done in lanes.Where(l => l.Value.IsCompleted).ToList())
                    lanes.Remove(done.Key);
                var started = await StartLanesAsync(cancellation);
                if (started < Window / 2)
                    await wakeups.WaitForOutboxAsync(channel.Account, options.PollInterval, cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                Log.LoopFailed(logger, channel.Account, Fault.Describe(exception));
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
        }
        await Task.WhenAll(lanes.Values);
    }

    private async Task<int> StartLanesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now < pausedUntil || lanes.Count >= Window)
            return 0;
        List<Due> due;
        var busy = lanes.Keys.ToArray();
        await using (var db = database.Open())
        {
            var waiting = db.Outbox.AsNoTracking().Where(m => m.Account == channel.Account && m.DeadAt == null);
            due = await (
                from message in waiting
                where message.NotBefore <= now && !busy.Contains(message.ConversationId)
                // A message that waits for its next try holds back those behind it; a receipt holds nobody back.
                where !waiting.Any(e => e.ConversationId == message.ConversationId && e.Ordinal < message.Ordinal && e.NotBefore > now && !e.IsReceipt)
                join chat in db.Conversations on message.ConversationId equals chat.Id
                orderby message.NotBefore, message.Ordinal
                select new Due(message, chat.Address, chat.Key, message.IsReceipt && chat.SpokenOrdinal > message.Ordinal))
                .Take(Window).ToListAsync(cancellation);
        }
        foreach (var chat in due.GroupBy(d => d.Message.ConversationId))
            lanes.Add(chat.Key, SendInOrderAsync([.. chat.OrderBy(d => d.Message.Ordinal)], cancellation));
        return due.Count;
    }

    private async Task SendInOrderAsync(List<Due> due, CancellationToken cancellation)
    {
        try
        {
            foreach (var item in due)
                if (!await SendAsync(item, cancellation))
                    break;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was not sent stays in the outbox for whoever holds the lease next.
        }
        catch (Exception exception)
        {
            Log.LaneFailed(logger, channel.Account, Fault.Describe(exception));
        }
        wakeups.Outbox(channel.Account);
    }

    // False when what is behind this message has to wait.
    private async Task<bool> SendAsync(Due due, CancellationToken cancellation)
    {
        var message = due.Message;
        if (due.IsOvertaken)
        {
            await recorder.RecordAsync(new Removed(message));
            return true;
        }
        var content = OutboxBody.Open(sealer, due.Key, message.ConversationId, message.Ordinal, message.Body);
        await pace.WaitForReplyAsync(due.Address, cancellation);
        await slots.WaitAsync(cancellation);
        SendOutcome outcome;
        try
        {
            // Not cancelled once begun: whether it was sent must be known, so that it can be recorded.
            outcome = await channel.SendAsync(due.Address, content, media, CancellationToken.None);
        }
        finally
        {
            slots.Release();
        }
        pace.Charge(due.Address, outcome is Delivered { Messages: > 1 and var messages } ? messages - 1 : 0);
        return await SettleAsync(message, content, due.Address, outcome);
    }

    private async Task<bool> SettleAsync(OutboxMessage message, OutboundMessage content, string address, SendOutcome outcome)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        switch (outcome)
        {
            case Delivered:
                await recorder.RecordAsync(new Removed(message));
                return true;
            case Refused or WindowClosed or BroadcastRefused when content is ShowChoice || message.IsReceipt:
                await recorder.RecordAsync(new Removed(message));
                return true;
            case Refused or WindowClosed or BroadcastRefused:
                Log.Refused(logger, channel.Account, outcome.ForStaff);
                await recorder.RecordAsync(new Died(message, outcome.ForStaff, now));
                return true;
            case Unreachable unreachable:
                Log.Unreachable(logger, channel.Account, unreachable.Reason);
                await recorder.RecordAsync(new Lost(message, unreachable, now));
                return false;
            case Moved moved:
                await recorder.RecordAsync(new Relocated(message, moved.NewAddress, now));
                return false;
            case Throttled throttled:
                Log.Throttled(logger, channel.Account, throttled.RetryAfter);
                pace.Throttled(address, throttled.RetryAfter);
                await recorder.RecordAsync(new Postponed(message, now + throttled.RetryAfter, outcome.ForStaff, CountsAsTry: false));
                return false;
            case ChannelDown down:
                pausedUntil = now + TimeSpan.FromSeconds(30);
                Log.Down(logger, channel.Account, down.Why);
                await recorder.RecordAsync(new Postponed(message, pausedUntil, outcome.ForStaff, CountsAsTry: false));
                return false;
            case Failed or Ambiguous:
                if (now - message.CreatedAt > options.GiveUpAfter)
                {
                    await recorder.RecordAsync(new Died(message, outcome.ForStaff, now));
                    return true;
                }
                var pause = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, message.Attempts)));
                if (outcome is Ambiguous { RetryAfter: { } asked } && asked > pause)
                    pause = asked;
                Log.Failed(logger, channel.Account, outcome.GetType().Name, message.Attempts + 1, pause);
                await recorder.RecordAsync(new Postponed(message, now + pause, outcome.ForStaff, CountsAsTry: true));
                return false;
            default:
                throw new InvalidOperationException($"No handling of {outcome.GetType().Name}.");
        }
    }

    private sealed record Due(OutboxMessage Message, string Address, SealedKey Key, bool IsOvertaken);

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "The outbox of {Account} could not be read; trying again in a second: {Fault}")]
        public static partial void LoopFailed(ILogger logger, string account, string fault);

        [LoggerMessage(2002, LogLevel.Error, "Sending from {Account} failed; what is unsent stays in the outbox: {Fault}")]
        public static partial void LaneFailed(ILogger logger, string account, string fault);

        [LoggerMessage(2003, LogLevel.Error, "{Account} refused a message for good; it is a dead letter now: {Why}")]
        public static partial void Refused(ILogger logger, string account, string why);

        [LoggerMessage(2004, LogLevel.Information, "Somebody on {Account} cannot be reached: {Reason}")]
        public static partial void Unreachable(ILogger logger, string account, UnreachableReason reason);

        [LoggerMessage(2005, LogLevel.Warning, "{Account} was too fast and waits {RetryAfter}")]
        public static partial void Throttled(ILogger logger, string account, TimeSpan retryAfter);

        [LoggerMessage(2006, LogLevel.Error, "{Account} is down: {Why} Next try in 30 s")]
        public static partial void Down(ILogger logger, string account, string why);

        [LoggerMessage(2007, LogLevel.Warning, "Sending from {Account} came to {Outcome}, try {Try}; again in {Pause}")]
        public static partial void Failed(ILogger logger, string account, string outcome, int @try, TimeSpan pause);
    }
}
