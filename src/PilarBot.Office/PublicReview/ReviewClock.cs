using PilarBot.Office.Calendar;

namespace PilarBot.Office.PublicReview;

/// <summary>The days of a public review. The day on which something happens is not counted.</summary>
internal static class ReviewClock
{
    /// <summary>The last day to object.</summary>
    public static DateOnly LastDay(DateOnly openedOn, ReviewOptions options, WorkingCalendar calendar) =>
        options.ObjectionInWorkingDays ? calendar.After(openedOn, options.ObjectionDays) : openedOn.AddDays(options.ObjectionDays);

    /// <summary>The last day to verify.</summary>
    public static DateOnly DueOn(DateOnly filedOn, ReviewOptions options, WorkingCalendar calendar) =>
        options.VerificationInWorkingDays ? calendar.After(filedOn, options.VerificationDays) : filedOn.AddDays(options.VerificationDays);

    /// <summary>The next day after today on which those in charge are reminded; null when none is left.</summary>
    public static DateOnly? NextNotice(DateOnly dueOn, DateOnly today, ReviewOptions options) =>
        options.Offsets.Select(offset => (DateOnly?)dueOn.AddDays(-offset)).Where(day => day > today).Min();
}
