using PilarBot.Channels;

namespace PilarBot.Office.Tests.Harness;

/// <summary>A channel that gives out files and nothing else.</summary>
internal sealed class FileChannel : IChannel
{
    /// <summary>The files by their reference; null for one that is gone.</summary>
    public Dictionary<string, byte[]?> Files { get; } = [];

    public string Account => "telegram";

    public ChannelTraits Traits { get; } = new(4096, 1024, 10, 40, 20 * 1024 * 1024);

    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        if (Files[fileRef] is not { } bytes)
            return FetchOutcome.Gone;
        await target.WriteAsync(bytes, cancellation);
        return FetchOutcome.Fetched;
    }

    public Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation) => Task.CompletedTask;

    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation) => Task.CompletedTask;
}
