using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Cases;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Reminders;

/// <summary>Once a week, gives each TKSK the list of cases in the kecamatan that wait for verification. Without any, nobody is written to.</summary>
internal sealed class RemindOfCases(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups)
{
    private const string Kind = "weekly-cases";
    private const int Listed = 10;

    /// <summary>Sends the week's lists; who has had one this week gets no second.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var local = office.Zone.ToLocal(now);
        var period = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(local)}-W{ISOWeek.GetWeekOfYear(local):00}");
        var sent = 0;
        foreach (var (chat, wilayah) in await DutiesAsync(now, period, cancellation))
            if (await database.WriteAsync(db => SendAsync(db, chat, wilayah, period, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private async Task<List<(Guid Chat, List<string> Wilayah)>> DutiesAsync(DateTime now, string period, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var duties = await (
            from grant in db.RoleGrants
            where grant.Role == "tksk" && grant.Since <= now && (grant.Until == null || grant.Until > now)
            join chat in db.Conversations on grant.PersonId equals chat.PersonId
            where chat.Unreachable == null && !db.Set<SentReminder>().Any(r => r.Kind == Kind && r.ConversationId == chat.Id && r.Period == period)
            select new { chat.Id, grant.Wilayah }).ToListAsync(cancellation);
        return [.. duties.GroupBy(d => d.Id).Select(g => (g.Key, g.Select(d => d.Wilayah).ToList()))];
    }

    private async Task<string?> SendAsync(
        OfficeDbContext db, Guid chat, List<string> wilayah, string period, DateTime now, CancellationToken cancellation)
    {
        var everywhere = wilayah.Contains("");
        var open = await db.Cases.AsNoTracking()
            .Where(c => c.State == CaseState.Received || c.State == CaseState.InVerification)
            .Where(c => everywhere || wilayah.Contains(c.Kecamatan))
            .OrderBy(c => c.OpenedAt).Take(Listed + 1).ToListAsync(cancellation);
        db.Set<SentReminder>().Add(new() { Kind = Kind, ConversationId = chat, Period = period, At = now });
        return open is [] ? null : await OweMessage.ToAsync(db, chat, Text(open, now), MessagePurpose.Reminder, sealer, now, cancellation);
    }

    private OutboundText Text(List<CaseFile> open, DateTime now)
    {
        var text = new StringBuilder("Selamat pagi. Kasus yang menunggu verifikasi di wilayah Anda:\n\n");
        foreach (var file in open.Take(Listed))
            text.Append(CultureInfo.InvariantCulture,
                $"- **{file.Number}** {CaseNotices.KindOf(file, office)}, {office.Label("desa", file.Desa)}, sudah {(now - file.OpenedAt).Days} hari\n");
        if (open.Count > Listed)
            text.Append("- dan lainnya\n");
        return new(text.Append("\nKetik *status* untuk membukanya. Terima kasih.").ToString()) { Choices = [new("Buka status", "!status")] };
    }
}
