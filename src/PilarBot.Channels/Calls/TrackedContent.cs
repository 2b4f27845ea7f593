using System.Net;

namespace PilarBot.Channels.Calls;

/// <summary>
/// Remembers whether it was begun to be written. Only this tells a send that certainly did not happen (no connection yet) from
/// one that may have: exceptions and time-outs of the HTTP client look the same for both.
/// </summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent inner;

    public TrackedContent(HttpContent inner)
    {
        this.inner = inner;
        foreach (var header in inner.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    public bool Begun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = inner.Headers.ContentLength ?? 0;
        return inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
