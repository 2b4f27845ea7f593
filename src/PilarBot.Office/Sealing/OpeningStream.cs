using System.Buffers;
using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>Opens a sealed file chunk by chunk; gives out nothing before its tag is checked. Not thread-safe, as streams are.</summary>
internal sealed class OpeningStream : Stream
{
    // One byte more than a chunk, so that whether another follows is known before this one is opened.
    private const int LookAhead = 1;

    private readonly KeyCipher cipher;
    private readonly Guid file;
    private readonly Stream source;
    private byte[]? sealedChunk = ArrayPool<byte>.Shared.Rent(FileChunks.SealedChunkLength + LookAhead);
    private byte[]? plain = ArrayPool<byte>.Shared.Rent(FileChunks.ChunkLength);
    private FileChunks chunks;
    private ReadOnlyMemory<byte> ready;
    private int carried;
    private uint number;
    private bool headerRead;
    private bool ended;
    private bool broken;

    /// <summary>Takes over the caller's pin of <paramref name="cipher"/>.</summary>
    public OpeningStream(KeyCipher cipher, Guid file, Stream source) => (this.cipher, this.file, this.source) = (cipher, file, source);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(plain is null, this);
        if (buffer.Length == 0) return 0;
        while (ready.IsEmpty && !ended) await OpenNextAsync(cancellationToken);
        var part = ready[..Math.Min(ready.Length, buffer.Length)];
        part.CopyTo(buffer);
        ready = ready[part.Length..];
        return part.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && plain is { } content && sealedChunk is { } input)
        {
            CryptographicOperations.ZeroMemory(content);
            ArrayPool<byte>.Shared.Return(content);
            ArrayPool<byte>.Shared.Return(input);
            (plain, sealedChunk, ready) = (null, null, default);
            cipher.Unpin();
            source.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask OpenNextAsync(CancellationToken cancellation)
    {
        if (broken) throw SealBrokenException.OfFile(file);
        if (!headerRead) await ReadHeaderAsync(cancellation);
        var wanted = sealedChunk.AsMemory(carried, FileChunks.SealedChunkLength + LookAhead - carried);
        var available = carried + await source.ReadAtLeastAsync(wanted, wanted.Length, throwOnEndOfStream: false, cancellation);
        var last = available <= FileChunks.SealedChunkLength;
        var length = last ? available : FileChunks.SealedChunkLength;

        if (!chunks.TryOpen(cipher, number, last, sealedChunk.AsSpan(0, length), plain)) throw Broken();
        ready = plain.AsMemory(0, length - Aead.TagLength);
        ended = last;
        if (!last)
        {
            sealedChunk![0] = sealedChunk[FileChunks.SealedChunkLength];
            carried = LookAhead;
            number++;
        }
    }

    private async ValueTask ReadHeaderAsync(CancellationToken cancellation)
    {
        var header = sealedChunk.AsMemory(0, FileChunks.HeaderLength);
        var read = await source.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellation);
        chunks = FileChunks.ForExisting(file, header.Span[..read]) ?? throw Broken();
        headerRead = true;
    }

    private SealBrokenException Broken()
    {
        broken = true;
        return SealBrokenException.OfFile(file);
    }
}
