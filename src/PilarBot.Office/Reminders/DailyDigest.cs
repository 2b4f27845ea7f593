using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Calendar;
using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Privacy;
using PilarBot.Office.PublicReview;
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

    // More than so many complaints are told of as so many.
    private const int MostComplaints = 100;

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
        var lines = new List<(string Text, Choice Choice)>();
        void Add(int count, string what, Choice choice)
        {
            if (count > 0)
                lines.Add(($"- {what}: **{count}**", choice));
        }
        var today = office.DayOf(context.Now);
        var id = caller.PersonId;
        if (caller.IsHandler())
        {
            Choice cases = new("Kasus", "!status");
            var open = context.Db.Cases.Where(c => c.State == CaseState.Received || c.State == CaseState.InVerification || c.State == CaseState.InHandling).HandledBy(caller);
            Add(await open.CountAsync(c => c.HandlerId == id, context.Cancellation), "kasus yang Anda tangani", cases);
            Add(await open.CountAsync(c => c.HandlerId == id && c.NextVisitOn <= today, context.Cancellation), "di antaranya kunjungan hari ini atau lewat", cases);
            Add(await open.CountAsync(c => c.State == CaseState.Received && c.HandlerId == null, context.Cancellation), "kasus baru yang belum ada penanganannya", cases);
        }
        if (caller.Has(VervalAccess.Visitors))
            Add(await context.Db.VervalHouseholds.CountAsync(h => h.VisitorId == id && (h.State == VervalState.Taken || h.State == VervalState.Returned)
                && context.Db.VervalRounds.Any(r => r.Id == h.RoundId && r.ClosedAt == null), context.Cancellation), "keluarga verval di tangan Anda", new("Verval", "!verval"));
        if (caller.Has(VervalAccess.Checkers))
            Add(await context.Db.VervalHouseholds.Within(caller, VervalAccess.Checkers).CountAsync(h => h.State == VervalState.Submitted && h.VisitorId != id, context.Cancellation), "hasil verval menunggu pemeriksaan", new("Periksa verval", "!verval cek"));
        if (caller.HandlesComplaints() && await caller.OpenForAsync(context.Db, context.Sealer, MostComplaints, context.Cancellation) is { Count: > 0 } complaints)
        {
            Choice incoming = new("Aduan masuk", "!aduan masuk");
            Add(complaints.Count, "aduan terbuka", incoming);
            Add(complaints.Count(c => c.DueOn <= today.AddDays(1)), "di antaranya jatuh tempo paling lambat besok", incoming);
        }
        if (caller.Has(HandleDataRequests.Roles))
            Add(await context.Db.DataRequests.CountAsync(r => r.State == DataRequestState.Open, context.Cancellation), "permintaan data pribadi", new("Permintaan data", "!permintaan data"));
        if (caller.Has(ReviewAccess.InCharge))
            Add(await context.Db.ReviewResponses.Within(caller, ReviewAccess.InCharge).CountAsync(r => r.State == ResponseState.Filed, context.Cancellation), "sanggahan menunggu verifikasi", new("Sanggahan", "!sanggah masuk"));
        if (caller.Has("staf-dinsos"))
            Add(await context.Db.HumanRequests.CountAsync(r => r.AnsweredAt == null, context.Cancellation) + await context.Db.RegistrationRequests.CountAsync(r => r.DecidedAt == null, context.Cancellation),
                "orang menunggu di antrean", new("Antrean", "!antrean"));
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
