using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// Keeps the clock of objections: those in charge are told of new ones and reminded as the last day comes nearer, the coordinator hears of
/// what nobody verifies, and what was not verified in time counts as not upheld, which its author is told.
/// </summary>
/// <remarks>
/// One message to a chat however many there are, each of them once, also when several hosts look at the same time. Never at night: what
/// is answered in a chat goes by the day, not by whether this has run.
/// </remarks>
internal sealed partial class WatchReviews(
    OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, IOptions<ReviewOptions> options, ILogger<WatchReviews> logger)
{
    private const int Batch = 500;

    /// <summary>Looks once.</summary>
    /// <returns>How many objections were told of or lapsed.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        var today = office.DayOf(now);
        await using (var db = database.Open())
            if (!await Due(db, today).AnyAsync(cancellation))
                return 0;
        var (count, accounts) = await database.WriteAsync(db => LookAsync(db, today, now, cancellation), cancellation);
        foreach (var account in accounts)
            wakeups.Outbox(account);
        return count;
    }

    private IQueryable<ReviewResponse> Due(OfficeDbContext db, DateOnly today)
    {
        var escalate = today.AddDays(options.Value.EscalateDaysBefore);
        return db.ReviewResponses.Where(r => r.State == ResponseState.Filed && (r.NoticeOn <= today || r.DueOn < today || (r.DueOn <= escalate && !r.Escalated)));
    }

    private async Task<(int, HashSet<string>)> LookAsync(OfficeDbContext db, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        await Setting.LockAsync(db, "reviews-watched", cancellation);
        var due = await Due(db, today).OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(Batch).ToListAsync(cancellation);
        var escalate = today.AddDays(options.Value.EscalateDaysBefore);
        var lapsed = due.Where(r => r.DueOn < today).ToList();
        var told = due.Where(r => r.DueOn >= today && r.NoticeOn <= today).ToList();
        var late = due.Where(r => r.DueOn >= today && r.DueOn <= escalate && !r.Escalated).ToList();
        var owed = new List<(Guid Chat, OutboundText Text, MessagePurpose Purpose)>();
        foreach (var response in lapsed)
        {
            response.Lapse();
            if (Guid.TryParse(sealer.OpenText(response.Key, response.Id, "chat", response.Chat), out var chat))
                owed.Add((chat, VerifyResponse.News(), MessagePurpose.ComplaintNotice));
        }
        foreach (var response in told)
            response.NoticeOn = ReviewClock.NextNotice(response.DueOn!.Value, today, options.Value);
        foreach (var response in late)
            response.Escalated = true;
        var roles = (string[])[.. ReviewAccess.InCharge, ReviewAccess.Escalation];
        var held = await (
            from grant in db.RoleGrants
            where roles.Contains(grant.Role) && grant.Since <= now && (grant.Until == null || grant.Until > now)
            join chat in db.Conversations on grant.PersonId equals chat.PersonId
            where chat.Unreachable == null
            select new { chat.Id, grant.Role, grant.Wilayah }).ToListAsync(cancellation);
        foreach (var chat in held.GroupBy(h => h.Id))
        {
            List<ReviewResponse> InPlace(List<ReviewResponse> some, Func<string, bool> role) =>
                [.. some.Where(r => chat.Any(h => role(h.Role) && new CallerRole(h.Role, h.Wilayah).Covers(r.Desa)))];
            var words = Words(
                InPlace(told, ReviewAccess.InCharge.Contains), InPlace(lapsed, roles.Contains), InPlace(late, role => role == ReviewAccess.Escalation), today);
            if (words is not null)
                owed.Add((chat.Key, words, MessagePurpose.Reminder));
        }
        if (told.Exists(r => !held.Exists(h => ReviewAccess.InCharge.Contains(h.Role) && new CallerRole(h.Role, h.Wilayah).Covers(r.Desa))))
            Log.NobodyInCharge(logger);
        var accounts = new HashSet<string>();
        // In the order of their ids, so that two jobs at once take the chats' locks in one order.
        foreach (var (chat, text, purpose) in owed.OrderBy(o => o.Chat))
            if (await OweMessage.ToAsync(db, chat, text, purpose, sealer, now, cancellation) is { } account)
                accounts.Add(account);
        return (due.Count, accounts);
    }

    // Counts and days, nothing of what was said.
    private OutboundText? Words(List<ReviewResponse> told, List<ReviewResponse> lapsed, List<ReviewResponse> late, DateOnly today)
    {
        var parts = new List<string>();
        if (told is not [])
            parts.Add($"Menunggu verifikasi: **{told.Count}** sanggahan uji publik, paling dekat jatuh tempo {Day(told, today)}.");
        if (late is not [])
            parts.Add($"Belum diverifikasi petugas wilayah: **{late.Count}**, jatuh tempo {Day(late, today)}. Mohon diingatkan.");
        if (lapsed is not [])
            parts.Add($"Lewat waktu dan dianggap tidak terbukti ({MarkdownEscape.Line(options.Value.VerificationSource)}): **{lapsed.Count}**.");
        return parts is []
            ? null
            : new(string.Join("\n\n", parts) + "\n\nSanggahan yang tidak diverifikasi sampai waktunya dianggap tidak terbukti. Ketik **sanggah masuk** untuk memeriksanya.")
            {
                Choices = [new("Sanggah masuk", "!sanggah masuk")],
            };
    }

    private static string Day(List<ReviewResponse> some, DateOnly today)
    {
        var due = some.Min(r => r.DueOn!.Value);
        return due == today ? "hari ini" : OfficeProfile.ShowDay(due);
    }

    private static partial class Log
    {
        [LoggerMessage(2761, LogLevel.Warning, "An objection waits in a place where no tksk or operator-desa has a chat here; let one of them register")]
        public static partial void NobodyInCharge(ILogger logger);
    }
}
