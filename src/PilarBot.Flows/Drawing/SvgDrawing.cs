using System.Xml.Linq;
using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Drawing;

/// <summary>
/// Draws a flow as an SVG picture that a browser shows and prints: from top to bottom, what happens besides to the right, long flows in
/// columns. It holds no script and needs no font but a common one.
/// </summary>
public static class SvgDrawing
{
    private const int Margin = 28;
    private const int NarrowestHead = 680;

    /// <summary>The chart of one flow.</summary>
    /// <param name="flows">The set that it belongs to.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="lists">The reference lists, for the labels of what is chosen from them.</param>
    public static string Draw(FlowSet flows, Flow flow, ReferenceLists lists) => Draw(Chart.Of(flows, flow, lists));

    internal static string Draw(Chart chart)
    {
        var page = ChartPage.Of(chart.Nodes);
        var inner = Math.Max(page.Width, NarrowestHead);
        var head = SvgHead.Of(chart, inner);
        var (width, height) = (inner + (2 * Margin), head.Height + page.Height + (2 * Margin));
        var picture = Svg.Element("svg",
            ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-labelledby", "judul"),
            ("font-family", "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"), ("fill", ChartColours.Text));
        picture.Add(
            new XElement(Svg.Space + "title", new XAttribute("id", "judul"), chart.Title),
            // a printer fits it to the paper, a screen shows it at its size
            new XElement(Svg.Space + "style", "@media print { svg { width: 100%; height: auto; max-height: 100vh } }"),
            Svg.Element("rect", ("width", width), ("height", height), ("fill", "#ffffff")),
            Svg.Group(("transform", $"translate({Margin} {Margin})"), head.Elements),
            Svg.Group(("transform", $"translate({Margin} {Margin + head.Height})"),
                [.. page.Frames.Select(SvgShapes.Frame), .. page.Arrows.SelectMany(SvgShapes.Arrow), .. page.Labels.Select(SvgShapes.Label), .. page.Boxes.Select(SvgShapes.Box), .. page.Signs.Select(SvgShapes.Sign)]));
        return picture.ToString() + "\n";
    }
}
