using System.Globalization;
using System.Text;

namespace PilarBot.Office.Documents;

/// <summary>Makes text from anywhere fit to stand in a document: what a person can read stays as it is.</summary>
internal static class PlainValue
{
    /// <summary>
    /// Line ends become <c>\n</c>. Control characters and those that turn the direction of what follows are taken out, so that a text
    /// reads as its characters stand; halves of a character and what XML cannot carry become U+FFFD.
    /// </summary>
    public static string Clean(string value)
    {
        var text = new StringBuilder(value.Length);
        // Broken surrogates come out of this enumeration as U+FFFD.
        foreach (var rune in value.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
                text.Append((char)rune.Value);
            else if (rune.Value is '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
                text.Append('\n');
            else if ((rune.Value & 0xFFFE) == 0xFFFE)
                text.Append('\uFFFD');
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && !TurnsDirection(rune.Value))
                text.Append(rune.ToString());
        }
        return text.ToString().Trim('\n', '\t', ' ');
    }

    private static bool TurnsDirection(int value) => value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
