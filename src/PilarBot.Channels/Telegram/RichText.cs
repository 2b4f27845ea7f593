using System.Text;

namespace PilarBot.Channels.Telegram;

[Flags]
internal enum Style
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
    Pre = 16,
    Quote = 32,
}

/// <summary>A stretch of text of one look.</summary>
internal readonly record struct Run(string Text, Style Style = Style.None, string? Url = null, string? Language = null);

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

    public static string PlainText(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Text));

    /// <summary>
    /// Cuts at paragraphs, else lines, else words, else characters. A text without anything visible gives no part. A limit holds for
    /// the HTML too: Telegram itself counts without marks, but its published schema, and whoever checks by it, counts them.
    /// </summary>
    public static List<IReadOnlyList<Run>> Split(IReadOnlyList<Run> runs, int firstLimit, int limit)
    {
        var text = PlainText(runs);
        var parts = new List<IReadOnlyList<Run>>();
        var start = SkipSpace(text, 0);
        while (start < text.Length)
        {
            var most = parts.Count == 0 ? firstLimit : limit;
            var room = most;
            int end;
            IReadOnlyList<Run> part;
            string html;
            do
            {
                end = TextBreaks.Before(text, start, room);
                part = Slice(runs, start, TrimEnd(text, start, end));
                html = ToHtml(part);
                room = Math.Min(end - start, room) * 7 / 8;
            }
            while (room > 1 && (html.Length > most || Encoding.UTF8.GetByteCount(html) > MaxHtmlBytes));

            parts.Add(part);
            start = SkipSpace(text, end);
        }

        return parts;
    }

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

    private static List<Run> Slice(IReadOnlyList<Run> runs, int start, int end)
    {
        var slice = new List<Run>();
        var at = 0;
        foreach (var run in runs)
        {
            var from = Math.Max(start, at);
            var to = Math.Min(end, at + run.Text.Length);
            if (from < to)
                slice.Add(run with { Text = run.Text[(from - at)..(to - at)] });
            at += run.Text.Length;
            if (at >= end)
                break;
        }

        return slice;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
