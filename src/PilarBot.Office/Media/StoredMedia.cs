using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Media;

/// <summary>The office's files as the channels send them, named by their id: pictures as copies without place, time and device.</summary>
internal sealed class StoredMedia(OfficeDatabase database, MediaFolder folder, TimeProvider clock) : IMediaSource
{
    // WhatsApp keeps what was uploaded for 30 days, Telegram for ever. In memory: after a restart a file is uploaded once more.
    private static readonly TimeSpan Life = TimeSpan.FromDays(25);
    private static readonly string?[] Copied = [.. PictureCopy.Types.Select(t => t.Mime)];

    private readonly ConcurrentDictionary<(string Account, string Source), (string Reference, DateTimeOffset At)> uploaded = [];

    public async ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation)
    {
        if (uploaded.TryGetValue((account, source), out var known) && clock.GetUtcNow() - known.At < Life)
            return known.Reference;
        var id = Guid.Parse(source);
        await using var db = database.Open();
        // What came in on this account goes out on it again by the same reference; not where that would be the original of a picture.
        return await db.Media.Where(m => m.Id == id && m.Account == account && m.FileRef != "" && !Copied.Contains(m.Type)).Select(m => m.FileRef)
            .SingleOrDefaultAsync(cancellation);
    }

    public void NoteUploaded(string account, string source, string reference) => uploaded[(account, source)] = (reference, clock.GetUtcNow());

    public async ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation)
    {
        var id = Guid.Parse(source);
        await using var db = database.Open();
        var item = await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.State == MediaState.Stored, cancellation)
            ?? throw new FileNotFoundException("The file is not stored.");
        var content = folder.OpenRead(id, item.Key);
        var type = FileType.FromMime(item.Type ?? "");
        return PictureCopy.Types.Contains(type) ? await CopyAsync(type, content, item.Size ?? 0, cancellation) : content;
    }

    private static async Task<Stream> CopyAsync(FileType type, Stream content, long size, CancellationToken cancellation)
    {
        await using (content)
        {
            var picture = new byte[size];
            await content.ReadExactlyAsync(picture, cancellation);
            var copy = new MemoryStream(picture.Length);
            PictureCopy.Write(type, picture, copy);
            copy.Position = 0;
            return copy;
        }
    }
}
