using System.Globalization;
using PilarBot.Office.Calendar;

namespace PilarBot.Office.Complaints;

/// <summary>
/// The days in which Bawaslu takes reports: seven since the violation became known (Perbawaslu 7/2022 for pemilu, as its information
/// pages tell it; pilkada has a rule of its own). They are counted both ways, the earlier end is what reporters are warned of, and a late
/// report is never refused. Shown as information to be confirmed, never as law.
/// </summary>
/// <param name="LastDay">In calendar days.</param>
/// <param name="LastWorkingDay">In working days.</param>
internal sealed record BawasluDays(DateOnly LastDay, DateOnly LastWorkingDay)
{
    public static BawasluDays? Since(DateOnly? known, ComplaintOptions options, WorkingCalendar calendar) => known is { } day
        ? new(day.AddDays(options.BawasluDays), calendar.After(day, options.BawasluDays))
        : null;

    /// <summary>Calendar days that are left; 0 on the last, negative when it has passed.</summary>
    public int Left(DateOnly today) => LastDay.DayNumber - today.DayNumber;

    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
