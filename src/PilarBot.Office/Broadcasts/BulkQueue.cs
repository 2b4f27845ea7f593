using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Engine;
using PilarBot.Office.Calendar;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Media;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// Who may have a broadcast next on one account. The recipients' rows are the queue; some are read ahead while others are being sent, and of
/// several broadcasts each has the same part of the turns, so that a small one is not stuck behind a large one. Used by one reader at a time.
/// </summary>
/// <param name="database">Where the recipients are.</param>
/// <param name="account">Whose.</param>
/// <param name="ahead">How many are read ahead.</param>
/// <param name="budget">What the account may still spend.</param>
/// <param name="options">Whether nights and holidays are kept.</param>
/// <param name="clock">The time.</param>
internal sealed class BulkQueue(OfficeDatabase database, string account, int ahead, MessageBudget budget, BroadcastOptions options, TimeProvider clock)
{
    /// <summary>How often is looked at what staff or the channel stopped, what the clock began or ended, and what another host wrote.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private static readonly int[] zones = [Zone.Wib.Hours, Zone.Wita.Hours, Zone.Wit.Hours];
    private static readonly TimeSpan calendarFor = TimeSpan.FromMinutes(1);

    private readonly List<Due> read = [];
    private Sight sight = Sight.Nothing;
    private Task<List<Due>>? reading;
    private DateTime readsAgainAt;
    private (WorkingCalendar Calendar, DateTime At)? known;

    /// <summary>The broadcast, when the recipient may have it as of the last look.</summary>
    public Running? Find(BroadcastRecipient recipient) => sight.Find(recipient);

    /// <summary>Takes the first that may go now; null when none may.</summary>
    /// <param name="mayGo">Whether an address can get something at this instant.</param>
    public Due? Take(Func<string, bool> mayGo)
    {
        var index = read.FindIndex(d => mayGo(d.Address));
        if (index < 0)
            return null;
        var due = read[index];
        read.RemoveAt(index);
        return due;
    }

    /// <summary>Looks at what may be sent at present, unless it was looked at just now.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (now < sight.At || now - sight.At >= LookEvery)
            sight = await SeeAsync(now, cancellation);
    }

    /// <summary>Looks, and reads all that a reading takes. False when nobody is due.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        sight = await SeeAsync(clock.GetUtcNow().UtcDateTime, cancellation);
        if (sight.Running is not [])
            read.AddRange(await ReadAsync(sight, []));
        return read is not [];
    }

    /// <summary>Takes in what was read meanwhile, and begins another reading where that is worth while.</summary>
    /// <param name="underWay">The chats to which something is being sent: their rows are not read again.</param>
    public async Task ReadAheadAsync(IEnumerable<Guid> underWay)
    {
        if (reading is { IsCompleted: true } done)
        {
            reading = null;
            var more = await done;
            read.AddRange(more);
            if (more is [])
                readsAgainAt = sight.At + LookEvery;
        }
        if (reading is not null || sight.Running is [] || read.Count >= ahead / 2 || sight.At < readsAgainAt)
            return;
        // Told before it begins who is in hand already. Not cancelled: whoever waits for it looks at the cancellation next.
        var (seen, busy) = (sight, (Guid[])[.. read.Select(d => d.Recipient.ConversationId), .. underWay]);
        reading = Task.Run(() => ReadAsync(seen, busy));
    }

    /// <summary>Done when there may be more to take: a reading under way has ended, or some time has passed.</summary>
    public Task MoreAsync(CancellationToken cancellation) => reading ?? Task.Delay(LookEvery / 10, clock, cancellation);

    /// <summary>Forgets what was read: it stays in its rows.</summary>
    public async Task DropAsync()
    {
        await (reading ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        reading = null;
        read.Clear();
    }

    private async Task<Sight> SeeAsync(DateTime now, CancellationToken cancellation)
    {
        await using var db = database.Open();
        if (await db.Accounts.AnyAsync(a => a.Account == account && a.BroadcastsHeldUntil > now, cancellation)
            || await budget.IsSpentAsync(db, account, now, cancellation))
            return Sight.Nothing with { At = now };
        var open = await OpenAsync(db, now, cancellation);
        var queued = db.BroadcastRecipients.Where(r => r.Account == account && r.State == RecipientState.Queued && r.NotBefore <= now);
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
        return new(running, open, now);
    }

    // The zones where it is neither night nor a holiday.
    private async Task<List<int>> OpenAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        if (!options.KeepsQuiet)
            return [.. zones];
        if (known is not { } last || now - last.At >= calendarFor || now < last.At)
            known = last = (await WorkingCalendar.LoadAsync(db, cancellation), now);
        return BroadcastHours.Open(last.Calendar, now);
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
        where recipient.BroadcastId == broadcast && recipient.Account == account && recipient.State == RecipientState.Queued
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

    // What may be sent, as of a time: broadcasts with somebody who can have them now, and the zones where it is neither night nor a
    // holiday, by their hours ahead of UTC.
    private sealed record Sight(List<Running> Running, List<int> Open, DateTime At)
    {
        public static Sight Nothing { get; } = new([], [], DateTime.MinValue);

        public Running? Find(BroadcastRecipient recipient) =>
            Running.Find(r => r.Broadcast.Id == recipient.BroadcastId && (r.Broadcast.IsUrgent || Open.Contains(recipient.Hours)));
    }

    /// <summary>A broadcast that is under way, with its picture or PDF.</summary>
    internal sealed record Running(Broadcast Broadcast, MediaItem? File);

    /// <summary>Somebody who is to have a broadcast.</summary>
    /// <param name="Recipient">The row.</param>
    /// <param name="Address">Of the chat.</param>
    /// <param name="LastWordAt">When the person wrote last.</param>
    /// <param name="Language">Of the chat; null for the office's.</param>
    /// <param name="PersonId">Who; null when the chat's person is not known.</param>
    /// <param name="Name">Of the person.</param>
    internal sealed record Due(BroadcastRecipient Recipient, string Address, DateTime? LastWordAt, string? Language, Guid? PersonId, string? Name)
    {
        /// <summary>The role under which the person is addressed, for a text with values per person.</summary>
        public RoleGrant? Grant { get; init; }
    }
}
