namespace PilarBot.Flows.Drawing;

/// <summary>
/// Gives every box its place. What comes one after the other stands in one column, straight below; the ways of a decision that leave the
/// straight one stand in columns to the right of it and join it again below, unless they end.
/// </summary>
internal sealed class ChartLayout
{
    private const int ColumnGap = 60;
    private const int Gap = 26;
    private const int WayGap = 36;
    private const int FrameGap = 24;

    private readonly List<PlacedBox> boxes = [];
    private readonly List<PlacedFrame> frames = [];
    private readonly List<PlacedArrow> arrows = [];
    private readonly List<PlacedLabel> labels = [];
    private readonly Dictionary<ChartNode, BoxContent> contents;

    /// <param name="contents">Boxes that were set before: layouts that are tried one after the other share them.</param>
    public ChartLayout(Dictionary<ChartNode, BoxContent> contents) => this.contents = contents;

    public IReadOnlyList<PlacedBox> Boxes => boxes;

    public IReadOnlyList<PlacedFrame> Frames => frames;

    public IReadOnlyList<PlacedArrow> Arrows => arrows;

    public IReadOnlyList<PlacedLabel> Labels => labels;

    /// <summary>What frames need to the left of a column, for their line and for the arrow back to their beginning.</summary>
    public static int FrameRoom(IReadOnlyList<ChartNode> nodes) => FrameGap * ChartNode.FramesOf(nodes);

    /// <summary>The part of the paper that a sequence takes.</summary>
    /// <param name="Right">Its right edge.</param>
    /// <param name="Bottom">Its lower edge.</param>
    /// <param name="Free">From here on its own column is free, although ways that ended may hang down longer beside it.</param>
    /// <param name="Exit">Where the arrow to what comes next begins; null when nothing does.</param>
    internal readonly record struct Extent(int Right, int Bottom, int Free, int? Exit);

    /// <summary>Places boxes from top to bottom.</summary>
    /// <param name="nodes">The boxes.</param>
    /// <param name="x">The left edge of their column.</param>
    /// <param name="y">The upper edge of the first.</param>
    /// <param name="entry">Where the arrow to the first begins; null when nothing leads to it.</param>
    public Extent Place(IReadOnlyList<ChartNode> nodes, int x, int y, int? entry)
    {
        var at = new Extent(x + BoxContent.ColumnWidth, y, y, entry);
        var top = y;
        foreach (var node in nodes)
        {
            // a way to the right would run into what still hangs there
            if ((node.Fork is not null || node.Rounds is not null) && at.Bottom > at.Free) top = Math.Max(top, at.Bottom + Gap);
            var box = PlaceBox(node, x, top, at.Exit);
            at = node.Fork is { } fork
                ? PlaceWays(fork, box, x, at)
                : node.Rounds is { } rounds ? PlaceRounds(node, rounds, box, x, at)
                : new(at.Right, Math.Max(at.Bottom, box.Bottom), box.Bottom, node.Ends ? null : box.Bottom);
            top = at.Free + Gap;
        }
        return at;
    }

    private PlacedBox PlaceBox(ChartNode node, int x, int y, int? entry)
    {
        var content = Content(node);
        var box = new PlacedBox(node, content, x + ((BoxContent.ColumnWidth - content.Width) / 2), y);
        boxes.Add(box);
        if (entry is { } from) arrows.Add(new(true, (Axis(x), from), (Axis(x), y)));
        return box;
    }

    private Extent PlaceWays(ChartFork fork, PlacedBox box, int x, Extent before)
    {
        labels.Add(new(fork.Below.Label, Axis(x) + 8, box.Bottom + 17));
        var below = fork.Below.Nodes is []
            ? new Extent(box.Right, box.Bottom, box.Bottom + WayGap - Gap, box.Bottom)
            : Place(fork.Below.Nodes, x, box.Bottom + WayGap, box.Bottom);
        var (right, bottom) = (Math.Max(before.Right, below.Right), Math.Max(before.Bottom, below.Bottom));
        if (fork.Beside.Nodes is []) return below with { Right = right, Bottom = bottom };
        var column = below.Right + ColumnGap + FrameRoom(fork.Beside.Nodes);
        var beside = PlaceBeside(fork.Beside, box, column);
        (right, bottom) = (Math.Max(right, beside.Right), Math.Max(bottom, beside.Bottom));
        if (beside.Exit is not { } exit) return new(right, bottom, below.Exit is null ? bottom : below.Free, below.Exit);
        // below the label too
        var join = Math.Max(bottom + 18, box.Bottom + WayGap - 8);
        arrows.Add(new(below.Exit is not null, (Axis(column), exit), (Axis(column), join), (Axis(x), join)));
        return new(right, join, join, below.Exit ?? join);
    }

    // level with the box that it leaves, so that the arrow between them is straight
    private Extent PlaceBeside(ChartWay way, PlacedBox from, int x)
    {
        var first = boxes.Count;
        var extent = Place(way.Nodes, x, from.Y + Math.Max(0, (from.Content.Height - Content(way.Nodes[0]).Height) / 2), null);
        arrows.Add(new(true, (from.Right, from.Middle), (boxes[first].LeftAt(from.Middle), from.Middle)));
        labels.Add(new(way.Label, from.Right + 6, from.Middle - 6));
        return extent;
    }

    // the frame holds the box and its rounds, and an arrow goes back up inside of it on the left
    private Extent PlaceRounds(ChartNode node, IReadOnlyList<ChartNode> rounds, PlacedBox box, int x, Extent before)
    {
        labels.Add(new(ChartWords.Again, Axis(x) + 8, box.Bottom + 17));
        var inner = Place(rounds, x, box.Bottom + WayGap, box.Bottom);
        var (left, low) = (x - (FrameGap * node.Frames), inner.Bottom + 18);
        if (inner.Exit is { } exit)
            arrows.Add(new(true, (Axis(x), exit), (Axis(x), low), (left + 12, low), (left + 12, box.Middle), (box.X, box.Middle)));
        var frame = new PlacedFrame(left, box.Y - 12, inner.Right + 12, low + 14);
        frames.Add(frame);
        labels.Add(new(ChartWords.Enough, Axis(x) + 8, frame.Bottom + 17));
        return new(Math.Max(before.Right, frame.Right), Math.Max(before.Bottom, frame.Bottom), frame.Bottom + WayGap - Gap, frame.Bottom);
    }

    private BoxContent Content(ChartNode node)
    {
        if (!contents.TryGetValue(node, out var content)) contents.Add(node, content = BoxContent.Of(node));
        return content;
    }

    private static int Axis(int x) => x + (BoxContent.ColumnWidth / 2);
}
