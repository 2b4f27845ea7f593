using System.Text;

namespace PilarBot.Flows.Texts;

/// <summary>Makes words that come from people come out as they are, whatever they mean in Markdown.</summary>
internal static class MarkdownText
{
    // anywhere in a line; the rest means something only where a line begins
    private const string Special = "\\`*_[]<>&|~^";

    /// <summary>Escapes a text.</summary>
    /// <param name="text">As it shall be read.</param>
    /// <param name="beginsLine">False when other words stand before it in its line.</param>
    public static string Escape(string text, bool beginsLine = true)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var (line, index) in text.ReplaceLineEndings("\n").Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0) escaped.Append('\n');
            AppendLine(escaped, WithoutControls(line).Trim(), beginsLine || index > 0);
        }
        return escaped.ToString();
    }

    /// <summary>True when what follows these words begins a line, a list item or a quotation.</summary>
    public static bool IsLineStart(StringBuilder before)
    {
        for (var at = before.Length - 1; at >= 0 && before[at] != '\n'; at--)
        {
            if (!" -+*>0123456789.)".Contains(before[at])) return false;
        }
        return true;
    }

    private static void AppendLine(StringBuilder escaped, string line, bool beginsLine)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var at = 0; at < line.Length; at++)
        {
            var begins = beginsLine && ((at == 0 && line[at] is '#' or '+' or '-' or '=') || (digits > 0 && at == digits && line[at] is '.' or ')'));
            if (begins || Special.Contains(line[at])) escaped.Append('\\');
            escaped.Append(line[at]);
        }
    }

    // spaces instead, before it is known where the line begins
    private static string WithoutControls(string line) => line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)) : line;
}
