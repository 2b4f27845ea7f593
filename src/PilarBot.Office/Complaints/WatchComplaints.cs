using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Tells those who handle complaints of what is new, in one message however many there are, and the next level of what is late. Not done
/// in the turn that files one: on a busy day all of them would wait for the same few chats.
/// </summary>
/// <remarks>Each complaint is told of once, also when several hosts look at the same time, or none has for days.</remarks>
internal sealed partial class WatchComplaints(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, ILogger<WatchComplaints> logger)
{
    private const int Batch = 500;

    /// <summary>Looks once.</summary>
    /// <returns>How many complaints were told of.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var told = 0;
        while (await database.WriteAsync(db => TellAsync(db, now, cancellation), cancellation) is { Count: > 0 } some)
        {
            foreach (var account in some.Accounts)
                wakeups.Outbox(account);
            told += some.Count;
            if (some.Count < Batch)
                break;
        }
        return told;
    }

    private async Task<(int Count, HashSet<string> Accounts)> TellAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        var today = office.DayOf(now);
        var accounts = new HashSet<string>();
        if (!await db.Complaints.AnyAsync(c => !c.Announced || (c.DueOn < today && !c.LateTold), cancellation))
            return (0, accounts);
        await Setting.LockAsync(db, "complaints-watched", cancellation);
        var fresh = await db.Complaints.Where(c => !c.Announced).OrderBy(c => c.Number).Take(Batch).ToListAsync(cancellation);
        var late = await db.Complaints.Where(c => c.DueOn < today && !c.LateTold).OrderBy(c => c.DueOn).Take(Batch).ToListAsync(cancellation);
        var handlers = await ComplaintHandler.LoadAsync(db, now, cancellation);
        foreach (var complaint in late)
            Escalate(db, complaint, handlers, today);
        foreach (var complaint in fresh)
            complaint.Announced = true;
        if (fresh.Exists(c => c.IsOpen && !handlers.Exists(h => h.Chats.Count > 0 && h.Caller.Handles(c, sealer))))
            Log.NobodyToHandle(logger);
        foreach (var handler in handlers.OrderBy(h => h.Caller.PersonId))
        {
            int Count(List<Complaint> some) => some.Count(c => c.IsOpen && handler.Caller.Handles(c, sealer));
            foreach (var message in Messages(Count(fresh), Count(late)))
                foreach (var chat in handler.Chats.Order())
                    if (await OweMessage.ToAsync(db, chat, message, MessagePurpose.ComplaintNotice, sealer, now, cancellation) is { } account)
                        accounts.Add(account);
        }
        return (Math.Max(fresh.Count, late.Count), accounts);
    }

    private static IEnumerable<OutboundMessage> Messages(int fresh, int late)
    {
        if (fresh > 0)
            yield return ComplaintNotices.Waiting(fresh);
        if (late > 0)
            yield return ComplaintNotices.Late(late);
    }

    // To the head, or past a head who may be concerned; what is not settled in time to the inspectorate.
    private void Escalate(OfficeDbContext db, Complaint complaint, List<ComplaintHandler> handlers, DateOnly today)
    {
        complaint.LateTold = true;
        var hasHead = handlers.Exists(h => h.Caller.Has(ComplaintAccess.Head) && h.Caller.Handles(complaint, sealer));
        if (complaint.EscalatedTo is not ComplaintLevel.Inspectorate)
            complaint.EscalatedTo = hasHead && complaint.Due is not ComplaintDeadline.Settle ? ComplaintLevel.Head : ComplaintLevel.Inspectorate;
        db.ComplaintEvents.Add(new()
        {
            Id = HiddenId.New(),
            ComplaintId = complaint.Id,
            Ordinal = ++complaint.LastEvent,
            Kind = ComplaintEventKind.Escalated,
            On = today,
        });
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Warning, "A complaint waits that nobody with a chat here may handle; appoint another penangan-aduan, or an inspektorat where the head is reported, and let them register")]
        public static partial void NobodyToHandle(ILogger logger);
    }
}
