using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Calendar;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Privacy;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Staff;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Reminders;

/// <summary>
/// In the morning of a working day, gives everybody who handles something what waits for them, as counts. Without anything, nobody is written
/// to.
/// </summary>
internal sealed class DailyDigest(OfficeProfile office, ReminderHours hours)
    : ReminderKind("daily-digest", "Ringkasan harian", "ada pekerjaan yang menunggu Anda")
{
    // Counted when it is sent, so that it may be put off until the afternoon.
    private static readonly TimeSpan Holds = TimeSpan.FromHours(10);

    private static readonly string[] Handlers =
        [.. CaseAccess.Handlers.Concat(VervalAccess.Visitors).Concat(ComplaintAccess.Roles).Concat(HandleDataRequests.Roles).Concat(ReviewAccess.InCharge).Distinct()];

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (first, last) = hours.Days(window);
        var calendar = await WorkingCalendar.LoadAsync(db, cancellation);
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)
            .Where(day => calendar.IsWorkingDay(day) && window.Holds(hours.Morning(day), hours.Morning(day) + Holds)).ToList();
        if (days is [])
            return [];
        var (now, person) = (window.Now, window.Person);
        var people = await db.RoleGrants.Where(g => Handlers.Contains(g.Role) && (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => g.PersonId).Distinct().ToListAsync(cancellation);
        return [.. from day in days from someone in people select new DueReminder(someone, day.ToString("O", CultureInfo.InvariantCulture), hours.Morning(day), hours.Morning(day) + Holds)];
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var caller = await CallerOfAsync(context.Db, due[0].Person, context.Now, context.Cancellation);
        var today = office.DayOf(context.Now);
        var lines = (await WaitingWork.OfAsync(context.Db, caller, today, context.Sealer, context.Cancellation))
            .Select(w => (Text: $"- {w.What}: **{w.Shown}**", Choice: new Choice(w.Button, w.Says))).ToList();
        return lines is []
            ? null
            : new($"Pekerjaan Anda, {OfficeProfile.ShowDay(today)}:\n\n{string.Join('\n', lines.Select(l => l.Text))}") { Choices = [.. lines.Select(l => l.Choice).DistinctBy(c => c.Data)] };
    }

    private static async Task<Caller> CallerOfAsync(OfficeDbContext db, Guid id, DateTime now, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == id, cancellation);
        var roles = await db.RoleGrants.Where(g => g.PersonId == id && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => new CallerRole(g.Role, g.Wilayah)).ToListAsync(cancellation);
        return new(id, person.Name, roles, person.Team);
    }
}
