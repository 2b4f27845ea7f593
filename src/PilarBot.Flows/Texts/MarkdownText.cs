using System.Text;

namespace PilarBot.Flows.Texts;

/// <summary>Makes words that come from people come out as they are, whatever they mean in Markdown.</summary>
internal static class MarkdownText
{
    // anywhere in a line; the rest means something only where a line begins
    private const string Special = "\\`*_[]<>&|~^";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (escaped.Length > 0) escaped.Append('\n');
            AppendLine(escaped, line.Trim());
        }
        return escaped.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var at = 0; at < line.Length; at++)
        {
            var begins = (at == 0 && line[at] is '#' or '+' or '-' or '=') || (digits > 0 && at == digits && line[at] is '.' or ')');
            if (begins || Special.Contains(line[at])) escaped.Append('\\');
            escaped.Append(char.IsControl(line[at]) ? ' ' : line[at]);
        }
    }
}
