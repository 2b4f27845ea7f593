using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Finds the sixteen digits of a NIK or KK in what somebody typed.</summary>
internal static class NumberedDocument
{
    public const int Length = 16;

    /// <summary>The digits, or what stands in their way.</summary>
    public static (string Digits, DocumentFault? Fault) Read(string text)
    {
        var typed = Fold.Digits(text);
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.Length == Length) return (digits, AllEqual(digits) ? DocumentFault.AllEqual : null);
        if (HasLetterO(typed)) return (digits, DocumentFault.LetterO);
        if (digits.Length == 0) return (digits, DocumentFault.NoDigits);
        return (digits, Groups(typed).Count(g => g == Length) > 1 ? DocumentFault.TwoNumbers : DocumentFault.WrongLength);
    }

    private static bool AllEqual(string digits) => digits.All(d => d == digits[0]);

    private static bool HasLetterO(string typed)
    {
        var mended = typed.Replace('O', '0').Replace('o', '0');
        return Groups(mended).Exists(g => g == Length) && !Groups(typed).Exists(g => g == Length);
    }

    // lengths of the numbers, when dots and dashes belong to a number and spaces or words part two of them; then when spaces belong too
    private static List<int> Groups(string typed)
    {
        var apart = Split(typed, c => c is '.' or '-');
        return apart.Contains(Length) ? apart : Split(typed, c => c is '.' or '-' or ' ');
    }

    private static List<int> Split(string typed, Func<char, bool> belongs)
    {
        var lengths = new List<int>();
        var current = 0;
        foreach (var c in typed.Append('\n'))
        {
            if (char.IsAsciiDigit(c)) current++;
            else if (!belongs(c) && current > 0)
            {
                lengths.Add(current);
                current = 0;
            }
        }
        return lengths;
    }
}

/// <summary>Why something typed is no NIK or KK number. There is no check digit: a good form does not prove that the number exists.</summary>
public enum DocumentFault
{
    /// <summary>There is no digit in it.</summary>
    NoDigits,
    /// <summary>There are not sixteen digits.</summary>
    WrongLength,
    /// <summary>It would be a number if the letter O were a zero.</summary>
    LetterO,
    /// <summary>There are two numbers in it.</summary>
    TwoNumbers,
    /// <summary>One digit sixteen times.</summary>
    AllEqual,
    /// <summary>The serial is 0000.</summary>
    Serial,
    /// <summary>The day is none: 01 to 31, for women 41 to 71.</summary>
    Day,
    /// <summary>The month is none.</summary>
    Month,
    /// <summary>The day is not in that month, in any century.</summary>
    CalendarDate,
}
