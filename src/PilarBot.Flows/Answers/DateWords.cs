using System.Globalization;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Answers;

/// <summary>Dates as people write them.</summary>
public static class DateWords
{
    private static readonly Dictionary<string, int> relative = new()
    {
        ["kemarin lusa"] = -2,
        ["kemarin dulu"] = -2,
        ["kemarin"] = -1,
        ["kemarin pagi"] = -1,
        ["kemarin siang"] = -1,
        ["kemarin sore"] = -1,
        ["kemarin malam"] = -1,
        // the evening before, whenever after it somebody says so
        ["tadi malam"] = -1,
        ["malam tadi"] = -1,
        ["semalam"] = -1,
        ["seminggu lalu"] = -7,
        ["hari ini"] = 0,
        ["sekarang"] = 0,
        ["tadi"] = 0,
        ["barusan"] = 0,
        ["baru saja"] = 0,
        ["tadi subuh"] = 0,
        ["tadi pagi"] = 0,
        ["tadi siang"] = 0,
        ["tadi sore"] = 0,
        ["pagi tadi"] = 0,
        ["siang tadi"] = 0,
        ["sore tadi"] = 0,
        ["pagi ini"] = 0,
        ["siang ini"] = 0,
        ["sore ini"] = 0,
        ["malam ini"] = 0,
        ["besok"] = 1,
        ["esok"] = 1,
        ["lusa"] = 2,
        ["day before yesterday"] = -2,
        ["yesterday"] = -1,
        ["last night"] = -1,
        ["a week ago"] = -7,
        ["today"] = 0,
        ["this morning"] = 0,
        ["this afternoon"] = 0,
        ["this evening"] = 0,
        ["just now"] = 0,
        ["now"] = 0,
        ["tomorrow"] = 1,
    };

    // as fingers in a hurry write them
    private static readonly Dictionary<string, string> spellings = new()
    {
        ["kmrn"] = "kemarin",
        ["kmren"] = "kemarin",
        ["kmaren"] = "kemarin",
        ["kemaren"] = "kemarin",
        ["kemrin"] = "kemarin",
        ["td"] = "tadi",
        ["tdi"] = "tadi",
        ["mlm"] = "malam",
        ["mlem"] = "malam",
        ["malem"] = "malam",
        ["semalem"] = "semalam",
        ["smlm"] = "semalam",
        ["pg"] = "pagi",
        ["hr"] = "hari",
        ["skrg"] = "sekarang",
        ["bsk"] = "besok",
        ["mgg"] = "minggu",
        ["mggu"] = "minggu",
        ["tgl"] = "tanggal",
        ["aja"] = "saja",
        ["kmarin"] = "kemarin",
    };

    // a stretch of days; "minggu lalu" may be last week or last Sunday
    private static readonly HashSet<string> stretches = ["minggu", "pekan", "bulan", "tahun", "week", "month", "year"];

