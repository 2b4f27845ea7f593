using System.Xml.Linq;

namespace PilarBot.Flows.Drawing;

/// <summary>What stands above a chart: title, facts and legend.</summary>
internal sealed record SvgHead(int Height, IReadOnlyList<XElement> Elements)
{
    // what stands above a wide chart is read without scrolling aside
    private const int Widest = 1100;
    private const int SwatchWidth = 30;
    private const int SwatchHeight = 18;

    public static SvgHead Of(Chart chart, int width)
    {
        width = Math.Min(width, Widest);
        var elements = new List<XElement>();
        var y = 0;
        foreach (var line in TextLines.Wrap(chart.Title, width, 26, isBold: true, most: 2))
            Line(line, 0, y += 31, 26, isBold: true);
        y += 10;
        var names = chart.Facts.Max(f => TextWidths.Of(f.Name, 13, true));
        foreach (var (name, value) in chart.Facts)
        {
            Line(name, 0, y + 18, 13, isBold: true);
            foreach (var line in TextLines.Wrap(value, width - names - 14, 13))
                Line(line, (int)names + 14, y += 18, 13, isBold: false);
        }
        y += 22;
        y = Legend(chart, width, y, elements);
        return new(y + 34, elements);

        void Line(string text, int x, int at, int size, bool isBold) => elements.Add(Svg.Text(new(text, x, at, size, isBold, ChartColours.Text)));
    }

    // only the kinds that are in the chart, side by side as far as they fit
    private static int Legend(Chart chart, int width, int y, List<XElement> elements)
    {
        var x = 0;
        foreach (var kind in chart.All.Select(n => n.Kind).Distinct().Order())
        {
            var word = ChartWords.Of(kind);
            var meaning = ": " + ChartWords.Meaning(kind);
            var needed = SwatchWidth + 8 + (int)Math.Ceiling(TextWidths.Of(word, 12, true) + TextWidths.Of(meaning, 12, false));
            if (x > 0 && x + needed > width) (x, y) = (0, y + SwatchHeight + 8);
            elements.Add(Svg.Group(("transform", $"translate({x} {y})"),
            [
                .. SvgShapes.Outline(kind, SwatchWidth, SwatchHeight),
                Svg.Text(new("", SwatchWidth + 8, 14, 12, false, ChartColours.Text), new XElement(Svg.Space + "tspan", new XAttribute("font-weight", "bold"), word), meaning),
            ]));
            x += needed + 22;
        }
        return y + SwatchHeight;
    }
}
