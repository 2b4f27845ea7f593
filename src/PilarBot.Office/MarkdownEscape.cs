using System.Text;

namespace PilarBot.Office;

/// <summary>Makes what somebody typed safe to stand in a Markdown text, where it shall be shown as typed.</summary>
internal static class MarkdownEscape
{
    /// <summary>One line: line breaks become spaces.</summary>
    public static string Line(string text) => Escape(text.ReplaceLineEndings(" "));

    /// <summary>Several lines inside a quotation that begins before the first.</summary>
    public static string Lines(string text) => string.Join("\n> ", text.ReplaceLineEndings("\n").Split('\n').Select(Escape));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            // Every ASCII punctuation mark may be escaped (CommonMark 2.4), so none needs to be judged.
            if (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
