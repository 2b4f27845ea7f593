namespace PilarBot.Channels.WhatsApp;

/// <summary>A file on its way out: its beginning is read first, to tell its type, and it ends where WhatsApp would refuse it.</summary>
internal sealed class UploadStream : Stream
{
    private readonly byte[] beginning;
    private readonly Stream rest;
    private long position;

    private UploadStream(byte[] beginning, Stream rest)
    {
        this.beginning = beginning;
        this.rest = rest;
    }

    public long MaxBytes { get; set; } = long.MaxValue;

    public ReadOnlySpan<byte> Beginning => beginning;

    /// <summary>True when there was more than <see cref="MaxBytes"/>: what was uploaded is cut off and must not be used.</summary>
    public bool IsTooLarge { get; private set; }

    public static async Task<UploadStream> OpenAsync(Stream file, CancellationToken cancellation)
    {
        var buffer = new byte[16];
        var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return new UploadStream(buffer[..read], file);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        if (position < beginning.Length)
        {
            read = Math.Min(buffer.Length, beginning.Length - (int)position);
            beginning.AsMemory((int)position, read).CopyTo(buffer);
        }
        else
        {
            read = await rest.ReadAsync(buffer, cancellationToken);
        }

        position += read;
        IsTooLarge |= position > MaxBytes;
        // Broken off on purpose: the rest of a file that is refused anyway need not travel.
        return IsTooLarge ? throw new IOException("The file is larger than WhatsApp takes.") : read;
    }

    public override bool CanRead => true;
    // Only so that the length can be told: Graph is not known to take uploads without one.
    public override bool CanSeek => rest.CanSeek;
    public override bool CanWrite => false;
    public override long Length => rest.Length;
    public override long Position { get => position; set => throw new NotSupportedException(); }
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
