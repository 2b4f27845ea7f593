using System.Globalization;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Moments as people write them: a date, then a time.</summary>
internal static class TimeWords
{
    private static readonly string[] noise = ["jam", "pukul", "pkl", "wib", "wita", "wit", "at"];
    private static readonly string[] parts = ["pagi", "siang", "sore", "malam"];

    /// <summary>The local time that was meant; <see cref="DateOutcome.None"/> also when the time is missing.</summary>
    public static DateOutcome Read(string text, DateTime now, bool past, out DateTime found)
    {
        found = default;
        var words = Fold.Digits(text).ToLowerInvariant().Replace("semalam", "tadi malam", StringComparison.Ordinal)
            .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words is ["sekarang"] or ["now"] or ["tadi"] or ["barusan"] or ["saat", "ini"])
        {
            found = now.Date.AddHours(now.Hour).AddMinutes(now.Minute);
            return DateOutcome.Found;
        }
        words.RemoveAll(noise.Contains);
        var part = words.FirstOrDefault(parts.Contains);
        words.RemoveAll(parts.Contains);
        if (words.Count == 0 || Clock(words[^1], part) is not { } time) return DateOutcome.None;
        var today = DateOnly.FromDateTime(now);
        var rest = string.Join(' ', words[..^1]);
        // at eight it was yesterday's evening, at one it was this day's night
        if (rest == "tadi" && part == "malam" && time.Hour >= 12) rest = "tadi malam";
        var date = today;
        var outcome = rest.Length == 0 ? DateOutcome.Found : DateWords.Read(rest, today, past, out date);
        if (outcome == DateOutcome.Found) found = date.ToDateTime(time);
        return outcome;
    }

    private static TimeOnly? Clock(string word, string? part)
    {
        var pieces = word.Split(['.', ':'], StringSplitOptions.None);
        if (pieces is not [_] and not [_, _]) return null;
        // a bare number is an hour only when the part of the day, or "jam", says so; here a date would have more pieces
        if (!int.TryParse(pieces[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var minute = 0;
        if (pieces.Length == 2 && (!int.TryParse(pieces[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59)) return null;
        hour = part switch
        {
            "sore" when hour < 12 => hour + 12,
            "malam" when hour is > 5 and < 12 => hour + 12,
            "malam" when hour == 12 => 0,
            "siang" when hour < 6 => hour + 12,
            _ => hour,
        };
        return hour == 24 ? new TimeOnly(0, minute) : new TimeOnly(hour, minute);
    }
}
