using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Cases;

/// <summary>Once a week, gives each TKSK the list of cases in the kecamatan that wait for verification. Without any, nobody is written to.</summary>
internal sealed class WeeklyCasesReminder(OfficeProfile office, ReminderHours hours)
    : ReminderKind("weekly-cases", "Daftar kasus mingguan", "Anda TKSK di wilayah itu")
{
    private const int Listed = 10;

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (now, person) = (window.Now, window.Person);
        var (key, at, until) = hours.Week(window.Until);
        if (!window.Holds(at, until))
            return [];
        var people = await db.RoleGrants.Where(g => g.Role == "tksk" && (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => g.PersonId).Distinct().ToListAsync(cancellation);
        return people.ConvertAll(p => new DueReminder(p, key, at, until));
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var person = due[0].Person;
        var wilayah = await context.Db.RoleGrants.Where(g => g.PersonId == person && g.Role == "tksk" && g.Since <= context.Now && (g.Until == null || g.Until > context.Now))
            .Select(g => g.Wilayah).ToListAsync(context.Cancellation);
        var everywhere = wilayah.Contains("");
        var open = await context.Db.Cases.AsNoTracking()
            .Where(c => c.State == CaseState.Received || c.State == CaseState.InVerification)
            .Where(c => everywhere || wilayah.Contains(c.Kecamatan))
            .OrderBy(c => c.OpenedAt).Take(Listed + 1).ToListAsync(context.Cancellation);
        if (open is [])
            return null;
        var text = new StringBuilder("Kasus yang menunggu verifikasi di wilayah Anda:\n\n");
        foreach (var file in open.Take(Listed))
            text.Append(CultureInfo.InvariantCulture,
                $"- **{file.Number}** {CaseNotices.KindOf(file, office)}, {office.Label("desa", file.Desa)}, sudah {(context.Now - file.OpenedAt).Days} hari\n");
        if (open.Count > Listed)
            text.Append("- dan lainnya\n");
        return new(text.Append("\nKetik *status* untuk membukanya. Terima kasih.").ToString()) { Choices = [new("Buka status", "!status")] };
    }
}
