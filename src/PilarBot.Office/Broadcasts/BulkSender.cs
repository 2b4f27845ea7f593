using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Sends broadcasts for one account, in the turns that the account's pace gives them. The recipients' rows are the queue: a kill loses
/// nobody, and repeats at most what was posted and not yet recorded. Who is next: <see cref="BulkQueue"/>.
/// </summary>
internal sealed partial class BulkSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, AccountPace pace, Wakeups wakeups, TemplateRegistry templates,
    MessageBudget budget, OfficeProfile office, BroadcastOptions options, OutboxOptions outbox, TimeProvider clock, ILogger<BulkSender> logger)
{
    private readonly GroupCommit<Settled> recorder = new(database, (db, batch) => Settled.WriteAsync(db, batch, sealer), logger);
    private readonly SemaphoreSlim slots = new(outbox.BulkParallelOf(outbox.RatesOf(channel.Traits)));

    // Two seconds' worth of recipients is read ahead.
    private readonly BulkQueue queue = new(
        database, channel.Account, (int)Math.Clamp(outbox.RatesOf(channel.Traits).AccountPerSecond * 2, 20, 1000), budget, options, clock);
    private readonly ConcurrentDictionary<Guid, Task> underWay = [];
    private readonly HashSet<Guid> files = [];

    /// <summary>Sends until cancelled; then lets the sends under way finish and records them.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(KeepAsync(SendAsync, cancellation), KeepAsync(LiveAsync, cancellation));

    private async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await work(cancellation);
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

    // Begins and ends broadcasts.
    private async Task LiveAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await BroadcastLife.StartDueAsync(database, office.Zone, now, cancellation);
        await BroadcastLife.ExpireAsync(database, now, cancellation);
        foreach (var account in await BroadcastLife.EndFinishedAsync(database, office, sealer, now, cancellation))
            wakeups.Outbox(account);
        await Task.Delay(BulkQueue.LookEvery, clock, cancellation);
    }

    /// <summary>Sends once all that may be sent at this instant, and records it.</summary>
    public async Task SendDueAsync(CancellationToken cancellation)
    {
        while (await queue.ReadAsync(cancellation))
        {
            while (Ready() is { } due)
                await SendAsync(due, cancellation);
            await Task.WhenAll(underWay.Values);
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await queue.LookAsync(cancellation);
                await queue.ReadAheadAsync(underWay.Keys);
                if (Ready() is { } due)
                    await SendAsync(due, cancellation);
                else
                    await queue.MoreAsync(cancellation);
            }
        }
        finally
        {
            await queue.DropAsync();
            await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private BulkQueue.Due? Ready() => queue.Take(address => pace.WaitOfChat(address) == TimeSpan.Zero);

    private async Task SendAsync(BulkQueue.Due due, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        var isSent = false;
        try
        {
            await pace.WaitForTurnAsync(SendKind.Bulk, due.Address, cancellation);
            await queue.LookAsync(cancellation);
            // What staff or the channel stopped meanwhile stays where it is.
            if (queue.Find(due.Recipient) is not { } running)
                return;
            isSent = true;
            var send = PostAsync(due, running);
            underWay[due.Recipient.ConversationId] = send;
            _ = send.ContinueWith(_ => Forget(due.Recipient.ConversationId, send), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            // The first with a file uploads it, if need be again; the others send it by what the channel called it.
            if (running.File is { } file && (files.Add(file.Id) || await media.FindUploadedAsync(channel.Account, file.Id.ToString(), cancellation) is null))
                await send;
        }
        finally
        {
            if (!isSent)
                slots.Release();
        }
    }

    private void Forget(Guid chat, Task send)
    {
        underWay.TryRemove(new(chat, send));
        slots.Release();
    }

    private async Task PostAsync(BulkQueue.Due due, BulkQueue.Running running)
    {
        try
        {
            await PostOnceAsync(due, running);
        }
        catch (Exception exception)
        {
            // Stays in its row; its place is kept for a while, so that it does not come again at once.
            Log.Failed(logger, channel.Account, Fault.Describe(exception));
            await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
        }
    }

    private async Task PostOnceAsync(BulkQueue.Due due, BulkQueue.Running running)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (content, owed, why) = await ContentAsync(due, running, now);
        if (content is null)
        {
            await recorder.RecordAsync(new(due.Recipient, RecipientState.Failed, why, now));
            return;
        }
        var mark = new SendMark.Recipient(due.Recipient.BroadcastId, due.Recipient.ConversationId).ToString();
        var outcome = await channel.SendAsync(due.Address, content with { Mark = mark }, media, CancellationToken.None);
        pace.Charge(due.Address, outcome is Delivered { Messages: > 1 and var messages } ? messages - 1 : 0);
        media.Note(channel.Account, content, outcome);
        if (outcome is Throttled throttled)
        {
            Log.Throttled(logger, channel.Account, throttled.RetryAfter);
            pace.Throttled(due.Address, throttled);
        }
        if (outcome is ChannelDown down)
            Log.Down(logger, channel.Account, down.Why);
        await recorder.RecordAsync(Settled.Of(due.Recipient, outcome, clock.GetUtcNow().UtcDateTime) with { Owed = outcome is Delivered ? owed : null });
        if (outcome is ChannelDown or BroadcastRefused)
            await StopAsync(due.Recipient, outcome);
    }

    // What goes out now, what is owed once the person answers, or why nothing can go.
    private async Task<(OutboundMessage? Now, OutboundMessage? Later, string Why)> ContentAsync(BulkQueue.Due due, BulkQueue.Running running, DateTime now)
    {
        var content = Content(due, running);
        if (!channel.Traits.IsShut(due.LastWordAt, now))
            return (content, null, "");
        var (filled, why) = await templates.FillAsync(content, MessagePurpose.Notice, due.Language, due.Name, CancellationToken.None);
        return (filled?.Message, filled is { IsWhole: false } ? content : null, why);
    }

    private async Task StopAsync(BroadcastRecipient recipient, SendOutcome outcome)
    {
        var woken = new HashSet<string>();
        await database.WriteAsync(async db =>
        {
            await AccountNews.OfOutcomeAsync(
                db, channel.Account, outcome, recipient.BroadcastId, recipient.ConversationId, sealer, clock.GetUtcNow().UtcDateTime, woken);
            return 0;
        }, CancellationToken.None);
        foreach (var account in woken)
            wakeups.Outbox(account);
    }

    private OutboundMessage Content(BulkQueue.Due due, BulkQueue.Running running)
    {
        var broadcast = running.Broadcast;
        var text = BroadcastText.IsPersonal(broadcast.Text)
            ? BroadcastText.Fill(broadcast.Text, due.Name ?? "Bapak/Ibu", RoleOf(due.Grant), KecamatanOf(due.Grant))
            : broadcast.Text;
        if (broadcast.Audience.Residents)
            text += BroadcastText.OptOut;
        return BroadcastMessage.Of(
            text, running.File, BroadcastMessage.Buttons(broadcast.AsksReading ? broadcast.RemindsOf ?? broadcast.Id : null, broadcast.StartWord, broadcast.Link));
    }

    private static string RoleOf(RoleGrant? grant) => grant is null ? "Bapak/Ibu" : OfficeRole.Find(grant.Role)?.Label ?? grant.Role;

    private string KecamatanOf(RoleGrant? grant) => grant is { Wilayah.Length: >= 8 } ? office.Label("kecamatan", grant.Wilayah[..8]) : office.Name;

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Error, "Broadcasts on {Account} failed; trying again in a second: {Fault}")]
        public static partial void Failed(ILogger logger, string account, string fault);

        [LoggerMessage(2302, LogLevel.Error, "{Account} is down during a broadcast: {Why} Next try in 30 s")]
        public static partial void Down(ILogger logger, string account, string why);

        [LoggerMessage(2303, LogLevel.Warning, "{Account} was too fast during a broadcast and waits {RetryAfter}")]
        public static partial void Throttled(ILogger logger, string account, TimeSpan retryAfter);
    }
}
