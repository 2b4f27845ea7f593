using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Drawing;

/// <summary>A flow as its charts show it, whatever they are drawn with.</summary>
/// <param name="Title">The flow's title.</param>
/// <param name="Facts">Who may start it, with which words, and the like: a name and what holds.</param>
/// <param name="Nodes">From the start to the end, in order.</param>
internal sealed record Chart(string Title, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<ChartNode> Nodes)
{
    /// <summary>How many choices a box shows before it only counts them.</summary>
    public const int ShownChoices = 6;

    /// <summary>All boxes, with those of every way, in the order of the file.</summary>
    public IEnumerable<ChartNode> All => Under(Nodes);

    public static Chart Of(FlowSet flows, Flow flow, ReferenceLists lists)
    {
        var steps = new ChartSteps(flows, flow, lists).Of(flow.Steps);
        var start = new ChartNode(ChartKind.Start, PlainText.Of(flow.Title.Source));
        ChartNode[] end = steps.Any(s => s.Ends) ? [] : [new(ChartKind.End, "")];
        return new(PlainText.Of(flow.Title.Source), ChartWords.Facts(flow, flows.Phrases), [start, .. steps, .. end]);
    }

    /// <summary>The choices that a box shows, one a line: the first ones, and how many there are besides.</summary>
    public static IEnumerable<string> Shown(IReadOnlyList<string> choices)
    {
        foreach (var choice in choices.Take(ShownChoices)) yield return "• " + choice;
        if (choices.Count > ShownChoices) yield return ChartWords.More(choices.Count - ShownChoices);
    }

    private static IEnumerable<ChartNode> Under(IEnumerable<ChartNode> nodes) =>
        nodes.SelectMany(n => (IEnumerable<ChartNode>)[n, .. Under(n.Rounds ?? []), .. (n.Fork?.Ways ?? []).SelectMany(w => Under(w.Nodes))]);
}
