using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Staff;

/// <summary>
/// Files that somebody gave at the desk, that were checked, and that wait for their yes. Sealed where every host finds them; they go once they
/// are used, or a day later with <see cref="PruneMadeFiles"/>. Thread-safe.
/// </summary>
internal sealed class DeskFiles(OfficeDatabase database, OfficeProfile office, Lazy<MediaFolder> folder, Sealer sealer, TimeProvider clock)
{
    /// <summary>The bytes of one.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Keeps a file.</summary>
    /// <param name="person">Who gave it; nobody else gets it.</param>
    /// <param name="content">At most <see cref="MostBytes"/>.</param>
    /// <param name="cancellation">Keeps nothing.</param>
    /// <returns>By which it is found again.</returns>
    public async Task<Guid> KeepAsync(Guid person, byte[] content, CancellationToken cancellation)
    {
        var id = HiddenId.New();
        var key = sealer.NewKey(id);
        var (size, hash) = await folder.Value.MakeAsync(id, key, to => to.WriteAsync(content, cancellation).AsTask(), cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        await database.WriteAsync(db =>
        {
            db.Media.Add(new()
            {
                Id = id,
                Account = "",
                FileRef = "",
                Kind = MediaKind.Document,
                OwnerKind = MediaItem.Table,
                OwnerId = person,
                State = MediaState.Stored,
                NotBefore = now,
                ReceivedAt = now,
                Key = key,
                Size = size,
                Sha256 = hash,
            });
            return Task.FromResult(0);
        }, cancellation);
        return id;
    }

    /// <summary>Gives a file out to whoever gave it; null when it is gone.</summary>
    public async Task<byte[]?> FindAsync(Guid person, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await Own(db, person, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is { } item
            ? await folder.Value.ReadAsync(id, item.Key, item.Size!.Value, cancellation) : null;
    }

    /// <summary>Takes a file away that has been used.</summary>
    public Task ForgetAsync(Guid person, Guid id, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await Own(db, person, id).SingleOrDefaultAsync(cancellation) is not { } item)
            return 0;
        db.ErasedFiles.Add(new() { Id = id, On = office.DayOf(clock.GetUtcNow().UtcDateTime) });
        db.Media.Remove(item);
        return 1;
    }, cancellation);

    private static IQueryable<MediaItem> Own(OfficeDbContext db, Guid person, Guid id) =>
        db.Media.Where(m => m.Id == id && m.OwnerKind == MediaItem.Table && m.OwnerId == person && m.ConversationId == null);
}
