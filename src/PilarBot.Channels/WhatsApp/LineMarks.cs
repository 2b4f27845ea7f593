using System.Text;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Writes one line with its marks: they never reach over the end of a line.</summary>
internal static class LineMarks
{
    private static readonly (Style Style, char Mark)[] Marks = [(Style.Bold, '*'), (Style.Italic, '_'), (Style.Strike, '~')];

    /// <summary>
    /// What looks the same and means nothing to WhatsApp. A look-alike and not an invisible character before the sign: how clients treat
    /// those is nowhere written, and they stay hidden in what people copy.
    /// </summary>
    private const string Signs = "*_~`", Alike = "∗＿∼ˋ";

    public static void Write(StringBuilder text, List<Letter> line)
    {
        if (line.Count > 0 && line[0].Style.HasFlag(Style.Quote))
            text.Append("> ");
        var spans = Marks.SelectMany(mark => Spans(line, mark.Style, mark.Mark)).ToList();
        // Inner marks close first and open last, so that they nest.
        var ends = spans.OrderByDescending(s => s.Start).ThenByDescending(s => Order(s.Mark)).ToLookup(s => s.End);
        var starts = spans.OrderByDescending(s => s.End).ThenBy(s => Order(s.Mark)).ToLookup(s => s.Start);
        var shown = Protect(line, spans);
        for (var at = 0; at <= line.Count; at++)
        {
            foreach (var span in ends[at])
                text.Append(span.Mark);
            foreach (var span in starts[at])
                text.Append(span.Mark);
            if (at < line.Count)
                text.Append(shown[at]);
        }
    }

    public static string WithoutTicks(string text) => text.Replace('`', 'ˋ');

    private sealed record Span(int Start, int End, char Mark);

    /// <summary>Where a look begins and ends, without the spaces at its edges; only where WhatsApp reads the marks.</summary>
    private static IEnumerable<Span> Spans(List<Letter> line, Style style, char mark)
    {
        for (var at = 0; at < line.Count; at++)
        {
            if (!Has(at))
                continue;
            var start = at;
            while (at < line.Count && Has(at))
                at++;
            var end = at;
            while (start < end && char.IsWhiteSpace(line[start].Sign))
                start++;
            while (end > start && char.IsWhiteSpace(line[end - 1].Sign))
                end--;
            if (start < end && !IsWord(line, start - 1) && !IsWord(line, end))
                yield return new(start, end, mark);
        }

        // Code in the middle of bold words ends neither: it only shows no marks of its own.
        bool Has(int at) => line[at].Style.HasFlag(style) && !line[at].Style.HasFlag(Style.Code);
    }

    private static string[] Protect(List<Letter> line, List<Span> spans)
    {
        var shown = line.Select(letter => letter.Sign.ToString()).ToArray();
        var address = Addresses(line);
        foreach (var sign in Signs)
        {
            var marks = Enumerable.Range(0, line.Count).Where(at => line[at].Sign == sign && (Opens(line, at) || Closes(line, at))).ToList();
            // One alone has no partner: a footnote's star may stay a star.
            var first = marks.FindIndex(at => Opens(line, at));
            if (!spans.Any(span => span.Mark == sign) && (first < 0 || !marks.Skip(first + 1).Any(at => Closes(line, at))))
                continue;
            // An address with another character would lead elsewhere; encoded it is the same.
            foreach (var at in marks)
                shown[at] = address.Contains(at) ? $"%{(int)sign:X2}" : Alike[Signs.IndexOf(sign, StringComparison.Ordinal)].ToString();
        }

        if (Beginning(line) is { } beginning)
            shown[0] = beginning;
        return shown;
    }

    /// <summary>A mark opens only before a word's edge, and closes only behind one: signs within a word or between spaces are none.</summary>
    private static bool Opens(List<Letter> line, int at) =>
        !line[at].Style.HasFlag(Style.Code) && !IsWord(line, at - 1) && !IsSpace(line, at + 1);

    private static bool Closes(List<Letter> line, int at) =>
        !line[at].Style.HasFlag(Style.Code) && !IsSpace(line, at - 1) && !IsWord(line, at + 1);

    /// <summary>
    /// Somebody's line that begins with <c>&gt; </c> would be a quotation, and with <c>* </c> or <c>- </c> an item of a list. A number
    /// and a point stay: as an item they look the same.
    /// </summary>
    private static string? Beginning(List<Letter> line) =>
        line.Count < 2 || (line[0].Style & (Style.Code | Style.Item)) != 0 || line[1].Sign != ' ' ? null : line[0].Sign switch
        {
            '>' => "›",
            '*' => "∗",
            '-' => "–",
            _ => null,
        };

    private static bool IsWord(List<Letter> line, int at) => at >= 0 && at < line.Count && char.IsLetterOrDigit(line[at].Sign);

    private static bool IsSpace(List<Letter> line, int at) => at < 0 || at >= line.Count || char.IsWhiteSpace(line[at].Sign);

    private static int Order(char mark) => Array.FindIndex(Marks, entry => entry.Mark == mark);

    /// <summary>Where in the line an address of the web stands.</summary>
    private static HashSet<int> Addresses(List<Letter> line)
    {
        var inside = new HashSet<int>();
        var text = new string([.. line.Select(letter => letter.Sign)]);
        for (var at = Next(0); at >= 0; at = Next(at))
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')'))
                end++;
            if (text.IndexOf("://", at, end - at, StringComparison.Ordinal) >= 0)
                inside.UnionWith(Enumerable.Range(at, end - at));
            at = end;
        }

        int Next(int from) => text.IndexOf("http", from, StringComparison.OrdinalIgnoreCase);

        return inside;
    }
}
