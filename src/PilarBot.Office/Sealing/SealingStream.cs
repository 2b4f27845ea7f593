using System.Buffers;
using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>Seals what is written to it, chunk by chunk. Not thread-safe, as streams are.</summary>
public sealed class SealingStream : Stream
{
    private readonly KeyCipher cipher;
    private readonly FileChunks chunks;
    private readonly Stream target;
    private byte[]? plain = ArrayPool<byte>.Shared.Rent(FileChunks.ChunkLength);
    private byte[]? sealedChunk = ArrayPool<byte>.Shared.Rent(FileChunks.SealedChunkLength);
    private int filled;
    private uint number;
    private bool headerWritten;
    private bool finished;

    /// <summary>Takes over the caller's pin of <paramref name="cipher"/>.</summary>
    internal SealingStream(KeyCipher cipher, FileChunks chunks, Stream target) => (this.cipher, this.chunks, this.target) = (cipher, chunks, target);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => !finished;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Writes the last chunk. Without it the file counts as cut off and does not open.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        ThrowIfUnusable();
        finished = true;
        await WriteChunkAsync(last: true, cancellation);
        await target.FlushAsync(cancellation);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        while (buffer.Length > 0)
        {
            // A full chunk is written only when more follows: the last one, full or not, is marked as the last.
            if (filled == FileChunks.ChunkLength) await WriteChunkAsync(last: false, cancellationToken);
            var part = buffer[..Math.Min(buffer.Length, FileChunks.ChunkLength - filled)];
            part.Span.CopyTo(plain.AsSpan(filled));
            filled += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Does nothing: a chunk goes out when it is full.</summary>
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
        if (disposing && plain is { } content && sealedChunk is { } output)
        {
            CryptographicOperations.ZeroMemory(content);
            ArrayPool<byte>.Shared.Return(content);
            ArrayPool<byte>.Shared.Return(output);
            (plain, sealedChunk) = (null, null);
            cipher.Unpin();
        }
        base.Dispose(disposing);
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(plain is null, this);
        if (finished) throw new InvalidOperationException("The file is finished.");
    }

    private async ValueTask WriteChunkAsync(bool last, CancellationToken cancellation)
    {
        if (!headerWritten)
        {
            headerWritten = true;
            await target.WriteAsync(chunks.Header.ToArray(), cancellation);
        }
        chunks.Seal(cipher, number, last, plain.AsSpan(0, filled), sealedChunk);
        await target.WriteAsync(sealedChunk.AsMemory(0, filled + Aead.TagLength), cancellation);
        number = checked(number + 1);
        filled = 0;
    }
}
