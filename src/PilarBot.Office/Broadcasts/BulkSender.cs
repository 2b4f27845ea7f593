using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Flows.Engine;
using PilarBot.Office.Calendar;
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
/// nobody, and repeats at most what was posted and not yet recorded. Rows are read ahead while others are being sent; of several broadcasts
/// each has the same part of the turns, so that a small one is not stuck behind a large one.
/// </summary>
internal sealed partial class BulkSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, AccountPace pace, Wakeups wakeups, TemplateRegistry templates,
    MessageBudget budget, OfficeProfile office, BroadcastOptions options, OutboxOptions outbox, TimeProvider clock, ILogger<BulkSender> logger)
{
    private static readonly int[] zones = [Zone.Wib.Hours, Zone.Wita.Hours, Zone.Wit.Hours];

    // How often is looked at what staff or the channel stopped, what the clock began or ended, and what another host wrote.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CalendarFor = TimeSpan.FromMinutes(1);

    private readonly GroupCommit<Settled> recorder = new(database, (db, batch) => Settled.WriteAsync(db, batch, sealer), logger);
    private readonly SemaphoreSlim slots = new(outbox.BulkParallelOf(outbox.RatesOf(channel.Traits)));

    // Two seconds' worth of recipients is read ahead.
    private readonly int ahead = (int)Math.Clamp(outbox.RatesOf(channel.Traits).AccountPerSecond * 2, 20, 1000);
    private readonly List<Due> buffer = [];
    private readonly ConcurrentDictionary<Guid, Task> underWay = [];
    private readonly HashSet<Guid> files = [];
    private Task<List<Due>>? reading;
    private DateTime readsAgainAt;
    private Sight sight = new([], [], DateTime.MinValue);
    private (WorkingCalendar Calendar, DateTime At)? known;

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
        await Task.Delay(Look, clock, cancellation);
    }

    /// <summary>Sends once all that may be sent at this instant, and records it.</summary>
    public async Task SendDueAsync(CancellationToken cancellation)
    {
        while (true)
        {
            sight = sight with { At = DateTime.MinValue };
            await LookAsync(cancellation);
            buffer.AddRange(sight.Running is [] ? [] : await ReadAsync(sight, []));
            if (buffer is [])
                return;
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
                await LookAsync(cancellation);
                await ReadAheadAsync();
                if (Ready() is { } due)
                    await SendAsync(due, cancellation);
                else
                    await (reading ?? Task.Delay(Look / 10, clock, cancellation));
            }
        }
        finally
        {
            // What was read and not sent stays in its rows.
            await (reading ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            reading = null;
            buffer.Clear();
            await Task.WhenAll(underWay.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The first whose chat may get something now.
    private Due? Ready()
    {
        var index = buffer.FindIndex(d => pace.WaitOfChat(d.Address) == TimeSpan.Zero);
        if (index < 0)
            return null;
        var due = buffer[index];
        buffer.RemoveAt(index);
        return due;
    }

    private async Task SendAsync(Due due, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        var isSent = false;
        try
        {
            await pace.WaitForTurnAsync(SendKind.Bulk, due.Address, cancellation);
            await LookAsync(cancellation);
            // What staff or the channel stopped meanwhile stays where it is.
            if (sight.Find(due.Recipient) is not { } running)
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

    // What may be sent at present.
    private async Task LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now >= sight.At && now - sight.At < Look)
            return;
        await using var db = database.Open();
        if (await db.Accounts.AnyAsync(a => a.Account == channel.Account && a.BroadcastsHeldUntil > now, cancellation)
            || await budget.IsSpentAsync(db, channel.Account, now, cancellation))
        {
            sight = new([], [], now);
            return;
        }
        var open = await OpenAsync(db, now, cancellation);
        var queued = db.BroadcastRecipients.Where(r => r.Account == channel.Account && r.State == RecipientState.Queued && r.NotBefore <= now);
        // One that is done has somebody to try again when the channel reports late that a message failed.
        var running = await (
            from broadcast in db.Broadcasts.AsNoTracking()
            where (broadcast.State == BroadcastState.Running || broadcast.State == BroadcastState.Done)
                && (broadcast.ExpiresAt == null || broadcast.ExpiresAt > now)
                && queued.Any(r => r.BroadcastId == broadcast.Id && (broadcast.IsUrgent || open.Contains(r.Hours)))
            join item in db.Media on broadcast.MediaId equals item.Id into files
            from file in files.DefaultIfEmpty()
            orderby broadcast.StartedAt, broadcast.Id
            select new Running(broadcast, file)).ToListAsync(cancellation);
        sight = new(running, open, now);
    }

    private async Task ReadAheadAsync()
    {
        if (reading is { IsCompleted: true })
        {
            var read = reading;
            reading = null;
            var more = await read;
            buffer.AddRange(more);
            if (more is [])
                readsAgainAt = sight.At + Look;
        }
        if (reading is not null || sight.Running is [] || buffer.Count >= ahead / 2 || sight.At < readsAgainAt)
            return;
        // Told before it begins who is in hand already. Not cancelled: whoever waits for it looks at the cancellation next.
        var (seen, busy) = (sight, (Guid[])[.. buffer.Select(d => d.Recipient.ConversationId), .. underWay.Keys]);
        reading = Task.Run(() => ReadAsync(seen, busy));
    }

    private async Task<List<Due>> ReadAsync(Sight seen, Guid[] busy)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var each = Math.Max(1, ahead / seen.Running.Count);
        var lists = new List<List<Due>>();
        await using var db = database.Open();
        foreach (var (broadcast, _) in seen.Running)
        {
            var due = new List<Due>();
            foreach (var hours in broadcast.IsUrgent ? zones : [.. seen.Open])
                if (due.Count < each)
                    due.AddRange(await DueAsync(db, broadcast.Id, hours, busy, each - due.Count, now));
            lists.Add(BroadcastText.IsPersonal(broadcast.Text) ? await GrantAsync(db, broadcast, due, now) : due);
        }
        // In turn, one of each.
        return [.. lists.SelectMany(list => list.Select((due, place) => (due, place))).OrderBy(d => d.place).Select(d => d.due)];
    }

    private Task<List<Due>> DueAsync(OfficeDbContext db, Guid broadcast, int hours, Guid[] busy, int most, DateTime now) => (
        from recipient in db.BroadcastRecipients.AsNoTracking()
        where recipient.BroadcastId == broadcast && recipient.Account == channel.Account && recipient.State == RecipientState.Queued
            && recipient.Hours == hours && recipient.NotBefore <= now && !busy.Contains(recipient.ConversationId)
        orderby recipient.NotBefore
        join chat in db.Conversations on recipient.ConversationId equals chat.Id
        join person in db.People on chat.PersonId equals person.Id into people
        from person in people.DefaultIfEmpty()
        select new Due(recipient, chat.Address, chat.LastWordAt, chat.Language, chat.PersonId, person.Name)).Take(most).ToListAsync();

    // The role under which each is addressed.
    private static async Task<List<Due>> GrantAsync(OfficeDbContext db, Broadcast broadcast, List<Due> due, DateTime now)
    {
        var ids = due.Select(d => d.PersonId).Distinct().ToList();
        var grants = (await db.RoleGrants.AsNoTracking().Where(g => ids.Contains(g.PersonId) && g.Since <= now && (g.Until == null || g.Until > now))
            .OrderBy(g => g.Since).ThenBy(g => g.Id).ToListAsync()).ToLookup(g => g.PersonId);
        return [.. due.Select(d => d with { Grant = grants[d.PersonId ?? Guid.Empty].OrderByDescending(g => broadcast.Audience.Roles.Contains(g.Role)).FirstOrDefault() })];
    }

    // The zones where it is neither night nor a holiday.
    private async Task<List<int>> OpenAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        if (!options.KeepsQuiet)
            return [Zone.Wib.Hours, Zone.Wita.Hours, Zone.Wit.Hours];
        if (known is not { } last || now - last.At >= CalendarFor || now < last.At)
            known = last = (await WorkingCalendar.LoadAsync(db, cancellation), now);
        return BroadcastHours.Open(last.Calendar, now);
    }

    private async Task PostAsync(Due due, Running running)
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

    private async Task PostOnceAsync(Due due, Running running)
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
    private async Task<(OutboundMessage? Now, OutboundMessage? Later, string Why)> ContentAsync(Due due, Running running, DateTime now)
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

    private OutboundMessage Content(Due due, Running running)
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

    /// <summary>What may be sent, as of a time.</summary>
    /// <param name="Running">Broadcasts with somebody who can have them now.</param>
    /// <param name="Open">The zones where it is neither night nor a holiday, by their hours ahead of UTC.</param>
    /// <param name="At">When it was looked at.</param>
    private sealed record Sight(List<Running> Running, List<int> Open, DateTime At)
    {
        public Running? Find(BroadcastRecipient recipient) => Running.Find(r => r.Broadcast.Id == recipient.BroadcastId && (r.Broadcast.IsUrgent || Open.Contains(recipient.Hours)));
    }

    private sealed record Running(Broadcast Broadcast, MediaItem? File);

    private sealed record Due(BroadcastRecipient Recipient, string Address, DateTime? LastWordAt, string? Language, Guid? PersonId, string? Name)
    {
        /// <summary>The role under which the person is addressed, for a text with values per person.</summary>
        public RoleGrant? Grant { get; init; }
    }

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
