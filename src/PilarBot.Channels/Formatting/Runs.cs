namespace PilarBot.Channels.Formatting;

/// <summary>Text as runs of one look each: it can be cut between any two characters, and every part is whole by construction.</summary>
internal static class Runs
{
    public static string PlainText(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Text));

    /// <summary>Cuts at paragraphs, else lines, else words, else characters. A text without anything visible gives no part.</summary>
    /// <param name="runs">The whole.</param>
    /// <param name="firstLimit">Characters (UTF-16 units) of the first part.</param>
    /// <param name="limit">Characters of each other part.</param>
    /// <param name="fits">Whether a part, written with its marks, fits a limit.</param>
    public static List<IReadOnlyList<Run>> Split(
        IReadOnlyList<Run> runs, int firstLimit, int limit, Func<IReadOnlyList<Run>, int, bool> fits)
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
            do
            {
                end = TextBreaks.Before(text, start, room);
                part = Slice(runs, start, TrimEnd(text, start, end));
                room = Math.Min(end - start, room) * 7 / 8;
            }
            while (room > 1 && !fits(part, most));

            parts.Add(part);
            start = SkipSpace(text, end);
        }

        return parts;
    }

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
