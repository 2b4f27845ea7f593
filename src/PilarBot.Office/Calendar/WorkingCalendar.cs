using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Calendar;

/// <summary>Which days count as working days: Monday to Friday (Perpres 21/2023) without holidays. Immutable.</summary>
/// <param name="holidays">Days that do not count, whatever day of the week they are.</param>
internal sealed class WorkingCalendar(IReadOnlySet<DateOnly> holidays)
{
    /// <summary>The national holidays, changed by the office's own table.</summary>
    public static async Task<WorkingCalendar> LoadAsync(OfficeDbContext db, CancellationToken cancellation)
    {
        var own = await db.Holidays.AsNoTracking().ToListAsync(cancellation);
        var holidays = Holiday.National.Select(h => h.Day).Concat(own.Where(h => !h.IsWorkingDay).Select(h => h.Day)).ToHashSet();
        holidays.ExceptWith(own.Where(h => h.IsWorkingDay).Select(h => h.Day));
        return new(holidays);
    }

    /// <summary>True when the office works.</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>True on a public holiday; a Sunday is none by itself.</summary>
    public bool IsHoliday(DateOnly day) => holidays.Contains(day);

    /// <summary>The day on which so many working days have passed. The first day itself is not counted.</summary>
    /// <param name="from">The day from which on it runs.</param>
    /// <param name="workingDays">1 or more.</param>
    public DateOnly After(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = from;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }
        return day;
    }
}
