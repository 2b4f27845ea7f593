using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Cases;

/// <summary>
/// On the day of a visit that a handler noted: whoever has the case; where nobody there has it, the TKSK of its kecamatan. Once for each
/// case and day.
/// </summary>
internal sealed class VisitReminder(ReminderHours hours) : ReminderKind("case-visit", "Kunjungan kasus", "ada rencana kunjungan untuk kasus Anda")
{
    // For so many days a missed one is made up for.
    private const int Holds = 14;
    private const int Listed = 10;

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (first, last) = hours.Days(window);
        var (oldest, now, person) = (first.AddDays(-Holds), window.Now, window.Person);
        var visits = db.Cases.Where(c => c.NextVisitOn >= oldest && c.NextVisitOn <= last);
        var held = db.RoleGrants.Where(g => (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now));
        var ofHandlers =
            from file in visits
            join grant in held on file.HandlerId equals grant.PersonId
            where CaseAccess.Handlers.Contains(grant.Role) && (grant.Wilayah == "" || grant.Wilayah == file.Kecamatan || grant.Wilayah == file.Desa)
            select new { grant.PersonId, file.Number, file.NextVisitOn };
        var ofNobody =
            from file in visits
            where !db.RoleGrants.Any(g => g.PersonId == file.HandlerId && CaseAccess.Handlers.Contains(g.Role)
                && (g.Wilayah == "" || g.Wilayah == file.Kecamatan || g.Wilayah == file.Desa) && g.Since <= now && (g.Until == null || g.Until > now))
            join grant in held on new { Role = "tksk", Wilayah = file.Kecamatan } equals new { grant.Role, grant.Wilayah }
            select new { grant.PersonId, file.Number, file.NextVisitOn };
        // Without doubles: somebody may hold several roles there.
        var due = await ofHandlers.Union(ofNobody).ToListAsync(cancellation);
        return
        [
            .. due.Select(d => new Due(
                d.PersonId, d.Number, d.NextVisitOn!.Value, hours.Morning(d.NextVisitOn.Value), hours.Morning(d.NextVisitOn.Value.AddDays(Holds))))
                .Where(d => window.Holds(d.At, d.Until)),
        ];
    }

    public override Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var visits = due.Cast<Due>().OrderBy(d => d.Day).ThenBy(d => d.Number, StringComparer.Ordinal).ToList();
        if (visits is [var one])
            return Task.FromResult<OutboundText?>(new($"Kunjungan untuk kasus **{one.Number}** dijadwalkan {OfficeProfile.ShowDay(one.Day)}. Setelah selesai, mohon catat kunjungannya.")
            {
                Choices = [CaseNotices.Open(one.Number, "Buka kasus")],
            });
        var text = new StringBuilder("Kunjungan yang dijadwalkan:\n\n");
        foreach (var visit in visits.Take(Listed))
            text.Append(CultureInfo.InvariantCulture, $"- kasus **{visit.Number}**, {OfficeProfile.ShowDay(visit.Day)}\n");
        if (visits.Count > Listed)
            text.Append("- dan lainnya\n");
        return Task.FromResult<OutboundText?>(new(text.Append("\nSetelah selesai, mohon catat kunjungannya.").ToString()) { Choices = [new("Buka kasus", "!status")] });
    }

    private sealed record Due(Guid Person, string Number, DateOnly Day, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Number}/{Day:yyyy-MM-dd}"), At, Until);
}
