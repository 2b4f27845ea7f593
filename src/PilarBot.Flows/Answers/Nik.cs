using System.Globalization;

namespace PilarBot.Flows.Answers;

/// <summary>A NIK of good form. It is for life: neither a move nor a corrected birth date changes it.</summary>
public sealed record Nik
{
    private Nik(string digits) => Digits = digits;

    /// <summary>Sixteen digits.</summary>
    public string Digits { get; }

    /// <summary>The kecamatan in which it was first given, with dots: <c>32.04.13</c>. Older people carry codes that are no longer in use.</summary>
    public string Kecamatan => $"{Digits[..2]}.{Digits[2..4]}.{Digits[4..6]}";

    /// <summary>The sex noted when it was given.</summary>
    public Sex Sex => Part(6) > 40 ? Sex.Female : Sex.Male;

    /// <summary>Only the last four digits can be read: the rest holds a birth date.</summary>
    public string Masked => Texts.Display.Mask(Digits);

    /// <summary>Both birth dates that the two digits of the year allow, the earlier first; one where the other century has no such day.</summary>
    public IReadOnlyList<DateOnly> BirthDates => Dates(Digits);

    /// <summary>Reads what somebody typed. Spaces, dots and dashes do not count, digits of other scripts do.</summary>
    public static NikReading Read(string text)
    {
        var (digits, fault) = NumberedDocument.Read(text);
        if (fault is null && digits[12..] == "0000") fault = DocumentFault.Serial;
        if (fault is null && Part(digits, 6) is not (>= 1 and <= 31 or >= 41 and <= 71)) fault = DocumentFault.Day;
        if (fault is null && Part(digits, 8) is not (>= 1 and <= 12)) fault = DocumentFault.Month;
        if (fault is null && Dates(digits).Count == 0) fault = DocumentFault.CalendarDate;
        return fault is { } found ? new NikReading(null, found, digits.Length) : new NikReading(new Nik(digits), null, digits.Length);
    }

    /// <summary>The latest birth date that is not in the future.</summary>
    public DateOnly BirthDate(DateOnly today) => BirthDates.LastOrDefault(d => d <= today, BirthDates[0]);

    /// <summary>True when a birth date known from elsewhere agrees. Corrections make a difference possible: ask, do not refuse.</summary>
    public bool Fits(DateOnly birthDate) => BirthDates.Any(d => d.Day == birthDate.Day && d.Month == birthDate.Month && d.Year % 100 == birthDate.Year % 100);

    /// <summary>What is unusual about it, but no reason to refuse it.</summary>
    /// <param name="kecamatan">Codes in use, with dots.</param>
    public IReadOnlyList<NikWarning> Warnings(IReadOnlySet<string> kecamatan) => kecamatan.Contains(Kecamatan) ? [] : [NikWarning.UnknownKecamatan];

    /// <inheritdoc/>
    public override string ToString() => Masked;

    private int Part(int at) => Part(Digits, at);

    private static int Part(string digits, int at) => int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static List<DateOnly> Dates(string digits)
    {
        var day = Part(digits, 6);
        return Centuries.Dates(day > 40 ? day - 40 : day, Part(digits, 8), Part(digits, 10));
    }
}

/// <summary>What came of reading a NIK: a value, or why not.</summary>
/// <param name="Nik">The NIK, or null.</param>
/// <param name="Fault">What is wrong, or null.</param>
/// <param name="Count">How many digits were read.</param>
public sealed record NikReading(Nik? Nik, DocumentFault? Fault, int Count);

/// <summary>Something unusual about a NIK.</summary>
public enum NikWarning
{
    /// <summary>Its kecamatan code is not in use; it may be an old one, or the person is from elsewhere.</summary>
    UnknownKecamatan,
}

/// <summary>As noted in a NIK.</summary>
public enum Sex
{
    /// <summary>Laki-laki.</summary>
    Male,
    /// <summary>Perempuan.</summary>
    Female,
}
