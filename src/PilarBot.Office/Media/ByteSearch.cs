namespace PilarBot.Office.Media;

/// <summary>Looks for a few bytes in what passes by, also where they fall between two pieces.</summary>
internal sealed class ByteSearch(ReadOnlySpan<byte> wanted)
{
    private readonly byte[] wanted = wanted.ToArray();
    private readonly byte[] seam = new byte[(wanted.Length - 1) * 2];
    private int carried;

    public bool Found { get; private set; }

    public void Feed(ReadOnlySpan<byte> piece)
    {
        if (Found) return;
        var overlap = wanted.Length - 1;
        // The end of what passed before, together with the beginning of this piece.
        var begin = piece[..Math.Min(overlap, piece.Length)];
        begin.CopyTo(seam.AsSpan(carried));
        var joined = seam.AsSpan(0, carried + begin.Length);
        Found = joined.IndexOf(wanted) >= 0 || piece.IndexOf(wanted) >= 0;

        var end = piece.Length >= overlap ? piece[^overlap..] : joined[^Math.Min(overlap, joined.Length)..];
        carried = end.Length;
        end.CopyTo(seam);
    }
}
