namespace PilarBot.Flows.Drawing;

/// <summary>A box at its place.</summary>
internal sealed record PlacedBox(ChartNode Node, BoxContent Content, int X, int Y)
{
    public int Right => X + Content.Width;

    public int Bottom => Y + Content.Height;

    public int Middle => Y + (Content.Height / 2);

    /// <summary>Where its outline is at a height: decisions have points, all others stand upright.</summary>
    public int LeftAt(int y) => Node.Kind == ChartKind.If ? X + (BoxContent.Point * Math.Abs(y - Middle) * 2 / Content.Height) : X;

    public bool Overlaps(PlacedBox other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>The line around the boxes of a repetition.</summary>
internal sealed record PlacedFrame(int X, int Y, int Right, int Bottom);

/// <summary>A line from point to point, with or without a head at its end.</summary>
internal sealed record PlacedArrow(bool HasHead, params IReadOnlyList<(int X, int Y)> Points);

/// <summary>The word beside a way, its beginning at the point.</summary>
internal sealed record PlacedLabel(string Text, int X, int Y);

/// <summary>The sign at both ends of an arrow between two columns.</summary>
internal sealed record PlacedSign(string Text, int X, int Y);
