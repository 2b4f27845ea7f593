using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Media;

/// <summary>
/// The files that people sent, each sealed under its own key, outside the database. Paths follow from ids alone. Thread-safe for
/// different files; one file is received by one at a time.
/// </summary>
/// <remarks>
/// What was sent is kept to the byte, EXIF with its place and time included, since it is evidence; what is given out is a copy without
/// it, see <see cref="PictureCopy"/>. Retrying a file after a kill overwrites what the first attempt left, so all attempts use the same key.
/// </remarks>
public sealed class MediaFolder
{
    private const string Unfinished = "*.part";

    private readonly string root;
    private readonly string temporary;
    private readonly MediaFolderOptions options;
    private readonly Sealer sealer;

    /// <summary>In a folder that is made when it does not exist.</summary>
    public MediaFolder(MediaFolderOptions options, Sealer sealer)
    {
        (this.options, this.sealer) = (options, sealer);
        root = Path.GetFullPath(options.Folder);
        temporary = Path.Combine(root, "tmp");
        DurableFolder.Create(temporary);
    }

    /// <summary>Begins to receive a file; nothing of it is visible before <see cref="IncomingMediaStream.KeepAsync"/>.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="key">The file's key.</param>
    /// <param name="maxBytes">More is not written.</param>
    public IncomingMediaStream Receive(Guid id, SealedKey key, long maxBytes)
    {
        var part = Path.Combine(temporary, $"{id:N}.{Path.GetRandomFileName()}.part");
        return new(sealer, id, key, maxBytes, options.MaxMegapixels, part, PathOf(id));
    }

    /// <summary>Keeps a file that the office itself makes; what was there under this id is replaced.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="key">The key of the record it belongs to.</param>
    /// <param name="write">Writes its content; when it fails, nothing is kept.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    /// <returns>Its size and SHA-256.</returns>
    public async Task<(long Size, byte[] Sha256)> MakeAsync(Guid id, SealedKey key, Func<Stream, Task> write, CancellationToken cancellation)
    {
        await using var intake = Receive(id, key, long.MaxValue);
        await write(intake);
        return await intake.KeepOwnAsync(cancellation);
    }

    /// <summary>Receives a whole stream. What is over the cap is not read.</summary>
    public async Task<MediaReceipt> StoreAsync(Guid id, SealedKey key, Stream content, MediaKind asked, long maxBytes, CancellationToken cancellation)
    {
        await using var intake = Receive(id, key, maxBytes);
        var buffer = new byte[FileType.HeadLength];
        while (!intake.IsTooLarge && await content.ReadAsync(buffer, cancellation) is > 0 and var count)
            await intake.WriteAsync(buffer.AsMemory(0, count), cancellation);
        return await intake.KeepAsync(asked, cancellation);
    }

    /// <summary>The content of a kept file, unsealed as it is read; see <see cref="Sealer.OpenFile"/>.</summary>
    /// <exception cref="FileNotFoundException">There is none of this id.</exception>
    public Stream OpenRead(Guid id, SealedKey key)
    {
        var path = PathOf(id);
        if (!File.Exists(path)) throw new FileNotFoundException($"Media {id} is not in the media folder; restore it from a backup.");
        return sealer.OpenFile(key, id, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true));
    }

    /// <summary>All of it at once, for what is known to be small.</summary>
    /// <exception cref="FileNotFoundException">There is none of this id.</exception>
    public async Task<byte[]> ReadAsync(Guid id, SealedKey key, long size, CancellationToken cancellation)
    {
        var bytes = new byte[size];
        await using var content = OpenRead(id, key);
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>True when a file of this id is kept.</summary>
    public bool Has(Guid id) => File.Exists(PathOf(id));

    /// <summary>Takes a file away; false when there was none.</summary>
    public bool Delete(Guid id)
    {
        var path = PathOf(id);
        if (!File.Exists(path)) return false;
        File.Delete(path);
        return true;
    }

    /// <summary>Takes away what receptions left that were killed half-way.</summary>
    /// <returns>How many.</returns>
    public int RemoveLeftovers(DateTimeOffset now)
    {
        var before = (now - options.LeftoverAge).UtcDateTime;
        var leftovers = Directory.EnumerateFiles(temporary, Unfinished).Where(path => File.GetLastWriteTimeUtc(path) < before).ToList();
        leftovers.ForEach(File.Delete);
        return leftovers.Count;
    }

    // By the last digits: they are random, while the first ones of a UUIDv7 are the time and would fill one folder at a time.
    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(root, name[^2..], name[^4..^2], name + ".sealed");
    }
}
