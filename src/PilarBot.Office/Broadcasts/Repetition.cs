using PilarBot.Flows.Engine;

namespace PilarBot.Office.Broadcasts;

/// <summary>How often a broadcast comes again.</summary>
internal enum Repetition
{
    /// <summary>Once only.</summary>
    None,
    /// <summary>On the same day of the week.</summary>
    Weekly,
    /// <summary>On the same day of the month; on its last day where the month is shorter.</summary>
    Monthly,
}

/// <summary>When a repeated broadcast comes again.</summary>
internal static class Repetitions
{
    /// <summary>The first time of the series after an instant; what a stopped host missed is left out. Null after its last day.</summary>
    /// <param name="repeats">How often.</param>
    /// <param name="first">When the series began: its hour, and its day of the week or month, are those of all.</param>
    /// <param name="until">The last day on which it comes.</param>
    /// <param name="after">UTC.</param>
    /// <param name="zone">Where the days are counted.</param>
    public static DateTime? Next(Repetition repeats, DateTime first, DateOnly until, DateTime after, Zone zone)
    {
        if (repeats is Repetition.None)
            return null;
        var (begin, last) = (zone.ToLocal(first), zone.ToLocal(after));
        // Counted from the first, so that the 31st is the 31st again after a February.
        var times = repeats is Repetition.Weekly
            ? (int)Math.Max(0, (last - begin).TotalDays / 7)
            : Math.Max(0, (last.Year - begin.Year) * 12 + last.Month - begin.Month - 1);
        DateTime next;
        do
            next = repeats is Repetition.Weekly ? begin.AddDays(7 * ++times) : begin.AddMonths(++times);
        while (next <= last);
        return DateOnly.FromDateTime(next) <= until ? zone.ToUtc(next) : null;
    }
}
