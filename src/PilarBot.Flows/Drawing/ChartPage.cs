using System.Globalization;

namespace PilarBot.Flows.Drawing;

/// <summary>A whole chart with everything at its place, and the size of the paper that it needs.</summary>
internal sealed record ChartPage(
    int Width, int Height,
    IReadOnlyList<PlacedBox> Boxes, IReadOnlyList<PlacedFrame> Frames, IReadOnlyList<PlacedArrow> Arrows, IReadOnlyList<PlacedLabel> Labels,
    IReadOnlyList<PlacedSign> Signs)
{
    private const int SignRadius = 12;
    private const int HeadRoom = (2 * SignRadius) + 26;

    public static ChartPage Of(IReadOnlyList<ChartNode> nodes)
    {
        var contents = new Dictionary<ChartNode, BoxContent>(ReferenceEqualityComparer.Instance);
        var columns = new ChartFolding(contents).Fold(nodes);
        var layout = new ChartLayout(contents);
        var top = columns.Count > 1 ? HeadRoom : 0;
        var placed = new List<(int X, ChartLayout.Extent Extent)>();
        foreach (var column in columns)
        {
            var x = (placed is [.., var (_, left)] ? left.Right + ChartFolding.Gutter : 0) + ChartLayout.FrameRoom(column);
            int? entry = placed is [] ? null : placed[^1].Extent.Exit is null ? null : 2 * SignRadius;
            placed.Add((x, layout.Place(column, x, placed is [] ? 0 : top, entry)));
        }
        var floor = placed.Max(p => p.Extent.Bottom) + (columns.Count > 1 ? HeadRoom : 0);
        var (arrows, signs) = Connections(placed);
        return new(placed[^1].Extent.Right, floor, layout.Boxes, layout.Frames, [.. layout.Arrows, .. arrows], layout.Labels, signs);
    }

    // down to a numbered sign, around below, and up between the columns to the same sign
    private static (List<PlacedArrow> Arrows, List<PlacedSign> Signs) Connections(List<(int X, ChartLayout.Extent Extent)> columns)
    {
        var arrows = new List<PlacedArrow>();
        var signs = new List<PlacedSign>();
        foreach (var ((from, to), index) in columns.Zip(columns.Skip(1)).Select((pair, index) => (pair, index)))
        {
            if (from.Extent.Exit is not { } exit) continue;
            var (start, end) = (Axis(from.X), Axis(to.X));
            var low = from.Extent.Bottom + 26 + SignRadius;
            var lane = to.X - (ChartFolding.Gutter / 2);
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            arrows.Add(new(true, (start, exit), (start, low - SignRadius)));
            arrows.Add(new(true, (start + SignRadius, low), (lane, low), (lane, SignRadius), (end - SignRadius, SignRadius)));
            signs.Add(new(number, start, low));
            signs.Add(new(number, end, SignRadius));
        }
        return (arrows, signs);
    }

    private static int Axis(int x) => x + (BoxContent.ColumnWidth / 2);
}
