using System.Xml.Linq;

namespace PilarBot.Flows.Drawing;

/// <summary>Elements of SVG; all words and values are escaped by the XML writer.</summary>
internal static class Svg
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params IEnumerable<(string Name, object Value)> attributes) =>
        new(Space + name, attributes.Select(a => new XAttribute(a.Name, a.Value)));

    public static XElement Group((string Name, object Value) attribute, IEnumerable<XElement> inside)
    {
        var group = Element("g", attribute);
        group.Add(inside);
        return group;
    }

    /// <param name="line">Where and how it is written, and the words.</param>
    /// <param name="more">What comes after the words.</param>
    public static XElement Text(BoxLine line, params IEnumerable<object> more)
    {
        var text = Element("text", [("x", line.X), ("y", line.Y), ("font-size", line.Size), .. Optional(line)]);
        text.Add(line.Text, more);
        return text;
    }

    private static IEnumerable<(string, object)> Optional(BoxLine line)
    {
        if (line.IsBold) yield return ("font-weight", "bold");
        if (line.IsRight) yield return ("text-anchor", "end");
        if (line.IsMiddle) yield return ("text-anchor", "middle");
        if (line.Colour != ChartColours.Text) yield return ("fill", line.Colour);
    }
}
