namespace PilarBot.Flows.Drawing;

/// <summary>The words of a box in lines, and the size that they need.</summary>
internal sealed record BoxContent(int Width, int Height, IReadOnlyList<BoxLine> Lines)
{
    /// <summary>How wide all boxes are, and so the columns.</summary>
    public const int ColumnWidth = 264;

    private const int PillWidth = 150;
    private const int Padding = 14;

    /// <summary>How far the points of a decision reach in.</summary>
    public const int Point = 18;

    public static BoxContent Of(ChartNode node)
    {
        if (node.Kind == ChartKind.End) return End(node);
        var indent = node.Kind == ChartKind.If ? Point + 6 : Padding;
        var lines = new BoxLines(indent, ColumnWidth - indent);
        lines.Head(ChartWords.Of(node.Kind), ChartColours.Edge(node.Kind), About(node));
        if (node.Heading is { } heading && heading != node.Text) lines.Add(heading, 14, isBold: true, most: 2);
        var isTitle = node.Kind is ChartKind.Start or ChartKind.Section;
        lines.Add(node.Text, isTitle ? 15 : 13, isTitle, most: node.Kind is ChartKind.If or ChartKind.Set ? 5 : 3);
        lines.Add(node.Answer ?? "", 12, most: 3);
        foreach (var choice in Choices(node.Choices)) lines.Add(choice, 12, most: 2);
        foreach (var note in node.Notes) lines.Add(note, 12, most: 3);
        return new(ColumnWidth, lines.Bottom + 10, lines.All);
    }

    // a few short ones are read as easily in one line
    private static IEnumerable<string> Choices(IReadOnlyList<string> choices)
    {
        var together = string.Join(" · ", choices);
        return TextWidths.Of(together, 12, false) <= ColumnWidth - (2 * Padding) ? [together] : Chart.Shown(choices);
    }

    private static string About(ChartNode node) =>
        string.Join(" · ", new[] { node.Name, node.Line is { } line ? ChartWords.Line(line) : null }.Where(p => p is not null));

    private static BoxContent End(ChartNode node)
    {
        var about = About(node);
        var word = new BoxLine(ChartWords.Of(ChartKind.End), PillWidth / 2, 22, 14, true, ChartColours.Text) { IsMiddle = true };
        return about.Length == 0
            ? new(PillWidth, 34, [word])
            : new(PillWidth, 44, [word with { Y = 20 }, new(about, PillWidth / 2, 35, 11, false, ChartColours.FaintText) { IsMiddle = true }]);
    }
}
