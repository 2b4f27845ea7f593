using System.Text;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>Markdown with places for values: <c>Laporan **{kasus.number}** diterima</c>. A doubled bracket stands for itself.</summary>
/// <param name="Parts">Words and places, in order.</param>
/// <param name="Line">Where it begins in its file.</param>
internal sealed record Template(IReadOnlyList<TemplatePart> Parts, int Line)
{
    public static readonly Template Empty = new([], 0);

    public IEnumerable<ValuePath> Paths => Parts.Select(p => p.Path).OfType<ValuePath>();

    /// <summary>Characters without the values.</summary>
    public int Length => Parts.Sum(p => p.Words?.Length ?? 0);

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">A bracket is not closed, or holds no path.</exception>
    public static Template Parse(string text, int line)
    {
        var parts = new List<TemplatePart>();
        var words = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('{' or '}'))
            {
                words.Append(text[at]);
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                words.Append(text[at++]);
                continue;
            }
            if (text[at] == '}') throw new FormatException("a \"}\" without its \"{\"");
            var end = text.IndexOf('}', at);
            if (end < 0) throw new FormatException("a \"{\" that is not closed");
            var inside = text[(at + 1)..end];
            var path = ValuePath.Parse(inside) ?? throw new FormatException($"\"{{{inside}}}\" holds no name");
            if (words.Length > 0) parts.Add(new(words.ToString(), null));
            words.Clear();
            parts.Add(new(null, path));
            at = end;
        }
        if (words.Length > 0) parts.Add(new(words.ToString(), null));
        return new(parts, line);
    }

    /// <summary>The text with its values, escaped.</summary>
    public string Render(IValues values, Display display)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(part.Words ?? display.Markdown(values.Find(part.Path!), MarkdownText.IsLineStart(text.ToString())));
        return text.ToString().Trim();
    }
}

/// <summary>Words, or a place for a value.</summary>
internal sealed record TemplatePart(string? Words, ValuePath? Path);
