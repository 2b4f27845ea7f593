using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PilarBot.Office.Reminders;

/// <summary>Writes down which reminders the causes call for in the coming day. As often as it likes: each is written once.</summary>
internal sealed partial class FindReminders(OfficeDatabase database, IEnumerable<ReminderKind> kinds, IOptions<ReminderOptions> options, ILogger<FindReminders> logger)
{
    private readonly List<ReminderKind> kinds = [.. kinds.Where(k => !options.Value.Without.Contains(k.Code))];

    /// <summary>Looks once at every kind. A kind that fails does not keep the others from being looked at.</summary>
    /// <returns>How many were found that were not known.</returns>
    /// <exception cref="AggregateException">Some kinds failed.</exception>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var (found, faults) = (0, new List<Exception>());
        foreach (var kind in kinds)
            try
            {
                found += await RunAsync(kind, now, cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                Log.Failed(logger, kind.Code, Fault.Describe(exception));
                faults.Add(exception);
            }
        return faults is [] ? found : throw new AggregateException(faults);
    }

    private async Task<int> RunAsync(ReminderKind kind, DateTime now, CancellationToken cancellation)
    {
        IReadOnlyList<DueReminder> due;
        await using (var db = database.Open())
        {
            due = await kind.DueAsync(db, new(now, now + options.Value.Ahead, null), cancellation);
            if (due.Count == 0 || (await NewAsync(db, kind, due, cancellation)).Count == 0)
                return 0;
        }
        return await database.WriteAsync(async db =>
        {
            // Whoever comes second waits here, and then finds them written.
            await Setting.LockAsync(db, "reminders-found", cancellation);
            var some = await NewAsync(db, kind, due, cancellation);
            db.Reminders.AddRange(some.Select(d => new Reminder
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                Kind = kind.Code,
                Recipient = d.Person,
                Key = d.Key,
                FoundAt = now,
                NotBefore = d.At,
                Until = d.Until,
                State = d.Skip is null ? ReminderState.Waiting : ReminderState.Skipped,
                Skip = d.Skip,
                SettledAt = d.Skip is null ? null : now,
            }));
            return some.Count;
        }, cancellation);
    }

    private static async Task<List<DueReminder>> NewAsync(OfficeDbContext db, ReminderKind kind, IReadOnlyList<DueReminder> due, CancellationToken cancellation)
    {
        var keys = due.Select(d => d.Key).Distinct().ToList();
        var known = (await db.Reminders.Where(r => r.Kind == kind.Code && keys.Contains(r.Key)).Select(r => new { r.Recipient, r.Key }).ToListAsync(cancellation))
            .Select(r => (r.Recipient, r.Key)).ToHashSet();
        return [.. due.Where(d => known.Add((d.Person, d.Key)))];
    }

    private static partial class Log
    {
        [LoggerMessage(2801, LogLevel.Error, "Reminders of kind {Kind} could not be found; trying again at the next look: {Fault}")]
        public static partial void Failed(ILogger logger, string kind, string fault);
    }
}
