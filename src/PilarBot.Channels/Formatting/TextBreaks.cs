using System.Globalization;

namespace PilarBot.Channels.Formatting;

/// <summary>Where a text that is too long may be cut.</summary>
internal static class TextBreaks
{
    /// <summary>The end of the longest piece from <paramref name="start"/> of at most <paramref name="room"/> characters (UTF-16 units).</summary>
    public static int Before(string text, int start, int room)
    {
        if (text.Length - start <= room)
            return text.Length;

        // A heading alone in a message reads badly: a break counts only when it leaves a good piece before it.
        var least = start + (room / 4);
        var last = start + room;
        var paragraph = text.LastIndexOf("\n\n", last, last - least + 1, StringComparison.Ordinal);
        if (paragraph > least)
            return paragraph;
        var line = text.LastIndexOf('\n', last, last - least + 1);
        if (line > least)
            return line;
        for (var at = last; at > least; at--)
        {
            if (char.IsWhiteSpace(text[at]))
                return at;
        }

        return BetweenCharacters(text, start, last);
    }

    /// <summary>Keeps what is one sign to the reader together: surrogate pairs, combining marks, joined emoji.</summary>
    private static int BetweenCharacters(string text, int start, int last)
    {
        // Long enough for any real sign; what goes on longer is cut anyway.
        var from = Math.Max(start, last - 64);
        if (char.IsLowSurrogate(text[from]) && from > start)
            from--;
        var at = from;
        while (at < last)
        {
            var next = at + StringInfo.GetNextTextElementLength(text.AsSpan(at));
            if (next > last)
                break;
            at = next;
        }

        if (at > from)
            return at;
        return char.IsLowSurrogate(text[last]) && last - 1 > start ? last - 1 : last;
    }
}
