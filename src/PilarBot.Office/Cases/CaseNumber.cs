using System.Globalization;
using PilarBot.Flows.Engine;

namespace PilarBot.Office.Cases;

/// <summary>The number people call a case by: <c>KS-2026-000123</c>.</summary>
internal static class CaseNumber
{
    /// <summary>Writes a number for a case opened now.</summary>
    public static string Of(long number, DateTime utc, Zone zone) =>
        string.Create(CultureInfo.InvariantCulture, $"KS-{zone.ToLocal(utc).Year}-{number:D6}");

    /// <summary>Reads what somebody typed: small letters, spaces and missing dashes are forgiven; null when it is no number.</summary>
    public static string? Read(string typed)
    {
        Span<char> digits = stackalloc char[10];
        var count = 0;
        var text = typed.AsSpan().Trim();
        if (text.StartsWith("KS", StringComparison.OrdinalIgnoreCase))
            text = text[2..];
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
                digits[count++] = c;
            else if (c is not (' ' or '-' or '/' or '.'))
                return null;
        }
        return count == digits.Length ? $"KS-{digits[..4]}-{digits[4..]}" : null;
    }
}
