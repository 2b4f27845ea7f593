namespace PilarBot.Flows.Drawing;

/// <summary>
/// Breaks a long chart into columns of about the same height: as few as give a sheet that is not much taller than wide, so that nobody
/// scrolls far in either direction.
/// </summary>
internal sealed class ChartFolding(Dictionary<ChartNode, BoxContent> contents)
{
    /// <summary>The space between two columns, where the arrow from one to the next goes up.</summary>
    public const int Gutter = 72;

    /// <summary>About one and a half screens: a chart that is no taller is not folded.</summary>
    private const int TallEnough = 1500;
    private const int MostColumns = 12;

    public IReadOnlyList<IReadOnlyList<ChartNode>> Fold(IReadOnlyList<ChartNode> nodes)
    {
        IReadOnlyList<IReadOnlyList<ChartNode>> best = [nodes];
        var height = Height(nodes);
        for (var count = 2; count <= MostColumns && height > Math.Max(TallEnough, Width(best) * 6 / 5); count++)
        {
            var columns = Lowest(nodes, count, height);
            // one step with all that hangs on it can be taller than a column, and more columns do not help then
            if (columns.Max(Height) is var lower && lower < height) (best, height) = (columns, lower);
        }
        return best;
    }

    /// <summary>The columns, at most so many, whose tallest is as low as can be.</summary>
    private List<List<ChartNode>> Lowest(IReadOnlyList<ChartNode> nodes, int count, int height)
    {
        var (low, high) = (0, height);
        while (high - low > 8)
        {
            var middle = (low + high) / 2;
            if (Filled(nodes, middle).Count <= count) high = middle;
            else low = middle;
        }
        return Filled(nodes, high);
    }

    private List<List<ChartNode>> Filled(IReadOnlyList<ChartNode> nodes, int height)
    {
        var columns = new List<List<ChartNode>> { new() };
        foreach (var node in nodes)
        {
            if (columns[^1].Count > 0 && Height([.. columns[^1], node]) > height) columns.Add([]);
            columns[^1].Add(node);
        }
        return columns;
    }

    private int Height(IReadOnlyList<ChartNode> nodes) => Measure(nodes).Bottom;

    private int Width(IReadOnlyList<IReadOnlyList<ChartNode>> columns) => columns.Sum(c => ChartLayout.FrameRoom(c) + Measure(c).Right + Gutter) - Gutter;

    private ChartLayout.Extent Measure(IReadOnlyList<ChartNode> nodes) => new ChartLayout(contents).Place(nodes, 0, 0, 0);
}
