using System.Globalization;
using System.Text.RegularExpressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>
/// Numbers as people write them: <c>1.250</c>, <c>2,5</c>, <c>Rp 300.000,-</c>, <c>250 ribu</c>, <c>1,5 juta</c>, <c>5 orang</c>,
/// <c>lima orang</c>.
/// </summary>
internal static partial class NumberWords
{
    private static readonly Dictionary<string, decimal> words =
        new[] { "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas" }
            .Select((word, value) => (word, (decimal)value))
            .Concat([("seratus", 100m), ("seribu", 1000m), ("sejuta", 1_000_000m), ("setengah", 0.5m)])
            .ToDictionary();

    private static readonly Dictionary<string, decimal> scales =
        new (string Word, decimal Value)[] { ("ratus", 100), ("ribu", 1000), ("rb", 1000), ("k", 1000), ("juta", 1_000_000), ("jt", 1_000_000), ("miliar", 1_000_000_000), ("milyar", 1_000_000_000) }
            .ToDictionary();

    public static decimal? Read(string text)
    {
        var match = Pattern().Match(Fold.Digits(text).Trim().ToLowerInvariant());
        return match.Success ? Scaled(Digits(match.Groups["number"].Value), match.Groups["rest"].Value) : Spelled(Fold.Words(text).Split(' '));
    }

    private static decimal? Digits(string digits)
    {
        // a dot before three digits parts thousands, as Indonesian does, and so does a comma before three noughts; else both are the comma
        var plain = Thousands().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal)
            : ForeignThousands().IsMatch(digits) ? digits.Replace(",", "", StringComparison.Ordinal)
            : digits;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    // "dua belas orang", "lima ratus ribu"
    private static decimal? Spelled(string[] parts)
    {
        if (parts.Length > 1 && words.TryGetValue($"{parts[0]} {parts[1]}", out var two)) return Scaled(two, string.Join(' ', parts[2..]));
        return words.TryGetValue(parts[0], out var one) ? Scaled(one, string.Join(' ', parts[1..])) : null;
    }

    // scales multiply; one word behind them is what was counted, and more is a telling
    private static decimal? Scaled(decimal? number, string rest)
    {
        var parts = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (parts is [var first, ..] && scales.TryGetValue(first, out var scale))
        {
            number *= scale;
            parts.RemoveAt(0);
        }
        if (parts is ["rupiah" or "perak"]) parts.Clear();
        return parts.Count > 1 || (parts is [var unit] && words.ContainsKey(unit)) ? null : number;
    }

    [GeneratedRegex(@"^(rp\.?\s*)?(?<number>-?\d{1,15}([.,]\d{1,15})*)(,-)?(\s*(?<rest>\p{L}[\p{L}\d²]*(\s+\p{L}+){0,2}))?\.?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+(,\d+)?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?\d{1,3}((,\d{3})*,000|(,\d{3}){2,})(\.\d+)?$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ForeignThousands();
}
