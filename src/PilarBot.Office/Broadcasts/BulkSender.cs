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
/// Sends broadcasts for one account, with what the account's pace leaves after replies. The recipients' rows are the queue: a kill
/// loses nobody, and repeats at most what was posted and not yet recorded.
/// </summary>
internal sealed partial class BulkSender(
    OfficeDatabase database, IChannel channel, IMediaSource media, Sealer sealer, AccountPace pace, Wakeups wakeups, TemplateRegistry templates,
    MessageBudget budget, OfficeProfile office, BroadcastOptions options, TimeProvider clock, ILogger<BulkSender> logger)
{
    private const int Window = 100;
    private const int Parallel = 8;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CalendarFor = TimeSpan.FromMinutes(1);
    private (WorkingCalendar Calendar, DateTime At)? known;
    private readonly GroupCommit<Settled> recorder = new(database, (db, batch) => Settled.WriteAsync(db, batch, sealer), logger);

    /// <summary>Sends until cancelled; then lets the sends under way finish and records them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await BroadcastLife.StartDueAsync(database, office.Zone, now, cancellation);
                await BroadcastLife.ExpireAsync(database, now, cancellation);
                if (await SendBatchAsync(now, cancellation) > 0)
                    continue;
                foreach (var account in await BroadcastLife.EndFinishedAsync(database, office, sealer, now, cancellation))
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

    /// <summary>Sends what is due at an instant, as many as fit one batch.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendBatchAsync(DateTime now, CancellationToken cancellation)
    {
        List<Due> due;
        await using (var db = database.Open())
        {
            if (await db.Accounts.AnyAsync(a => a.Account == channel.Account && a.BroadcastsHeldUntil > now, cancellation)
                || await budget.IsSpentAsync(db, channel.Account, now, cancellation))
                return 0;
            due = await DueAsync(db, now, cancellation);
        }
        var slots = new SemaphoreSlim(Parallel);
        var sends = new List<Task>(due.Count);
        var (checkedAt, stopped) = (now, new HashSet<Guid>());
        try
        {
            foreach (var item in due)
            {
                await slots.WaitAsync(cancellation);
                while (pace.TryBulk(item.Address) is var wait && wait > TimeSpan.Zero)
                    await Task.Delay(wait, clock, cancellation);
                // A batch takes seconds: what staff or the channel stopped meanwhile stays where it is.
                if (clock.GetUtcNow().UtcDateTime is var later && later - checkedAt >= Look)
                    (checkedAt, stopped) = (later, await StoppedAsync(due, later, cancellation));
                if (stopped.Contains(item.Recipient.BroadcastId))
                {
                    slots.Release();
                    continue;
                }
                var send = SendAsync(item, slots);
                sends.Add(send);
                // The first with a file uploads it; the others send it by what the channel called it.
                if (item.File is { } file && await media.FindUploadedAsync(channel.Account, file.Id.ToString(), cancellation) is null)
                    await send;
            }
        }
        finally
        {
            await Task.WhenAll(sends);
        }
        return due.Count;
    }

    private async Task<List<Due>> DueAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        var open = await OpenAsync(db, now, cancellation);
        var due = await (
            from recipient in db.BroadcastRecipients.AsNoTracking()
            where recipient.Account == channel.Account && recipient.State == RecipientState.Queued && recipient.NotBefore <= now
            join broadcast in db.Broadcasts.AsNoTracking() on recipient.BroadcastId equals broadcast.Id
            // One that is done has somebody to try again when the channel reports late that a message failed.
            where (broadcast.State == BroadcastState.Running || broadcast.State == BroadcastState.Done)
                && (broadcast.ExpiresAt == null || broadcast.ExpiresAt > now)
                && (broadcast.IsUrgent || open.Contains(recipient.Hours))
            join chat in db.Conversations on recipient.ConversationId equals chat.Id
            join person in db.People on chat.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            join item in db.Media on broadcast.MediaId equals item.Id into files
            from file in files.DefaultIfEmpty()
            orderby broadcast.StartedAt, recipient.NotBefore, recipient.ConversationId
            select new Due(recipient, broadcast, chat.Address, chat.LastWordAt, chat.Language, chat.PersonId, person.Name, file)).Take(Window).ToListAsync(cancellation);
        if (!due.Exists(d => BroadcastText.IsPersonal(d.Broadcast.Text)))
            return due;
        var ids = due.Select(d => d.PersonId).Distinct().ToList();
        var grants = (await db.RoleGrants.AsNoTracking().Where(g => ids.Contains(g.PersonId) && g.Since <= now && (g.Until == null || g.Until > now))
            .OrderBy(g => g.Since).ThenBy(g => g.Id).ToListAsync(cancellation)).ToLookup(g => g.PersonId);
        return [.. due.Select(d => d with { Grant = grants[d.PersonId ?? Guid.Empty].OrderByDescending(g => d.Broadcast.Audience.Roles.Contains(g.Role)).FirstOrDefault() })];
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

    private async Task<HashSet<Guid>> StoppedAsync(List<Due> due, DateTime now, CancellationToken cancellation)
    {
        var ids = due.Select(d => d.Recipient.BroadcastId).Distinct().ToList();
        await using var db = database.Open();
        return await db.Broadcasts.Where(b => ids.Contains(b.Id)
            && ((b.State != BroadcastState.Running && b.State != BroadcastState.Done) || b.ExpiresAt <= now)).Select(b => b.Id).ToHashSetAsync(cancellation);
    }

    private async Task SendAsync(Due due, SemaphoreSlim slots)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var (content, owed, why) = await ContentAsync(due, now);
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
                pace.Throttled(due.Address, throttled);
            if (outcome is ChannelDown down)
                Log.Down(logger, channel.Account, down.Why);
            await recorder.RecordAsync(Settled.Of(due.Recipient, outcome, clock.GetUtcNow().UtcDateTime) with { Owed = outcome is Delivered ? owed : null });
            if (outcome is ChannelDown or BroadcastRefused)
                await StopAsync(due.Recipient, outcome);
        }
        finally
        {
            slots.Release();
        }
    }

    // What goes out now, what is owed once the person answers, or why nothing can go.
    private async Task<(OutboundMessage? Now, OutboundMessage? Later, string Why)> ContentAsync(Due due, DateTime now)
    {
        var content = Content(due);
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

    private OutboundMessage Content(Due due)
    {
        var text = BroadcastText.IsPersonal(due.Broadcast.Text)
            ? BroadcastText.Fill(due.Broadcast.Text, due.Name ?? "Bapak/Ibu", RoleOf(due.Grant), KecamatanOf(due.Grant))
            : due.Broadcast.Text;
        var broadcast = due.Broadcast;
        if (broadcast.Audience.Residents)
            text += BroadcastText.OptOut;
        return BroadcastMessage.Of(
            text, due.File, BroadcastMessage.Buttons(broadcast.AsksReading ? broadcast.RemindsOf ?? broadcast.Id : null, broadcast.StartWord, broadcast.Link));
    }

    private static string RoleOf(RoleGrant? grant) => grant is null ? "Bapak/Ibu" : OfficeRole.Find(grant.Role)?.Label ?? grant.Role;

    private string KecamatanOf(RoleGrant? grant) => grant is { Wilayah.Length: >= 8 } ? office.Label("kecamatan", grant.Wilayah[..8]) : office.Name;

    private sealed record Due(
        BroadcastRecipient Recipient, Broadcast Broadcast, string Address, DateTime? LastWordAt, string? Language, Guid? PersonId, string? Name, MediaItem? File)
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
    }
}
