using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Media;

/// <summary>
/// Fetches the files that turns noted, each after its turn: into the office's folder, with their hash. A table is looked through, and its dialogue goes on. What cannot be used is told to
/// the dialogue that took it, or flagged at the record it belongs to.
/// </summary>
internal sealed partial class FetchMedia(
    OfficeDatabase database, MediaFolder folder, TurnRunner turns, ChatLanes lanes, MediaFaults faults, TimeProvider clock, ILogger<FetchMedia> logger)
{
    private const int Batch = 8;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(20);

    /// <summary>Fetches what is due.</summary>
    /// <param name="channels">Those that this host serves; what came in by others is for other hosts.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>How many files were tried.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<IChannel> channels, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var accounts = channels.Select(c => c.Account).ToList();
        List<MediaItem> due;
        await using (var db = database.Open())
            due = await db.Media.AsNoTracking().Where(m => m.State == MediaState.Pending && m.NotBefore <= now && accounts.Contains(m.Account))
                .OrderBy(m => m.NotBefore).Take(Batch).ToListAsync(cancellation);
        await Task.WhenAll(due.Select(item => FetchAsync(item, channels.First(c => c.Account == item.Account), now, cancellation)));
        return due.Count;
    }

    private async Task FetchAsync(MediaItem item, IChannel channel, DateTime now, CancellationToken cancellation)
    {
        if (!await ClaimAsync(item, now, cancellation))
            return;
        var most = item.IsTable ? Math.Min(ImportedTable.MostSentBytes, channel.Traits.MaxFetchBytes) : channel.Traits.MaxFetchBytes;
        await using var target = folder.Receive(item.Id, item.Key, most);
        switch (await channel.FetchAsync(item.FileRef, target, most, cancellation))
        {
            case FetchOutcome.Fetched:
                await KeepAsync(item, await (item.IsTable ? target.KeepTableAsync(cancellation) : target.KeepAsync(item.Kind, cancellation)), cancellation);
                break;
            case FetchOutcome.TooLarge:
                await TooLargeAsync(item, cancellation);
                break;
            case FetchOutcome.Gone:
                await FaultAsync(item, MediaState.Gone, cancellation);
                break;
            case FetchOutcome.Failed when now - item.ReceivedAt > GiveUpAfter:
                await FaultAsync(item, MediaState.Gone, cancellation);
                break;
            case FetchOutcome.Failed:
                var pause = TimeSpan.FromSeconds(Math.Min(600, 2 * Math.Pow(2, item.Attempts)));
                Log.Failed(logger, item.Account, item.Attempts + 1, pause);
                await UpdateAsync(item.Id, m => (m.Attempts, m.NotBefore) = (m.Attempts + 1, now + pause), cancellation);
                break;
        }
    }

    // Whoever moves the time first fetches: another host that saw the same row finds it moved.
    private Task<bool> ClaimAsync(MediaItem item, DateTime now, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var (seen, until) = (item.NotBefore, now + Claim);
        return await db.Media.Where(m => m.Id == item.Id && m.State == MediaState.Pending && m.NotBefore == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NotBefore, until), cancellation) == 1;
    }, cancellation);

    private Task KeepAsync(MediaItem item, MediaReceipt receipt, CancellationToken cancellation) => receipt switch
    {
        MediaKept kept when item.IsTable => TableAsync(item, kept, cancellation),
        MediaKept kept => database.WriteAsync(db => SettleAsync(db, item.Id, MediaState.Stored, kept, cancellation), cancellation),
        MediaTooLarge => TooLargeAsync(item, cancellation),
        MediaRefused refused => FaultAsync(item, MediaState.WrongType, cancellation, refused.Refusal.Found.Name),
        _ => throw new InvalidOperationException($"No handling of {receipt.GetType().Name}."),
    };

    private Task TooLargeAsync(MediaItem item, CancellationToken cancellation) => item.IsTable
        ? FaultAsync(item, MediaState.Unreadable, cancellation, ImportedTable.TooLarge.Message)
        : FaultAsync(item, MediaState.TooLarge, cancellation);

    // Looked through before its chat hears of it, so that a turn never opens what cannot be read.
    private async Task TableAsync(MediaItem item, MediaKept kept, CancellationToken cancellation)
    {
        try
        {
            ImportedTable.ReadSent(await folder.ReadAsync(item.Id, item.Key, kept.Size, cancellation));
        }
        catch (InvalidDataException unreadable)
        {
            folder.Delete(item.Id);
            await FaultAsync(item, MediaState.Unreadable, cancellation, unreadable.Message);
            return;
        }
        var result = await ResumeAsync(item.Id, async turn =>
        {
            await SettleAsync(turn.Db, item.Id, MediaState.Stored, kept, cancellation);
            return new MediaFetchedInput(item.Id.ToString());
        }, cancellation);
        if (result is TurnResult.Quarantined)
            await database.WriteAsync(db => FlagAsync(db, item.Id, MediaState.Gone, cancellation), cancellation);
    }

    // A turn of the chat that a file came from; none where it is gone.
    private async Task<TurnResult> ResumeAsync(Guid file, Func<TurnContext, Task<Input?>> prepare, CancellationToken cancellation) =>
        await ChatOfAsync(file, cancellation) is { } chat
            ? await lanes.RunAsync(chat.ChannelAddress, () => turns.ResumeAsync(chat.Id, prepare, cancellation))
            : TurnResult.Quarantined;

    private async Task FaultAsync(MediaItem item, MediaState state, CancellationToken cancellation, string? what = null)
    {
        Log.Unusable(logger, item.Account, state);
        // The file stays due after an outage, and is judged again.
        if (await ResumeAsync(item.Id, turn => faults.TellAsync(item.Id, state, what, turn), cancellation) is TurnResult.Outage)
            return;
        await database.WriteAsync(db => FlagAsync(db, item.Id, state, cancellation), cancellation);
    }

    // What no dialogue and no case has taken care of: the chat is gone, or the file belongs to a complaint. That one leads to no chat:
    // its reporter reads in the status that something is missing.
    private static async Task<int> FlagAsync(OfficeDbContext db, Guid id, MediaState state, CancellationToken cancellation)
    {
        var found = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.State == MediaState.Pending, cancellation);
        if (found is null)
            return 0;
        await SettleAsync(db, id, state, null, cancellation);
        if (found is { OwnerKind: "complaint", OwnerId: { } complaint })
            await db.Complaints.Where(c => c.Id == complaint)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.MissingMedia, c => c.MissingMedia + 1), cancellation);
        return 1;
    }

    // In one statement on the newest row: what belongs to a complaint by now also loses what leads back to its reporter.
    private static Task<int> SettleAsync(OfficeDbContext db, Guid id, MediaState state, MediaKept? kept, CancellationToken cancellation)
    {
        var (type, size, hash, hidden) = (kept?.Type.Mime, kept?.Size, kept?.Sha256, MediaItem.HiddenOwners);
        return db.Media.Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, state)
            .SetProperty(m => m.Type, type)
            .SetProperty(m => m.Size, size)
            .SetProperty(m => m.Sha256, hash)
            .SetProperty(m => m.NotBefore, m => hidden.Contains(m.OwnerKind) ? m.ReceivedAt : m.NotBefore)
            .SetProperty(m => m.FileRef, m => hidden.Contains(m.OwnerKind) ? "" : m.FileRef), cancellation);
    }

    // As it stands now: while the file was being fetched, its chat may have gone on in another.
    private async Task<Conversation?> ChatOfAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.Media.Where(m => m.Id == id).Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => c)
            .AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    private Task<MediaItem?> UpdateAsync(Guid id, Action<MediaItem> change, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var item = await db.Media.SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (item is not null)
            change(item);
        return item;
    }, cancellation);

    private static partial class Log
    {
        [LoggerMessage(2201, LogLevel.Warning, "A file of {Account} could not be fetched, try {Try}; again in {Pause}")]
        public static partial void Failed(ILogger logger, string account, int @try, TimeSpan pause);

        [LoggerMessage(2202, LogLevel.Information, "A file of {Account} cannot be used: {State}. The person is asked for another one")]
        public static partial void Unusable(ILogger logger, string account, MediaState state);
    }
}
