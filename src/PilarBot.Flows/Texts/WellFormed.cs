using System.Globalization;

namespace PilarBot.Flows.Texts;

/// <summary>Texts from outside as they can be kept and shown.</summary>
internal static class WellFormed
{
    /// <summary>
    /// The same text with every lone half of a surrogate pair replaced, and without what nobody typed: NUL, which databases refuse,
    /// and the signs that turn the direction of all that is shown behind them.
    /// </summary>
    public static string Repair(string text) => text.Any(c => char.IsSurrogate(c) || IsUnwanted(c))
        ? string.Concat(string.Concat(text.Where(c => !IsUnwanted(c))).EnumerateRunes())
        : text;

    /// <summary>How many signs somebody sees: an emoji is one however it is put together, and spaces are none.</summary>
    public static int Letters(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            if (IsVisible(rest[..length])) count++;
            rest = rest[length..];
        }
        return count;
    }

    private static bool IsVisible(ReadOnlySpan<char> sign)
    {
        foreach (var c in sign)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) return true;
        }
        return false;
    }

    // embeddings, overrides and isolates; right-to-left letters themselves need none of them
    private static bool IsUnwanted(char c) => c is '\0' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
