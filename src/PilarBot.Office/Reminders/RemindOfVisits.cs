using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Cases;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Reminders;

/// <summary>
/// On the day of a visit that a handler noted, reminds whoever has the case; where nobody there has it, the TKSK of its kecamatan. Once for each case
/// and day, never at night.
/// </summary>
internal sealed class RemindOfVisits(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups)
{
    private const string Kind = "case-visit";

    // A day's visits of a whole office, and more.
    private const int Batch = 500;

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        var today = office.DayOf(now);
        List<(Guid Chat, string Number, DateOnly Day)> due;
        await using (var db = database.Open())
            due = await DueAsync(db, today, now, cancellation);
        var sent = 0;
        foreach (var (chat, number, day) in due)
            if (await database.WriteAsync(db => SendAsync(db, chat, number, day, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private static async Task<List<(Guid, string, DateOnly)>> DueAsync(OfficeDbContext db, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var due = await (
            from file in db.Cases
            where file.NextVisitOn != null && file.NextVisitOn <= today
            from chat in db.Conversations
            let hasHandler = db.RoleGrants.Any(g => g.PersonId == file.HandlerId && CaseAccess.Handlers.Contains(g.Role)
                && (g.Wilayah == "" || g.Wilayah == file.Kecamatan || g.Wilayah == file.Desa) && g.Since <= now && (g.Until == null || g.Until > now))
            where chat.Unreachable == null && chat.PersonId != null && (hasHandler ? chat.PersonId == file.HandlerId
                : db.RoleGrants.Any(g => g.PersonId == chat.PersonId && g.Role == "tksk" && g.Wilayah == file.Kecamatan && g.Since <= now && (g.Until == null || g.Until > now)))
            orderby file.NextVisitOn
            select new { chat.Id, file.Number, file.NextVisitOn }).Take(Batch).ToListAsync(cancellation);
        var noted = await db.Set<SentReminder>().Where(r => r.Kind == Kind && r.At > now.AddDays(-60)).Select(r => new { r.ConversationId, r.Period }).ToListAsync(cancellation);
        var known = noted.Select(n => (n.ConversationId, n.Period)).ToHashSet();
        return [.. due.Where(d => !known.Contains((d.Id, Period(d.Number, d.NextVisitOn!.Value)))).Select(d => (d.Id, d.Number, d.NextVisitOn!.Value))];
    }

    private async Task<string?> SendAsync(OfficeDbContext db, Guid chat, string number, DateOnly day, DateTime now, CancellationToken cancellation)
    {
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        var period = Period(number, day);
        // Another host was first, or the visit was noted meanwhile.
        if (await db.Set<SentReminder>().AnyAsync(r => r.Kind == Kind && r.ConversationId == chat && r.Period == period, cancellation)
            || !await db.Cases.AnyAsync(c => c.Number == number && c.NextVisitOn == day, cancellation))
            return null;
        db.Set<SentReminder>().Add(new() { Kind = Kind, ConversationId = chat, Period = period, At = now });
        var text = $"Kunjungan untuk kasus **{number}** dijadwalkan {OfficeProfile.ShowDay(day)}. Setelah selesai, mohon catat kunjungannya.";
        return await OweMessage.ToAsync(db, chat, new OutboundText(text) { Choices = [CaseNotices.Open(number, "Buka kasus")] }, MessagePurpose.Reminder, sealer, now, cancellation);
    }

    private static string Period(string number, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{number}/{day:yyyy-MM-dd}");
}
