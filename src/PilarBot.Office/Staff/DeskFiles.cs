using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Staff;

/// <summary>
/// Files that somebody gave at the desk, that were checked, and that wait for their yes or for the record they will belong to. Sealed where every host finds them; they go once they
/// are used, or a day later with <see cref="PruneMadeFiles"/>. Thread-safe.
/// </summary>
internal sealed class DeskFiles(OfficeDatabase database, OfficeProfile office, Lazy<MediaFolder> folder, Sealer sealer, TimeProvider clock)
{
    /// <summary>The bytes of one.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int LongestName = 80;

    /// <param name="Id">By which it is found again.</param>
    /// <param name="Kind">As what it is sent.</param>
    /// <param name="Type">What its bytes are, such as <c>application/pdf</c>; null for what was kept as it is.</param>
    /// <param name="Name">Under which it is given out; null for what never is.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Attachment(Guid Id, MediaKind Kind, string? Type, string? Name, long Size);

    /// <summary>Keeps a file as it is.</summary>
    /// <param name="person">Who gave it; nobody else gets it.</param>
    /// <param name="content">At most <see cref="MostBytes"/>.</param>
    /// <param name="cancellation">Keeps nothing.</param>
    /// <returns>By which it is found again.</returns>
    public async Task<Guid> KeepAsync(Guid person, byte[] content, CancellationToken cancellation)
    {
        var id = HiddenId.New();
        var key = sealer.NewKey(id);
        var (size, hash) = await folder.Value.MakeAsync(id, key, to => to.WriteAsync(content, cancellation).AsTask(), cancellation);
        await NoteAsync(person, new(id, MediaKind.Document, null, null, size), key, hash, cancellation);
        return id;
    }

    /// <summary>Keeps a picture or a document that is going to be sent or attached, when its bytes are that.</summary>
    /// <param name="person">As for <see cref="KeepAsync"/>.</param>
    /// <param name="content">More than <see cref="MostBytes"/> is not read.</param>
    /// <param name="name">As the sender calls it: a hint for whoever gets it, never used as a path.</param>
    /// <param name="cancellation">Keeps nothing.</param>
    /// <returns>What is kept, or why it is not.</returns>
    public async Task<(Attachment? Kept, string? Refused)> AttachAsync(Guid person, Stream content, string name, CancellationToken cancellation)
    {
        var id = HiddenId.New();
        var key = sealer.NewKey(id);
        switch (await folder.Value.StoreAsync(id, key, content, MediaKind.Document, MostBytes, cancellation))
        {
            case MediaKept { Type.Family: FileFamily.Picture or FileFamily.Document } kept:
                // Other pictures than these are not shown by every phone, and go as a file.
                var isPhoto = kept.Type == FileType.Jpeg || kept.Type == FileType.Png;
                var attachment = new Attachment(id, isPhoto ? MediaKind.Photo : MediaKind.Document, kept.Type.Mime, NameOf(name, kept.Type), kept.Size);
                await NoteAsync(person, attachment, key, kept.Sha256, cancellation);
                return (attachment, null);
            case MediaKept kept:
                folder.Value.Delete(id);
                return (null, $"Lampiran adalah {kept.Type.Name}. Mohon unggah foto, PDF, Word (.docx), atau Excel (.xlsx).");
            case MediaRefused refused:
                return (null, refused.Refusal.Text);
            default:
                return (null, "Lampiran lebih dari 10 MB. Perkecil dahulu, atau kirim sebagai tautan.");
        }
    }

    /// <summary>What <see cref="AttachAsync"/> kept, for whoever gave it; null when it is used or gone.</summary>
    public async Task<Attachment?> FindAttachmentAsync(Guid person, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await Own(db, person, id).Where(m => m.Type != null).Select(m => new Attachment(m.Id, m.Kind, m.Type, m.FileName, m.Size ?? 0)).SingleOrDefaultAsync(cancellation);
    }

    private async Task NoteAsync(Guid person, Attachment file, SealedKey key, byte[] hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await database.WriteAsync(db =>
        {
            db.Media.Add(new()
            {
                Id = file.Id,
                Account = "",
                FileRef = "",
                FileName = file.Name,
                Kind = file.Kind,
                OwnerKind = MediaItem.AtDesk,
                OwnerId = person,
                State = MediaState.Stored,
                NotBefore = now,
                ReceivedAt = now,
                Key = key,
                Type = file.Type,
                Size = file.Size,
                Sha256 = hash,
            });
            return Task.FromResult(0);
        }, cancellation);
    }

    // What any system takes as a name, with the ending that its bytes call for.
    private static string NameOf(string name, FileType type)
    {
        var kept = new string([.. Path.GetFileNameWithoutExtension(name).Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')]).Trim();
        return (kept.Length == 0 ? "lampiran" : kept.Length > LongestName ? kept[..LongestName].Trim() : kept) + type.Extension;
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
        db.Media.Where(m => m.Id == id && m.OwnerKind == MediaItem.AtDesk && m.OwnerId == person);
}
