using System.Net;
using System.Text.RegularExpressions;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Reads WhatsApp's marks as its phones do, for a preview: <c>*bold*</c>, <c>_italic_</c>, <c>~struck~</c>, <c>```code```</c>, <c>&gt; quote</c>.</summary>
internal static partial class ReadMarks
{
    private const string Fence = "```";

    /// <summary>HTML that is safe to insert: everything but the tags made here is escaped.</summary>
    public static string ToHtml(string text)
    {
        var parts = text.Split(Fence);
        for (var i = 0; i < parts.Length; i++)
            // Between two fences; one without a partner is a sign.
            parts[i] = i % 2 == 1 && i + 1 < parts.Length ? $"<code>{WebUtility.HtmlEncode(parts[i])}</code>"
                : (i % 2 == 1 ? Fence : "") + string.Join('\n', parts[i].Split('\n').Select(Line));
        return string.Concat(parts);
    }

    private static string Line(string line)
    {
        var quoted = line.StartsWith("> ", StringComparison.Ordinal);
        var html = WebUtility.HtmlEncode(quoted ? line[2..] : line);
        html = Bold().Replace(html, "<b>$1</b>");
        html = Italic().Replace(html, "<i>$1</i>");
        html = Struck().Replace(html, "<s>$1</s>");
        if (html.StartsWith("- ", StringComparison.Ordinal))
            html = "• " + html[2..];
        return quoted ? $"<q>{html}</q>" : html;
    }

    // A mark counts at the edge of a word alone.
    [GeneratedRegex(@"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])", RegexOptions.None, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])", RegexOptions.None, 1000)]
    private static partial Regex Italic();

    [GeneratedRegex(@"(?<![\w~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\w~])", RegexOptions.None, 1000)]
    private static partial Regex Struck();
}
