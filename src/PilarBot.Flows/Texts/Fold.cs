using System.Globalization;
using System.Text;

namespace PilarBot.Flows.Texts;

/// <summary>Makes spellings comparable: case, accents, apostrophes, punctuation and the digits of other scripts do not count.</summary>
internal static class Fold
{
    // the program runs without culture data, so accents are taken off by table
    private const string Accented = "àáâãäåèéêëìíîïòóôõöùúûüýÿñç";
    private const string Plain = "aaaaaaeeeeiiiiooooouuuuyync";

    /// <summary>Lower-case words with one space between them: <c>"/Menu!"</c> and <c>"menu"</c> are the same.</summary>
    public static string Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(Digit(c));
            var accent = Accented.IndexOf(lower, StringComparison.Ordinal);
            if (accent >= 0) folded.Append(Plain[accent]);
            else if (char.IsLetterOrDigit(lower) || char.IsSurrogate(lower)) folded.Append(lower);
            else if (IsApostrophe(lower) || CharUnicodeInfo.GetUnicodeCategory(lower) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>The same text with the digits of every script as 0 to 9.</summary>
    public static string Digits(string text) => string.Concat(text.Select(Digit));

    private static char Digit(char c) =>
        c > '9' && CharUnicodeInfo.GetDecimalDigitValue(c) is var value and >= 0 ? (char)('0' + value) : c;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';
}
