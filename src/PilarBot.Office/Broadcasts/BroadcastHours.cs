using PilarBot.Flows.Engine;
using PilarBot.Office.Calendar;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Broadcasts;

/// <summary>When broadcasts that are not urgent may go out: neither at night nor on a holiday, where the recipient's clock stands.</summary>
internal static class BroadcastHours
{
    private static readonly Zone[] Zones = [Zone.Wib, Zone.Wita, Zone.Wit];

    /// <summary>The zones in which it is neither night nor a holiday, by their hours ahead of UTC.</summary>
    public static List<int> Open(WorkingCalendar calendar, DateTime now) => [.. Zones.Where(zone => IsOpen(zone, calendar, now)).Select(zone => zone.Hours)];

    /// <summary>True when it is neither night nor a holiday there.</summary>
    public static bool IsOpen(Zone zone, WorkingCalendar calendar, DateTime now) =>
        !QuietHours.IsQuiet(zone, now) && !calendar.IsHoliday(DateOnly.FromDateTime(zone.ToLocal(now)));

    /// <summary>The hour in the recipient's zone that the clock of the office shows at an instant.</summary>
    public static DateTime SameHour(DateTime utc, Zone office, int hours) => utc.AddHours(office.Hours - hours);
}
