using System.Globalization;
using System.Text;
using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Drawing;

/// <summary>Draws a flow as a Mermaid flowchart: text that many editors and sites show as a picture.</summary>
public static class MermaidDrawing
{
    private const int LongestText = 160;
    private const int LongestNote = 100;

    /// <summary>The chart of one flow.</summary>
    /// <param name="flows">The set that it belongs to.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="lists">The reference lists, for the labels of what is chosen from them.</param>
    public static string Draw(FlowSet flows, Flow flow, ReferenceLists lists) => Draw(Chart.Of(flows, flow, lists));

    internal static string Draw(Chart chart)
    {
        var nodes = chart.All.Select((node, index) => (Node: node, Id: "s" + index.ToString(CultureInfo.InvariantCulture))).ToList();
        var ids = nodes.ToDictionary(n => n.Node, n => n.Id, (IEqualityComparer<ChartNode>)ReferenceEqualityComparer.Instance);
        var text = new StringBuilder("flowchart TD\n");
        foreach (var (node, id) in nodes)
            text.Append(CultureInfo.InvariantCulture, $"  {id}{Shape(node.Kind, Label(node, chart))}:::{ClassOf(node.Kind)}\n");
        foreach (var (from, to, label) in new ChartEdges().Of(chart.Nodes))
            text.Append(CultureInfo.InvariantCulture, $"  {ids[from]} -->{(label is null ? "" : $"|\"{MermaidText.Escape(label)}\"|")} {ids[to]}\n");
        foreach (var kind in nodes.Select(n => n.Node.Kind).Distinct().Order())
            text.Append(CultureInfo.InvariantCulture, $"  classDef {ClassOf(kind)} fill:{ChartColours.Fill(kind)},stroke:{ChartColours.Edge(kind)},color:{ChartColours.Text}\n");
        return text.ToString();
    }

    private static string Label(ChartNode node, Chart chart)
    {
        var about = node.Kind == ChartKind.Start ? chart.Facts.Select(f => $"{f.Name}: {f.Value}") : [];
        string?[] lines =
        [
            Head(node), node.Heading, MermaidText.Shorten(node.Text, LongestText),
            .. new[] { node.Answer ?? "" }.Concat(Chart.Shown(node.Choices)).Concat(node.Notes).Concat(about).Select(n => MermaidText.Shorten(n, LongestNote)),
        ];
        return string.Join("<br/>", lines.Where(l => !string.IsNullOrEmpty(l)).Select(l => MermaidText.Escape(l!)));
    }

    private static string Head(ChartNode node)
    {
        string?[] parts = [ChartWords.Of(node.Kind), node.Name, node.Line is { } line ? ChartWords.Line(line) : null];
        return string.Join(" · ", parts.Where(p => p is not null));
    }

    // slanted sides grow with the height, so boxes of many lines have upright ones
    private static string Shape(ChartKind kind, string label) => kind switch
    {
        ChartKind.End => $"([\"{label}\"])",
        ChartKind.Start or ChartKind.Ask or ChartKind.Review => $"(\"{label}\")",
        ChartKind.Say or ChartKind.Repeat or ChartKind.Set or ChartKind.Section => $"[\"{label}\"]",
        ChartKind.If => $"{{\"{label}\"}}",
        ChartKind.Do => $"{{{{\"{label}\"}}}}",
        ChartKind.Call => $"[[\"{label}\"]]",
        ChartKind.HandOver => $">\"{label}\"]",
    };

    // "end" is a word of Mermaid's own, so no class may be called that
    private static string ClassOf(ChartKind kind) => "kind" + kind;
}
