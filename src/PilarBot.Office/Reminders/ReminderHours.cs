using System.Globalization;
using Microsoft.Extensions.Options;

namespace PilarBot.Office.Reminders;

/// <summary>When reminders of days are sent: all at one time in the morning, so that they come in one message.</summary>
internal sealed class ReminderHours(OfficeProfile office, IOptions<ReminderOptions> options)
{
    /// <summary>The time on a day, UTC.</summary>
    public DateTime Morning(DateOnly day) => At(day, options.Value.Morning);

    /// <summary>A time of the office's clock, UTC.</summary>
    public DateTime At(DateOnly day, TimeOnly time) => DateTime.SpecifyKind(day.ToDateTime(time).AddHours(-office.Zone.Hours), DateTimeKind.Utc);

    /// <summary>The week in which an instant lies, from the morning of its Monday to its Friday: <c>2026-W48</c>.</summary>
    public (string Key, DateTime At, DateTime Until) Week(DateTime utc)
    {
        var day = office.DayOf(utc);
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var local = monday.ToDateTime(TimeOnly.MinValue);
        return (string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local)}-W{ISOWeek.GetWeekOfYear(local):00}"), Morning(monday), Morning(monday.AddDays(5)));
    }

    /// <summary>The first and the last day of a window, where the office is.</summary>
    public (DateOnly First, DateOnly Last) Days(ReminderWindow window) => (office.DayOf(window.Now), office.DayOf(window.Until));

    /// <summary>
    /// The times in a window of what is reminded of on some days around a day, and then at an interval: each holds until the next.
    /// </summary>
    /// <param name="day">Around which.</param>
    /// <param name="offsets">Days after it, negative before it.</param>
    /// <param name="every">Days between those after the last offset; 0 for none, and the last one holds so many days as <paramref name="last"/> says.</param>
    /// <param name="last">For how many days the last one holds, where none comes after it.</param>
    /// <param name="window">Which are wanted.</param>
    public IEnumerable<(int Offset, DateTime At, DateTime Until)> Around(DateOnly day, IEnumerable<int> offsets, int every, int last, ReminderWindow window)
    {
        var steps = offsets.Distinct().Order().ToList();
        var (_, end) = Days(window);
        for (var next = steps[^1] + every; every > 0 && day.AddDays(next - every) <= end; next += every)
            steps.Add(next);
        for (var i = 0; i < steps.Count; i++)
        {
            var (at, until) = (Morning(day.AddDays(steps[i])), Morning(day.AddDays(i + 1 < steps.Count ? steps[i + 1] : steps[i] + (every > 0 ? every : last))));
            if (window.Holds(at, until))
                yield return (steps[i], at, until);
        }
    }
}
