using System.Text;

namespace PilarBot.Host.Terminal;

/// <summary>The bot's Markdown for a terminal: without its marks, lists with dots.</summary>
internal static class TerminalText
{
    public static string Of(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        for (var at = 0; at < markdown.Length; at++)
        {
            var sign = markdown[at];
            if (sign == '\\' && at + 1 < markdown.Length && (char.IsPunctuation(markdown[at + 1]) || char.IsSymbol(markdown[at + 1])))
                text.Append(markdown[++at]);
            else if (sign == '-' && (at == 0 || markdown[at - 1] == '\n') && at + 1 < markdown.Length && markdown[at + 1] == ' ')
                text.Append('•');
            else if (sign is not ('*' or '`'))
                text.Append(sign);
        }
        return text.ToString();
    }
}
