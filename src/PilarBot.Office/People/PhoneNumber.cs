namespace PilarBot.Office.People;

/// <summary>Indonesian phone numbers as people write them, in the one form that is compared: <c>+6281234567890</c>.</summary>
internal static class PhoneNumber
{
    /// <summary>Reads a number; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (typed.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '.' or '(' or ')')))
            return null;
        var national = digits switch
        {
            ['0', '0', '6', '2', .. var rest] => rest,
            ['6', '2', .. var rest] => rest,
            ['0', .. var rest] => rest,
            // With a plus it is another country's: Japan's begin with 81.
            ['8', ..] when !typed.TrimStart().StartsWith('+') => digits,
            _ => null,
        };
        return national is { Length: >= 8 and <= 13 } ? "+62" + national : null;
    }
}
