using System.Globalization;
using System.Text.RegularExpressions;

namespace PilarBot.Office.Documents;

/// <summary>Writes numbers of letters and berita acara by a pattern of the office, such as <c>BAST/007/DINSOS/XI/2026</c>.</summary>
internal static partial class DocumentNumber
{
    /// <summary>The longest number that is taken, in characters.</summary>
    public const int MaxLength = 80;

    private static readonly string[] Fields = ["kode", "urut", "unit", "bulan", "bulan-romawi", "tahun"];
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>What is wrong with a pattern, as the end of a sentence that begins with its name; null when nothing is.</summary>
    public static string? FaultOf(string pattern)
    {
        var named = Field().Matches(pattern).Select(m => m.Groups[1].Value).ToList();
        if (named.Find(n => !Fields.Contains(n)) is { } unknown)
            return $"has the unknown field {{{unknown}}}; use {string.Join(", ", Fields.Select(f => $"{{{f}}}"))}.";
        if (Field().Replace(pattern, "").AsSpan().IndexOfAny('{', '}') >= 0)
            return "has a bracket without its other half.";
        // Counting begins anew each year, so without the year two documents would have one number.
        if (named.Count(n => n == "urut") != 1 || !named.Contains("tahun"))
            return "needs {urut} once, and {tahun}.";
        return pattern.Length > MaxLength ? $"is longer than {MaxLength} characters." : null;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="pattern">Without a fault.</param>
    /// <param name="code">Of the kind of document.</param>
    /// <param name="unit">Of the office.</param>
    /// <param name="ordinal">From 1 in each year.</param>
    /// <param name="day">Where the office is.</param>
    public static string Write(string pattern, string code, string unit, long ordinal, DateOnly day) => Field().Replace(pattern, field => field.Groups[1].Value switch
    {
        "kode" => code,
        "urut" => ordinal.ToString("D3", CultureInfo.InvariantCulture),
        "unit" => unit,
        "bulan" => day.Month.ToString("D2", CultureInfo.InvariantCulture),
        "bulan-romawi" => Roman[day.Month - 1],
        _ => day.Year.ToString("D4", CultureInfo.InvariantCulture),
    });

    /// <summary>
    /// The register in which a number is counted: one for all that could get the same number in a year. Two kinds with one code share it.
    /// </summary>
    public static string Register(string pattern, string code, string unit, int year) => Fold(Field().Replace(pattern, field => field.Groups[1].Value switch
    {
        "kode" => code,
        "unit" => unit,
        "tahun" => year.ToString("D4", CultureInfo.InvariantCulture),
        _ => "#",
    }));

    /// <summary>How a number is compared: capital letters, without spaces.</summary>
    public static string Fold(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Field();
}
