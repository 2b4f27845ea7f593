using PilarBot.Office.Media;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.WebChat;

/// <summary>
/// The bytes of files that came in by the web chat, each sealed with its conversation's key, beside the office's own files: with two
/// hosts on a folder that both see. Thread-safe for different files.
/// </summary>
internal sealed class UploadFolder
{
    private const string Extension = ".upload";

    private readonly string root;
    private readonly string temporary;
    private readonly Sealer sealer;

    /// <summary>In the media folder, which is made when it does not exist.</summary>
    public UploadFolder(MediaFolderOptions options, Sealer sealer)
    {
        this.sealer = sealer;
        root = Path.Combine(Path.GetFullPath(options.Folder), "uploads");
        temporary = Path.Combine(Path.GetFullPath(options.Folder), "tmp");
        DurableFolder.Create(root);
        DurableFolder.Create(temporary);
    }

    /// <summary>Keeps a file. False when it is larger than allowed: then nothing of it stays.</summary>
    public async Task<bool> KeepAsync(Guid id, SealedKey key, Stream content, long most, CancellationToken cancellation)
    {
        var part = Path.Combine(temporary, $"{id:N}.part");
        try
        {
            await using (var file = new FileStream(part, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
                BufferSize = 0,
            }))
            {
                await using var sealing = sealer.SealFile(key, id, file);
                var buffer = new byte[FileType.HeadLength];
                for (long size = 0; await content.ReadAsync(buffer, cancellation) is > 0 and var read;)
                {
                    size += read;
                    if (size > most)
                        return false;
                    await sealing.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }
                await sealing.FinishAsync(cancellation);
                file.Flush(flushToDisk: true);
            }
            DurableFolder.MoveInto(part, PathOf(id));
            return true;
        }
        finally
        {
            // Moved away when it was kept.
            File.Delete(part);
        }
    }

    /// <summary>The content of a file, forwards only; null when it is no longer there.</summary>
    public Stream? Open(Guid id, SealedKey key) => File.Exists(PathOf(id))
        ? sealer.OpenFile(key, id, new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true))
        : null;

    public void Delete(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            File.Delete(PathOf(id));
    }

    /// <summary>Takes away what has lain here since before a time, whether a row names it or a kill kept the row from being written.</summary>
    public void DeleteOlder(DateTime before)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*" + Extension).Where(path => File.GetLastWriteTimeUtc(path) < before).ToList())
            File.Delete(path);
    }

    private string PathOf(Guid id) => Path.Combine(root, $"{id:N}{Extension}");
}
