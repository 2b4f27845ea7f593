using System.Globalization;

namespace PilarBot.Flows.Drawing;

/// <summary>Breaks words into lines of a width.</summary>
internal static class TextLines
{
    private const string Dots = "…";

    /// <summary>At most <paramref name="most"/> lines; the last one ends in dots where words are left out.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, int size, bool isBold = false, int most = int.MaxValue)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Fits(longer))
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            var rest = word;
            while (!Fits(rest))
            {
                var part = Beginning(rest, Fits);
                lines.Add(part);
                rest = rest[part.Length..];
            }
            line = rest;
        }
        if (line.Length > 0) lines.Add(line);
        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Shorten(lines[most - 1] + Dots, width, size, isBold)];

        bool Fits(string words) => TextWidths.Of(words, size, isBold) <= width;
    }

    /// <summary>One line, with dots at its end when it would be longer.</summary>
    public static string Shorten(string text, double width, int size, bool isBold = false) =>
        TextWidths.Of(text, size, isBold) <= width
            ? text
            : WholeWords(Beginning(text.TrimEnd('…', ' '), words => TextWidths.Of(words + Dots, size, isBold) <= width)) + Dots;

    // half a word says less than none, unless hardly any other is left
    private static string WholeWords(string text) =>
        text.LastIndexOf(' ') is var space && space > text.Length / 2 ? text[..space].TrimEnd(' ', ',') : text.TrimEnd();

    // whole signs only, so that no emoji is cut in two; at least one, so that it ends
    private static string Beginning(string text, Func<string, bool> fits)
    {
        var length = StringInfo.GetNextTextElementLength(text);
        while (length < text.Length)
        {
            var longer = length + StringInfo.GetNextTextElementLength(text.AsSpan(length));
            if (!fits(text[..longer])) break;
            length = longer;
        }
        return text[..length];
    }
}
