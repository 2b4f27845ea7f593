using System.Text.RegularExpressions;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Hides who complained in words that the reporter wrote freely. Finds the name and number that are known, with typos; a story can still
/// point to whoever tells it, so a person reads it before it is given away.
/// </summary>
internal static partial class ReporterMask
{
    private const string Person = "[pelapor]";
    private const string Number = "[nomor pelapor]";

    /// <summary>The text with <c>[pelapor]</c> for each word of the name, and <c>[nomor pelapor]</c> for the number however it is written.</summary>
    public static string Hide(string text, string? name, string? phone)
    {
        if (name is not null)
            text = Repeated().Replace(Word().Replace(text, word => NameMatch.IsOf(name, word.Value) ? Person : word.Value), Person);
        return phone is null || Subscriber(phone) is not { Length: > 0 } own
            ? text
            : Digits().Replace(text, digits => Subscriber(digits.Value) == own ? Number : digits.Value);
    }

    // 0812… and +62 812… are the same.
    private static string Subscriber(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.StartsWith("62", StringComparison.Ordinal) ? digits[2..] : digits.TrimStart('0');
    }

    [GeneratedRegex(@"[\p{L}\p{M}'’]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\[pelapor\](?:[\s.,]+\[pelapor\])+")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\+?\d(?:[\s().-]?\d){7,14}")]
    private static partial Regex Digits();
}
