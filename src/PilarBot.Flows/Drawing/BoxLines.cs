namespace PilarBot.Flows.Drawing;

/// <summary>Sets the words of a box under one another.</summary>
/// <param name="left">Where lines begin.</param>
/// <param name="right">Where they end at most.</param>
internal sealed class BoxLines(int left, int right)
{
    private const int SmallSize = 11;

    private readonly List<BoxLine> lines = [];

    public IReadOnlyList<BoxLine> All => lines;

    /// <summary>The lowest line so far.</summary>
    public int Bottom { get; private set; } = 6;

    /// <summary>What kind of box it is, and at the right its name and its line in the file.</summary>
    public void Head(string kind, string colour, string about)
    {
        Bottom += 14;
        var head = new BoxLine(kind, left, Bottom, 12, true, colour);
        lines.Add(head);
        if (about.Length == 0) return;
        var room = right - left - head.Width - 10;
        lines.Add(new(TextLines.Shorten(about, room, SmallSize), right, Bottom, SmallSize, false, ChartColours.FaintText) { IsRight = true });
    }

    public void Add(string text, int size, bool isBold = false, int most = int.MaxValue)
    {
        var first = true;
        foreach (var line in TextLines.Wrap(text, right - left, size, isBold, most))
        {
            Bottom += size + (first ? 6 : 4);
            first = false;
            lines.Add(new(line, left, Bottom, size, isBold, ChartColours.Text));
        }
    }
}
