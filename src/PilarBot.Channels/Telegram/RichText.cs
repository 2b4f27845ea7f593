using System.Text;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// Text as runs of one look each. Telegram counts a message's length after reading its marks, and a message can be cut between
/// any two characters of a run: so lengths are exact and every part is valid HTML by construction.
/// </summary>
internal static class RichText
{
    /// <summary>Telegram refuses a raw text above 32,768 bytes, marks included.</summary>
    private const int MaxHtmlBytes = 32_000;

    public static string ToHtml(IReadOnlyList<Run> runs)
    {
        var html = new StringBuilder();
        var quoted = false;
        foreach (var run in runs)
        {
            if (run.Text.Length == 0)
                continue;
            var quote = run.Style.HasFlag(Style.Quote);
            if (quote != quoted)
                html.Append(quote ? "<blockquote>" : "</blockquote>");
            quoted = quote;
            Append(html, run);
        }

        return html.Append(quoted ? "</blockquote>" : "").ToString();
    }

    public static string PlainText(IReadOnlyList<Run> runs) => Runs.PlainText(runs);

    /// <summary>
    /// Cuts as <see cref="Runs.Split"/> does. A limit holds for the HTML too: Telegram itself counts without marks, but its published
    /// schema, and whoever checks by it, counts them.
    /// </summary>
    public static List<IReadOnlyList<Run>> Split(IReadOnlyList<Run> runs, int firstLimit, int limit) =>
        Runs.Split(runs, firstLimit, limit, (part, most) =>
            ToHtml(part) is var html && html.Length <= most && Encoding.UTF8.GetByteCount(html) <= MaxHtmlBytes);

    private static void Append(StringBuilder html, Run run)
    {
        // Neither code nor a code block may hold or be in other marks.
        if (run.Style.HasFlag(Style.Pre))
        {
            html.Append(run.Language is null ? "<pre>" : $"<pre><code class=\"language-{Escape(run.Language)}\">");
            html.Append(Escape(run.Text)).Append(run.Language is null ? "</pre>" : "</code></pre>");
            return;
        }

        if (run.Style.HasFlag(Style.Code))
        {
            html.Append("<code>").Append(Escape(run.Text)).Append("</code>");
            return;
        }

        if (run.Url is not null)
            html.Append("<a href=\"").Append(Escape(run.Url)).Append("\">");
        html.Append(run.Style.HasFlag(Style.Bold) ? "<b>" : "");
        html.Append(run.Style.HasFlag(Style.Italic) ? "<i>" : "");
        html.Append(run.Style.HasFlag(Style.Strike) ? "<s>" : "");
        html.Append(Escape(run.Text));
        html.Append(run.Style.HasFlag(Style.Strike) ? "</s>" : "");
        html.Append(run.Style.HasFlag(Style.Italic) ? "</i>" : "");
        html.Append(run.Style.HasFlag(Style.Bold) ? "</b>" : "");
        html.Append(run.Url is not null ? "</a>" : "");
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
