using System.Globalization;

namespace PilarBot.Office.Complaints;

/// <summary>
/// The days in which Bawaslu takes reports: seven since the violation became known (Perbawaslu 7/2022 for pemilu, as its information
/// pages tell it; the number for pilkada is not confirmed). Shown as information to be confirmed, never as law.
/// </summary>
internal static class BawasluDays
{
    private const int Days = 7;

    public static int? Left(DateOnly? known, DateOnly today) => known is { } day ? day.AddDays(Days).DayNumber - today.DayNumber : null;

    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
