namespace PilarBot.Office.Sealing;

public sealed partial class Sealer
{
    /// <summary>Seals a whole stream into another, in memory of two chunks.</summary>
    /// <param name="key">The file's key.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="target">Written to, not closed.</param>
    /// <param name="cancellation">Leaves a target that does not open.</param>
    public async Task SealFileAsync(SealedKey key, Guid file, Stream content, Stream target, CancellationToken cancellation)
    {
        await using var sealing = SealFile(key, file, target);
        await content.CopyToAsync(sealing, FileChunks.ChunkLength, cancellation);
        await sealing.FinishAsync(cancellation);
    }

    /// <summary>A stream that seals what is written to it. Only <see cref="SealingStream.FinishAsync"/> makes it a file that opens.</summary>
    /// <param name="key">The file's key.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="target">Written to, not closed.</param>
    public SealingStream SealFile(SealedKey key, Guid file, Stream target) => new(open.Pin(key), FileChunks.ForNew(file), target);

    /// <summary>
    /// A stream of the sealed file's content, forwards only. It gives out only what is proved; damage shows as
    /// <see cref="SealBrokenException"/> where it is met, so a file counts as whole only when it was read to its end.
    /// </summary>
    /// <param name="key">The file's key.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="sealedContent">Closed together with the returned stream.</param>
    public Stream OpenFile(SealedKey key, Guid file, Stream sealedContent) => new OpeningStream(open.Pin(key), file, sealedContent);
}
