using System.Security.Cryptography;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Media;

/// <summary>
/// A file on its way in: written to as a stream by whoever fetches it, sealed on the way to disk, looked at as it passes.
/// Disposed without <see cref="KeepAsync"/> it leaves nothing. Not thread-safe, as streams are.
/// </summary>
public sealed class IncomingMediaStream : Stream
{
    private readonly FileStream file;
    private readonly SealingStream sealing;
    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream head = new();
    private readonly ByteSearch macros = new("vbaProject"u8);
    private readonly ByteSearch endOfPackage = new("PK\u0005\u0006"u8);
    private readonly ByteSearch endOfPdf = new("%%EOF"u8);
    private readonly Sealer sealer;
    private readonly Guid id;
    private readonly SealedKey key;
    private readonly long maxBytes;
    private readonly int maxMegapixels;
    private readonly string part;
    private readonly string target;
    private long size;
    private bool torn;
    private bool settled;
    private bool disposed;

    internal IncomingMediaStream(Sealer sealer, Guid id, SealedKey key, long maxBytes, int maxMegapixels, string part, string target)
    {
        (this.sealer, this.id, this.key) = (sealer, id, key);
        (this.maxBytes, this.maxMegapixels, this.part, this.target) = (maxBytes, maxMegapixels, part, target);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new FileStream(part, options);
        sealing = sealer.SealFile(key, id, file);
    }

    /// <summary>More came than allowed. What comes after is dropped, so that the fetch may end as it likes.</summary>
    public bool IsTooLarge { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !settled;

    /// <summary>Bytes taken so far.</summary>
    public override long Length => size;

    /// <summary>Bytes taken so far.</summary>
    public override long Position { get => size; set => throw new NotSupportedException(); }

    /// <summary>Ends the file and keeps it, when it is whole, within the caps, and what was asked for. Call it only after a complete fetch.</summary>
    public Task<MediaReceipt> KeepAsync(MediaKind asked, CancellationToken cancellation) => JudgedAsync(found => MediaVerdict.Judge(asked, found), cancellation);

    /// <summary>As <see cref="KeepAsync"/>, where a table is asked for.</summary>
    public Task<MediaReceipt> KeepTableAsync(CancellationToken cancellation) => JudgedAsync(MediaVerdict.JudgeTable, cancellation);

    private async Task<MediaReceipt> JudgedAsync(Func<FileType, MediaRefusal?> judge, CancellationToken cancellation)
    {
        Settle();
        if (IsTooLarge) return new MediaTooLarge(maxBytes);
        var type = FileType.Sniff(head.GetBuffer().AsSpan(0, (int)head.Length));
        if (type == FileType.Docx || type == FileType.Xlsx)
            type = macros.Found ? FileType.MacroDocument : endOfPackage.Found ? type : FileType.CutOff;
        if (type == FileType.Pdf && !endOfPdf.Found) type = FileType.CutOff;
        if (judge(type) is { } refusal) return new MediaRefused(refusal);

        await FinishAsync(cancellation);
        if (type.Family is FileFamily.Picture && judge(await LookAsync(type, cancellation)) is { } unfit) return new MediaRefused(unfit);
        DurableFolder.MoveInto(part, target);
        return new MediaKept(type, size, sha256.GetHashAndReset());
    }

    /// <summary>Ends and keeps what the office itself wrote.</summary>
    /// <returns>Its size and SHA-256.</returns>
    internal async Task<(long Size, byte[] Sha256)> KeepOwnAsync(CancellationToken cancellation)
    {
        Settle();
        await FinishAsync(cancellation);
        DurableFolder.MoveInto(part, target);
        return (size, sha256.GetHashAndReset());
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (settled) throw new InvalidOperationException("The file is settled.");
        IsTooLarge |= buffer.Length > maxBytes - size;
        if (IsTooLarge) return;
        size += buffer.Length;
        sha256.AppendData(buffer.Span);
        if (head.Length < FileType.HeadLength) head.Write(buffer.Span[..(int)Math.Min(buffer.Length, FileType.HeadLength - head.Length)]);
        macros.Feed(buffer.Span);
        endOfPackage.Feed(buffer.Span);
        endOfPdf.Feed(buffer.Span);
        // Stays set when the disk is full or the write is cancelled, whatever the fetch makes of that.
        torn = true;
        await sealing.WriteAsync(buffer, cancellationToken);
        torn = false;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Does nothing: chunks go out when they are full.</summary>
    public override void Flush() { }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            sealing.Dispose();
            file.Dispose();
            sha256.Dispose();
            // Moved away when it was kept.
            File.Delete(part);
        }
        base.Dispose(disposing);
    }

    private void Settle()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (settled) throw new InvalidOperationException("The file is settled.");
        settled = true;
        if (torn) throw new IOException($"{part} could not be written to its end; look at the disk's free space.");
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        await sealing.FinishAsync(cancellation);
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
    }

    // A picture tells anywhere in the file how large it is, and only its end tells that it is whole: so it is read once more.
    private async Task<FileType> LookAsync(FileType type, CancellationToken cancellation)
    {
        var picture = new byte[size];
        await using (var content = sealer.OpenFile(key, id, new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0, useAsync: true)))
            await content.ReadExactlyAsync(picture, cancellation);
        var seen = PictureCopy.Write(type, picture, Null);
        return !seen.IsWhole ? FileType.CutOff : seen.Pixels > maxMegapixels * 1_000_000L ? FileType.TooManyPixels(maxMegapixels) : type;
    }
}
