using System.Globalization;
using System.Text.RegularExpressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Numbers as people write them: <c>1.250</c>, <c>2,5</c>, <c>Rp 300.000</c>, <c>5 orang</c>, <c>lima</c>.</summary>
internal static partial class NumberWords
{
    private static readonly string[] words =
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas"];

    public static decimal? Read(string text)
    {
        if (Array.IndexOf(words, Fold.Words(text)) is var word and >= 0) return word;
        var match = Pattern().Match(Fold.Digits(text).Trim());
        if (!match.Success) return null;
        var digits = match.Groups["number"].Value;
        // a dot before three digits parts thousands, as Indonesian does; any other stands for the comma
        var plain = Thousands().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal) : digits;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    [GeneratedRegex(@"^(rp\.?\s*)?(?<number>-?\d{1,15}([.,]\d{1,15})*)(\s*\p{L}[\p{L}\d²]*)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+(,\d+)?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Thousands();
}
