using System.Globalization;
using System.Text;

namespace PilarBot.Flows.Drawing;

/// <summary>Writes words so that Mermaid shows them and takes none of them for its own signs.</summary>
internal static class MermaidText
{
    // quotation marks, brackets, tags, entities, directives, Markdown, and the colon of the style lines that it searches for
    private const string Signs = "\"#&<>[]{}()|`*_%;:\\~@";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Signs.Contains(c)) escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>At most so many signs, and dots where some are missing.</summary>
    public static string Shorten(string text, int length)
    {
        var signs = new StringInfo(text);
        return signs.LengthInTextElements <= length ? text : signs.SubstringByTextElements(0, length - 1).TrimEnd() + "…";
    }
}
