using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Verval;

/// <summary>
/// Reminds visitors of what they have in hand, some days before its day and on the days after it: one message to a chat and day, with the
/// reason why it comes, and no name in it. Never at night.
/// </summary>
internal sealed class RemindOfVerval(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, IOptions<VervalOptions> options)
{
    private const string Kind = "verval-due";
    private const int Listed = 10;

    /// <summary>Sends what is due today.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        var today = office.DayOf(now);
        List<Guid> chats;
        await using (var db = database.Open())
            chats = await Due(db, today, now).Select(h => h.ConversationId!.Value).Distinct().ToListAsync(cancellation);
        var sent = 0;
        foreach (var chat in chats)
            if (await database.WriteAsync(db => SendAsync(db, chat, today, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private async Task<string?> SendAsync(OfficeDbContext db, Guid chat, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        // Whoever comes second waits here, and then finds it sent.
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        var period = today.ToString("O", CultureInfo.InvariantCulture);
        if (await db.Set<SentReminder>().AnyAsync(r => r.Kind == Kind && r.ConversationId == chat && r.Period == period, cancellation))
            return null;
        var due = await Due(db, today, now).AsNoTracking().Where(h => h.ConversationId == chat).OrderBy(h => h.DueOn).ThenBy(h => h.No).Take(Listed + 1).ToListAsync(cancellation);
        if (due is [])
            return null;
        db.Set<SentReminder>().Add(new() { Kind = Kind, ConversationId = chat, Period = period, At = now });
        return await OweMessage.ToAsync(db, chat, Text(due, today), MessagePurpose.Reminder, sealer, now, cancellation);
    }

    // On the first of the days before, on the day itself, and once a week after it: more would only be noise. Who works elsewhere by now hears no more of it.
    private IQueryable<VervalHousehold> Due(OfficeDbContext db, DateOnly today, DateTime now)
    {
        var before = today.AddDays(options.Value.RemindDaysBefore);
        var late = Enumerable.Range(1, 8).Select(week => today.AddDays(-7 * week)).Append(today).Append(before).ToList();
        return db.VervalHouseholds.Where(h => (h.State == VervalState.Taken || h.State == VervalState.Returned) && h.VisitorId != null && h.ConversationId != null
            && db.RoleGrants.Any(g => g.PersonId == h.VisitorId && VervalAccess.Visitors.Contains(g.Role)
                && (g.Wilayah == "" || g.Wilayah == h.Kecamatan || g.Wilayah == h.Desa) && g.Since <= now && (g.Until == null || g.Until > now))
            && late.Contains(h.DueOn) && db.VervalRounds.Any(r => r.Id == h.RoundId && r.ClosedAt == null));
    }

    private OutboundText Text(List<VervalHousehold> due, DateOnly today)
    {
        var text = new StringBuilder("Verval yang Anda pegang mendekati atau melewati batas:\n\n");
        foreach (var household in due.Take(Listed))
            text.Append(CultureInfo.InvariantCulture,
                $"- nomor **{household.No}**, {MarkdownEscape.Line(office.Label("desa", household.Desa))}, batas {OfficeProfile.ShowDay(household.DueOn)}{(household.DueOn < today ? " (lewat)" : "")}\n");
        if (due.Count > Listed)
            text.Append("- dan lainnya\n");
        return new(text.Append("\nPesan ini datang karena keluarga itu Anda ambil. Bila berhalangan, serahkan lewat *verval* supaya petugas lain dapat berkunjung.").ToString())
        {
            Choices = [new("Buka verval", "!verval")],
        };
    }
}
