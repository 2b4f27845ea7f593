namespace PilarBot.Flows.Drawing;

/// <summary>The arrows of a chart, for drawings that place the boxes by themselves.</summary>
internal sealed class ChartEdges
{
    private readonly List<(ChartNode From, ChartNode To, string? Label)> edges = [];

    public IReadOnlyList<(ChartNode From, ChartNode To, string? Label)> Of(IReadOnlyList<ChartNode> nodes)
    {
        Walk(nodes, []);
        return edges;
    }

    // what leads here goes in, what leads on comes out
    private IReadOnlyList<(ChartNode From, string? Label)> Walk(IReadOnlyList<ChartNode> nodes, IReadOnlyList<(ChartNode From, string? Label)> open)
    {
        foreach (var node in nodes)
        {
            edges.AddRange(open.Select(o => (o.From, node, o.Label)));
            if (node.Rounds is { } rounds)
            {
                foreach (var (from, label) in Walk(rounds, [(node, ChartWords.Again)])) edges.Add((from, node, label));
                open = [(node, ChartWords.Enough)];
                continue;
            }
            open = node.Fork is { } fork ? [.. fork.Ways.SelectMany(w => Walk(w.Nodes, [(node, w.Label)]))]
                : node.Ends ? []
                : [(node, null)];
        }
        return open;
    }
}
