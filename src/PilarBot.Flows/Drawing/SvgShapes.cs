using System.Xml.Linq;

namespace PilarBot.Flows.Drawing;

/// <summary>The shapes of a chart. Kinds differ by their outline too, for whoever prints in black and white.</summary>
internal static class SvgShapes
{
    private const int Band = 6;

    public static XElement Box(PlacedBox box)
    {
        var group = Svg.Element("g", [("transform", $"translate({box.X} {box.Y})"), .. StepOf(box.Node)]);
        group.Add(new XElement(Svg.Space + "title", Tooltip(box.Node)));
        group.Add(Outline(box.Node.Kind, box.Content.Width, box.Content.Height));
        group.Add(box.Content.Lines.Select(l => Svg.Text(l)));
        return group;
    }

    /// <summary>Around what is repeated.</summary>
    public static XElement Frame(PlacedFrame frame) => Svg.Element("rect",
        ("x", frame.X), ("y", frame.Y), ("width", frame.Right - frame.X), ("height", frame.Bottom - frame.Y), ("rx", 10), ("fill", "none"),
        ("stroke", ChartColours.Edge(ChartKind.Repeat)), ("stroke-width", "1.5"), ("stroke-dasharray", "2 3"));

    /// <summary>The line, and the triangle at its end.</summary>
    public static IEnumerable<XElement> Arrow(PlacedArrow arrow)
    {
        yield return Svg.Element("polyline", ("points", string.Join(' ', arrow.Points.Select(p => $"{p.X},{p.Y}"))),
            ("fill", "none"), ("stroke", ChartColours.Arrow), ("stroke-width", "1.5"), ("stroke-linejoin", "round"), ("stroke-linecap", "round"));
        if (!arrow.HasHead) yield break;
        var ((fromX, fromY), (x, y)) = (arrow.Points[^2], arrow.Points[^1]);
        var (dx, dy) = (Math.Sign(x - fromX), Math.Sign(y - fromY));
        yield return Svg.Element("polygon",
            ("points", $"{x},{y} {x - (8 * dx) - (4 * dy)},{y - (8 * dy) - (4 * dx)} {x - (8 * dx) + (4 * dy)},{y - (8 * dy) + (4 * dx)}"),
            ("fill", ChartColours.Arrow));
    }

    public static XElement Label(PlacedLabel label) => Svg.Text(new(label.Text, label.X, label.Y, 13, true, ChartColours.Arrow));

    public static XElement Sign(PlacedSign sign)
    {
        var circle = Svg.Element("circle", ("cx", sign.X), ("cy", sign.Y), ("r", 12), ("fill", ChartColours.Arrow));
        return Svg.Group(("class", "sign"), [circle, Svg.Text(new(sign.Text, sign.X, sign.Y + 5, 13, true, "#ffffff") { IsMiddle = true })]);
    }

    /// <summary>The outline of a kind; also for the swatches of the legend, which are small.</summary>
    public static IEnumerable<XElement> Outline(ChartKind kind, int width, int height)
    {
        (string, object)[] paint = [("fill", ChartColours.Fill(kind)), ("stroke", ChartColours.Edge(kind)), ("stroke-width", "1.5")];
        var point = Math.Min(BoxContent.Point, width / 4);
        return kind switch
        {
            ChartKind.Start or ChartKind.End => [Rounded(Math.Min(height / 2, 20))],
            ChartKind.If =>
            [
                Svg.Element("polygon", [("points", $"{point},0 {width - point},0 {width},{height / 2} {width - point},{height} {point},{height} 0,{height / 2}"), .. paint]),
            ],
            ChartKind.Ask => [Rounded(Math.Min(height / 2, 12))],
            ChartKind.Call => [Rounded(0), Upright(5), Upright(width - 5)],
            ChartKind.Review => [Rounded(3), Svg.Element("rect", [("x", 3), ("y", 3), ("width", width - 6), ("height", height - 6), ("fill", "none"), .. paint[1..]])],
            ChartKind.HandOver => [Rounded(3, ("stroke-dasharray", "6 3"))],
            ChartKind.Say or ChartKind.Set or ChartKind.Section => [Rounded(3)],
            ChartKind.Repeat => [Rounded(Math.Min(height / 2, 12), ("stroke-dasharray", "2 2"))],
            ChartKind.Do => [Rounded(3), Svg.Element("rect", ("width", Math.Min(Band, width / 4)), ("height", height), ("fill", ChartColours.Edge(kind)))],
        };

        XElement Rounded(int radius, params IEnumerable<(string, object)> more) =>
            Svg.Element("rect", [("width", width), ("height", height), ("rx", radius), .. paint, .. more]);

        XElement Upright(int x) => Svg.Element("line", [("x1", x), ("y1", 0), ("x2", x), ("y2", height), .. paint[1..]]);
    }

    private static IEnumerable<(string, object)> StepOf(ChartNode node) => node.Key is { } key ? [("data-step", key)] : [];

    // the whole text, which the box may show only the beginning of
    private static string Tooltip(ChartNode node)
    {
        string?[] lines = [ChartWords.Of(node.Kind), node.Heading, node.Text, node.Answer, .. node.Choices.Select(c => "• " + c), .. node.Notes];
        return string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)));
    }
}
