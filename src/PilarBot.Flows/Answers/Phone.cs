using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Phone numbers as people write them.</summary>
public static class Phone
{
    /// <summary>
    /// The number as <c>+62…</c>, or null with how many digits were read. Takes <c>08…</c>, <c>62…</c> and <c>+62…</c> with any
    /// spaces and dashes; another country's number only with its plus.
    /// </summary>
    public static (string? Number, int Count) Read(string text)
    {
        var typed = Fold.Digits(text).Trim();
        if (typed.Any(char.IsLetter)) return (null, 0);
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var national = digits switch
        {
            _ when digits.StartsWith("620", StringComparison.Ordinal) => digits[3..],
            _ when digits.StartsWith("62", StringComparison.Ordinal) => digits[2..],
            _ when digits.StartsWith('0') && !typed.StartsWith('+') => digits[1..],
            _ when digits.StartsWith('8') && !typed.StartsWith('+') => digits,
            _ => null,
        };
        if (national is { Length: >= 8 and <= 12 } && national[0] != '0') return ("+62" + national, digits.Length);
        if (national is null && typed.StartsWith('+') && digits.Length is >= 8 and <= 15 && digits[0] != '0') return ("+" + digits, digits.Length);
        return (null, digits.Length);
    }
}
