using System.Globalization;
using PilarBot.Flows.Engine;

namespace PilarBot.Office.Complaints;

/// <summary>The number on a complaint's receipt: <c>AD-2026-000123</c>. Worth nothing without its secret.</summary>
internal static class ComplaintNumber
{
    private const string Prefix = "AD";

    /// <summary>Writes a number for a complaint filed now.</summary>
    public static string Of(long number, DateTime utc, Zone zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{zone.ToLocal(utc).Year}-{number:D6}");

    /// <summary>
    /// Reads what somebody typed: small letters, spaces and missing dashes are forgiven, the letters are not, since digits alone are
    /// the number of a case. Null when it is no number.
    /// </summary>
    public static string? Read(string typed)
    {
        Span<char> digits = stackalloc char[10];
        var count = 0;
        var text = typed.AsSpan().Trim();
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        foreach (var c in text[Prefix.Length..])
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
                digits[count++] = c;
            else if (c is not (' ' or '-' or '–' or '/' or '.'))
                return null;
        }
        return count == digits.Length ? $"{Prefix}-{digits[..4]}-{digits[4..]}" : null;
    }
}
