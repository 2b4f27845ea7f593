using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Verval;

/// <summary>
/// Reminds visitors of what they have in hand: some days before its day, on the day, and once a week for eight weeks after it. More would only be
/// noise. Names nobody.
/// </summary>
internal sealed class VervalReminder(OfficeProfile office, ReminderHours hours, IOptions<VervalOptions> options)
    : ReminderKind("verval-due", "Batas verval", "keluarga itu Anda ambil")
{
    private const int Listed = 10;
    private const int Weeks = 8;

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (first, last) = hours.Days(window);
        var before = options.Value.RemindDaysBefore;
        var (oldest, newest, now, person) = (first.AddDays(-7 * (Weeks + 1)), last.AddDays(before), window.Now, window.Person);
        // Who works elsewhere by now hears no more of it.
        var some = await db.VervalHouseholds.AsNoTracking()
            .Where(h => (h.State == VervalState.Taken || h.State == VervalState.Returned) && h.VisitorId != null && (person == null || h.VisitorId == person)
                && db.RoleGrants.Any(g => g.PersonId == h.VisitorId && VervalAccess.Visitors.Contains(g.Role)
                    && (g.Wilayah == "" || g.Wilayah == h.Kecamatan || g.Wilayah == h.Desa) && g.Since <= now && (g.Until == null || g.Until > now))
                && h.DueOn >= oldest && h.DueOn <= newest && db.VervalRounds.Any(r => r.Id == h.RoundId && r.ClosedAt == null))
            .Select(h => new { h.Id, Visitor = h.VisitorId!.Value, h.No, h.Desa, h.DueOn }).ToListAsync(cancellation);
        int[] offsets = [-before, 0, .. Enumerable.Range(1, Weeks).Select(week => 7 * week)];
        return
        [
            .. from household in some
               from step in hours.Around(household.DueOn, offsets, 0, 7, window)
               select new Due(household.Visitor, household.Id, household.No, household.Desa, household.DueOn, step.Offset, step.At, step.Until),
        ];
    }

    public override Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var (today, households) = (office.DayOf(context.Now), due.Cast<Due>().OrderBy(d => d.DueOn).ThenBy(d => d.No).ToList());
        var text = new StringBuilder("Verval yang Anda pegang mendekati atau melewati batas:\n\n");
        foreach (var household in households.Take(Listed))
            text.Append(CultureInfo.InvariantCulture,
                $"- nomor **{household.No}**, {MarkdownEscape.Line(office.Label("desa", household.Desa))}, batas {OfficeProfile.ShowDay(household.DueOn)}{(household.DueOn < today ? " (lewat)" : "")}\n");
        if (households.Count > Listed)
            text.Append("- dan lainnya\n");
        return Task.FromResult<OutboundText?>(new(
            text.Append("\nPesan ini datang karena keluarga itu Anda ambil. Bila berhalangan, serahkan lewat *verval* supaya petugas lain dapat berkunjung.").ToString())
        {
            Choices = [new("Buka verval", "!verval")],
        });
    }

    private sealed record Due(Guid Person, Guid Household, int No, string Desa, DateOnly DueOn, int Offset, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Household:N}/{DueOn:yyyy-MM-dd}/{Offset}"), At, Until);
}
