using System.Globalization;

namespace PilarBot.Flows.Answers;

/// <summary>The number of a Kartu Keluarga, of good form. Built like a NIK, with the date of recording, and nothing added for women.</summary>
public sealed record Kk
{
    private Kk(string digits) => Digits = digits;

    /// <summary>Sixteen digits.</summary>
    public string Digits { get; }

    /// <summary>Only the last four digits can be read.</summary>
    public string Masked => Texts.Display.Mask(Digits);

    /// <summary>Reads what somebody typed. Spaces, dots and dashes do not count, digits of other scripts do.</summary>
    public static KkReading Read(string text)
    {
        var (digits, fault) = NumberedDocument.Read(text);
        if (fault is null && digits[12..] == "0000") fault = DocumentFault.Serial;
        if (fault is null && Part(digits, 6) is not (>= 1 and <= 31)) fault = DocumentFault.Day;
        if (fault is null && Part(digits, 8) is not (>= 1 and <= 12)) fault = DocumentFault.Month;
        if (fault is null && Centuries.Dates(Part(digits, 6), Part(digits, 8), Part(digits, 10)).Count == 0) fault = DocumentFault.CalendarDate;
        return fault is { } found ? new(null, found, digits.Length) : new(new Kk(digits), null, digits.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => Masked;

    private static int Part(string digits, int at) => int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>What came of reading a KK number: a value, or why not.</summary>
/// <param name="Kk">The number, or null.</param>
/// <param name="Fault">What is wrong, or null.</param>
/// <param name="Count">How many digits were read.</param>
public sealed record KkReading(Kk? Kk, DocumentFault? Fault, int Count);

/// <summary>The dates that two digits of a year allow.</summary>
internal static class Centuries
{
    public static List<DateOnly> Dates(int day, int month, int year) =>
        [.. new[] { 1900 + year, 2000 + year }.Where(y => day <= DateTime.DaysInMonth(y, month)).Select(y => new DateOnly(y, month, day))];
}