    private static readonly string[] counts = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];

    private static readonly Dictionary<string, int> months = Indonesian.Months
        .SelectMany((name, index) => new[] { (name.ToLowerInvariant(), index + 1), (name[..3].ToLowerInvariant(), index + 1) })
        .Concat([("agt", 8), ("agst", 8), ("ags", 8), ("pebruari", 2), ("peb", 2), ("nopember", 11), ("nop", 11), ("sept", 9), ("juny", 6), ("augustus", 8),
            ("january", 1), ("february", 2), ("march", 3), ("may", 5), ("june", 6), ("july", 7), ("august", 8), ("aug", 8), ("october", 10), ("oct", 10),
            ("december", 12), ("dec", 12)])
        .DistinctBy(m => m.Item1).ToDictionary(m => m.Item1, m => m.Item2);

    private static readonly Dictionary<string, DayOfWeek> days = Indonesian.Days
        .Select((name, index) => (name.ToLowerInvariant(), (DayOfWeek)index))
        .Concat([("jum at", DayOfWeek.Friday), ("ahad", DayOfWeek.Sunday)])
        .Concat(Enum.GetValues<DayOfWeek>().Select(d => (d.ToString().ToLowerInvariant(), d)))
        .ToDictionary(d => d.Item1, d => d.Item2);

    /// <summary>Reads a date.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">Where the person is.</param>
    /// <param name="past">Two digits of a year, or a day of the week, are meant backwards.</param>
    /// <param name="found">The date.</param>
    /// <returns>Whether it is a date.</returns>
    public static DateOutcome Read(string text, DateOnly today, bool past, out DateOnly found)
    {
        var folded = Spelled(Fold.Words(text));
        if (relative.TryGetValue(folded, out var offset)) return Found(today.AddDays(offset), out found);
        if (days.TryGetValue(folded, out var day)) return Found(Weekday(day, today, past), out found);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (Ago(words, today, out found) is { } ago) return ago;
        // "Sabtu, 17 Agustus" and "tanggal 17 Agustus"
        if (words.Count > 2 && (days.ContainsKey(words[0]) || words[0] is "tanggal" or "hari")) words.RemoveAt(0);
        if (words.Count > 2 && days.ContainsKey(words[0])) words.RemoveAt(0);
        return Parts(words) is { } parts ? Build(parts, today, past, out found) : None(out found);
    }

    // "senin lalu", "hari senin kemarin", "3 hari lalu"; null for what is neither
    private static DateOutcome? Ago(List<string> words, DateOnly today, out DateOnly found)
    {
        found = default;
        switch (words)
        {
            case ["senin" or "selasa" or "rabu" or "kamis" or "jumat" or "sabtu" or "minggu" or "ahad", "minggu" or "pekan", "lalu" or "kemarin"]:
                // that day of the week before this one, which begins on a Monday
                found = today.AddDays(-7 - (((int)today.DayOfWeek + 6) % 7) + (((int)days[words[0]] + 6) % 7));
                return DateOutcome.Found;
            case ["hari", var named, "lalu" or "kemarin"] when days.TryGetValue(named, out var day):
                return Found(Before(day, today), out found);
            case [var vague, "lalu" or "kemarin"] when stretches.Contains(vague):
            case ["last", var stretch] when stretches.Contains(stretch):
                return DateOutcome.Vague;
            case [var named, "lalu" or "kemarin" or "tadi"] when days.TryGetValue(named, out var day):
                return Found(Before(day, today), out found);
            case ["last", var named] when days.TryGetValue(named, out var day):
                return Found(Before(day, today), out found);
            case [var many, "hari", "lalu"] when Count(many) is { } count:
                return Found(today.AddDays(-count), out found);
            case [var many, "day" or "days", "ago"] when Count(many) is { } count:
                return Found(today.AddDays(-count), out found);
            default:
                return null;
        }
    }

    private static DateOnly Before(DayOfWeek day, DateOnly today) => Weekday(day, today.AddDays(-1), past: true);

    private static int? Count(string word) => Number(word) is { } number and <= 366 ? number : Array.IndexOf(counts, word) is var place and >= 0 ? place : null;

    // "yang lalu" and "kemarin itu" are "lalu" and "kemarin"
    private static string Spelled(string folded) => string.Join(' ', folded.Split(' ')
        .Where(word => word is not ("yang" or "yg" or "itu" or "saja" or "aja") || folded is "baru saja" or "baru aja")
        .Select(word => spellings.GetValueOrDefault(word, word)));

    private static (int Day, int Month, string? Year)? Parts(List<string> words)
    {
        if (words is not [_, _] and not [_, _, _]) return null;
        // 2026-11-22
        if (words is [{ Length: 4 } year, _, _] && Number(year) is not null && Number(words[1]) is { } m && Number(words[2]) is { } d) return (d, m, year);
        if (Number(words[0]) is not { } day) return null;
        var month = months.TryGetValue(words[1], out var named) ? named : Number(words[1]);
        var last = words.Count == 3 ? words[2] : null;
        return month is null || last is not null && (last.Length is not (2 or 4) || Number(last) is null) ? null : (day, month.Value, last);
    }

    private static DateOutcome Build((int Day, int Month, string? Year) parts, DateOnly today, bool past, out DateOnly found)
    {
        found = default;
        if (parts.Month is < 1 or > 12 || parts.Day is < 1 or > 31) return DateOutcome.Impossible;
        var year = parts.Year is null ? YearAround(parts.Day, parts.Month, today, past)
            : parts.Year.Length == 4 ? Number(parts.Year)!.Value
            : Century(Number(parts.Year)!.Value, parts.Day, parts.Month, today, past);
        if (year is < 1850 or > 2200 || parts.Day > DateTime.DaysInMonth(year, parts.Month)) return DateOutcome.Impossible;
        found = new(year, parts.Month, parts.Day);
        return DateOutcome.Found;
    }

    // without a year the nearest one is meant, in the direction that the question asks for
    private static int YearAround(int day, int month, DateOnly today, bool past)
    {
        var after = (month, day).CompareTo((today.Month, today.Day)) > 0;
        return past && after ? today.Year - 1 : !past && !after && (month, day) != (today.Month, today.Day) ? NearestYear(month, today) : today.Year;
    }

    private static int NearestYear(int month, DateOnly today) => today.Month - month > 6 ? today.Year + 1 : today.Year;

    private static int Century(int year, int day, int month, DateOnly today, bool past)
    {
        var here = 2000 + year;
        var future = (here, month, day).CompareTo((today.Year, today.Month, today.Day)) > 0;
        return past ? (future ? here - 100 : here) : here > today.Year + 20 ? here - 100 : here;
    }

    private static DateOnly Weekday(DayOfWeek day, DateOnly today, bool past)
    {
        var ahead = ((int)day - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(past && ahead > 0 ? ahead - 7 : ahead);
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOutcome Found(DateOnly date, out DateOnly found)
    {
        found = date;
        return DateOutcome.Found;
    }

    private static DateOutcome None(out DateOnly found)
    {
        found = default;
        return DateOutcome.None;
    }
}

/// <summary>What came of reading a date.</summary>
public enum DateOutcome
{
    /// <summary>It is one.</summary>
    Found,

    /// <summary>It is none.</summary>
    None,

    /// <summary>It is one that no calendar has.</summary>
    Impossible,

    /// <summary>Several days at once: "minggu lalu".</summary>
    Vague,
}
