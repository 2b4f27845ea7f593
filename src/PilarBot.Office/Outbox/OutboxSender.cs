using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Outbox;

/// <summary>
/// Delivers what turns owe, for one account: within a chat one after the other in order, chats side by side, at the account's pace. A chat in
/// which a reply waits goes ahead of those that only have notices, with all that is before the reply.
/// At-least-once: a message is deleted after it was sent, so a kill in between may repeat it, at most one for each chat.
/// </summary>
internal sealed partial class OutboxSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, Wakeups wakeups, AccountPace pace, TemplateRegistry templates,
    AccountHealth health, OutboxOptions options, TimeProvider clock, ILogger<OutboxSender> logger)
{
    private const int Window = 256;

    // Nobody is asked twice a day to open what waits.
    private static readonly TimeSpan BetweenTemplates = TimeSpan.FromHours(24);

    private readonly Dictionary<Guid, (Task Work, SendKind Kind)> lanes = [];

    // Few at a time, a quarter of a second's worth: whoever writes in the meantime is answered behind what is already on its way to them.
    private readonly int notices = (int)Math.Clamp(options.RatesOf(channel.Traits).AccountPerSecond / 4, 4, Window / 2);

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
                foreach (var done in lanes.Where(l => l.Value.Work.IsCompleted).ToList())
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
        await Task.WhenAll(lanes.Values.Select(l => l.Work));
    }

    private async Task<int> StartLanesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now < pausedUntil || lanes.Count >= Window)
            return 0;
        await using var db = database.Open();
        var started = await StartLanesAsync(db, SendKind.Reply, Window - lanes.Count, now, cancellation);
        if (notices - lanes.Values.Count(l => l.Kind is SendKind.Notice) is > 0 and var free)
            started += await StartLanesAsync(db, SendKind.Notice, free, now, cancellation);
        return started;
    }

    private async Task<int> StartLanesAsync(OfficeDbContext db, SendKind kind, int most, DateTime now, CancellationToken cancellation)
    {
        var busy = lanes.Keys.ToArray();
        var waiting = db.Outbox.AsNoTracking().Where(m => m.Account == channel.Account && m.State == OutboxState.Waiting);
        var messages = waiting;
        if (kind is SendKind.Reply)
        {
            // Looked up by themselves: in one statement the database may compare each of thousands of notices with each reply.
            var spoken = await waiting.Where(m => m.Purpose == MessagePurpose.Reply && m.NotBefore <= now && !busy.Contains(m.ConversationId))
                .OrderBy(m => m.NotBefore).Select(m => m.ConversationId).Take(most).ToListAsync(cancellation);
            if (spoken is [])
                return 0;
            messages = waiting.Where(m => spoken.Contains(m.ConversationId));
        }
        var due = await (
            from message in messages
            where message.NotBefore <= now && !busy.Contains(message.ConversationId)
            // A message that waits for its next try holds back those behind it; a receipt holds nobody back.
            where !waiting.Any(e => e.ConversationId == message.ConversationId && e.Ordinal < message.Ordinal && e.NotBefore > now && !e.IsReceipt)
            join chat in db.Conversations on message.ConversationId equals chat.Id
            orderby message.NotBefore, message.Ordinal
            select new Due(
                message, chat.Address, chat.Key, chat.LastWordAt, chat.Language, chat.PersonId, message.IsReceipt && chat.SpokenOrdinal > message.Ordinal))
            .Take(most).ToListAsync(cancellation);
        foreach (var chat in due.GroupBy(d => d.Message.ConversationId))
            lanes.Add(chat.Key, (SendInOrderAsync([.. chat.OrderBy(d => d.Message.Ordinal)], kind, cancellation), kind));
        return due.Count;
    }

    private async Task SendInOrderAsync(List<Due> due, SendKind kind, CancellationToken cancellation)
    {
        try
        {
            foreach (var overtaken in due.Where(d => d.IsOvertaken))
                await recorder.RecordAsync(new Removed(overtaken.Message));
            var rest = new Queue<Due>(due.Where(d => !d.IsOvertaken));
            while (rest.Count > 0)
                if (!await SendAsync(Next(rest), kind, cancellation))
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

    // As many as become one message; where only templates may go, each is one of its own.
    private Parcel Next(Queue<Due> rest)
    {
        var first = rest.Dequeue();
        var (content, messages) = (Open(first), new List<OutboxMessage> { first.Message });
        while (!IsShut(first) && rest.TryPeek(out var next) && channel.Join(content, Open(next)) is { } joined)
        {
            content = joined;
            messages.Add(rest.Dequeue().Message);
        }
        return new(first, messages, content with { Mark = new SendMark.Replies(first.Message.ConversationId, messages[0].Ordinal, messages[^1].Ordinal).ToString() });
    }

    // False when what is behind has to wait.
    private async Task<bool> SendAsync(Parcel parcel, SendKind kind, CancellationToken cancellation)
    {
        if (!IsShut(parcel.To))
            return await SettleAsync(parcel, await PostAsync(kind, parcel.To.Address, parcel.Content, cancellation), whole: true);
        var (message, now) = (parcel.Messages[0], clock.GetUtcNow().UtcDateTime);
        if (parcel.Content is ShowChoice || message.IsReceipt)
        {
            await recorder.RecordAsync(new Removed(message));
            return true;
        }
        var (isAsked, name) = await LookAsync(parcel.To, now, cancellation);
        if (isAsked)
        {
            await recorder.RecordAsync(new Held(message, now));
            return true;
        }
        var (filled, why) = await templates.FillAsync(parcel.Content, message.Purpose, parcel.To.Language, name, cancellation);
        if (filled is null)
        {
            Log.Refused(logger, channel.Account, why);
            await recorder.RecordAsync(new Died(message, why, now));
            return true;
        }
        var mark = new SendMark.Replies(message.ConversationId, message.Ordinal, message.Ordinal, IsTemplate: true);
        return await SettleAsync(parcel, await PostAsync(kind, parcel.To.Address, filled.Message with { Mark = mark.ToString() }, cancellation), filled.IsWhole);
    }

    private async Task<SendOutcome> PostAsync(SendKind kind, string address, OutboundMessage content, CancellationToken cancellation)
    {
        await pace.WaitForTurnAsync(kind, address, cancellation);
        await slots.WaitAsync(cancellation);
        SendOutcome outcome;
        try
        {
            // Not cancelled once begun: whether it was sent must be known, so that it can be recorded.
            outcome = await channel.SendAsync(address, content, media, CancellationToken.None);
        }
        finally
        {
            slots.Release();
        }
        pace.Charge(address, outcome is Delivered { Messages: > 1 and var messages } ? messages - 1 : 0);
        media.Note(channel.Account, content, outcome);
        return outcome;
    }

    private async Task<bool> SettleAsync(Parcel parcel, SendOutcome outcome, bool whole)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Note(parcel, outcome);
        if (outcome is Throttled throttled)
            pace.Throttled(parcel.To.Address, throttled);
        if (outcome is ChannelDown down)
        {
            pausedUntil = now + TimeSpan.FromSeconds(30);
            await health.DownAsync(channel.Account, down.Why);
        }
        else if (outcome is Delivered && !channel.Traits.ReportsDeliveries)
        {
            await health.UpAsync(channel.Account);
        }
        var records = parcel.Messages.Select(message => outcome is Delivered && !whole
            ? new Held(message, now)
            : Settlement.Of(message, parcel.To.Address, parcel.Content is ShowChoice, outcome, channel.Traits, options, now)).ToList();
        await Task.WhenAll(records.Select(recorder.RecordAsync));
        return records[^1] is Removed or Taken or Held or Died;
    }

    private void Note(Parcel parcel, SendOutcome outcome)
    {
        switch (outcome)
        {
            case Refused or BroadcastRefused when parcel.Content is not ShowChoice:
                Log.Refused(logger, channel.Account, outcome.ForStaff);
                break;
            case Unreachable unreachable:
                Log.Unreachable(logger, channel.Account, unreachable.Reason);
                break;
            case Throttled throttled:
                Log.Throttled(logger, channel.Account, throttled.RetryAfter);
                break;
            case ChannelDown down:
                Log.Down(logger, channel.Account, down.Why);
                break;
            case Failed or Ambiguous:
                Log.Failed(logger, channel.Account, outcome.GetType().Name, parcel.Messages[0].Attempts + 1);
                break;
        }
    }

    // Once, though it is looked at before its turn: what is behind a message may go out with it.
    private OutboundMessage Open(Due due) => due.Content ??= OutboxBody.Open(sealer, due.Key, due.Message.ConversationId, due.Message.Ordinal, due.Message.Body);

    private bool IsShut(Due due) => channel.Traits.IsShut(due.LastWordAt, clock.GetUtcNow().UtcDateTime);

    // Whether the person was asked a short while ago to open what waits, and what the person is called.
    private async Task<(bool IsAsked, string? Name)> LookAsync(Due due, DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var (chat, since) = (due.Message.ConversationId, now - BetweenTemplates);
        var isAsked = await db.Outbox.AnyAsync(m => m.ConversationId == chat && m.State == OutboxState.Held && m.StateAt > since, cancellation);
        return (isAsked, due.PersonId is { } id ? await db.People.Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(cancellation) : null);
    }

    /// <summary>What goes out as one message.</summary>
    private sealed record Parcel(Due To, List<OutboxMessage> Messages, OutboundMessage Content);

    private sealed record Due(
        OutboxMessage Message, string Address, SealedKey Key, DateTime? LastWordAt, string? Language, Guid? PersonId, bool IsOvertaken)
    {
        /// <summary>Once opened.</summary>
        public OutboundMessage? Content { get; set; }
    }

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

        [LoggerMessage(2007, LogLevel.Warning, "Sending from {Account} came to {Outcome}, try {Try}")]
        public static partial void Failed(ILogger logger, string account, string outcome, int @try);
    }
}
