using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Staff;

/// <summary>
/// Runs use cases for somebody who is signed in to the console: the same ones that flows call, without a chat. Thread-safe.
/// </summary>
internal sealed class DeskWork(OfficeDatabase database, Sealer sealer, KeyedHash hash, Wakeups wakeups, IOptions<OutboxOptions> outbox, TimeProvider clock)
{
    // Two writers that got in each other's way: the same again succeeds.
    private const int Attempts = 5;

    /// <summary>Does something in one transaction. What refuses leaves nothing behind.</summary>
    /// <param name="caller">With the roles in force at this request.</param>
    /// <param name="work">May run several times.</param>
    /// <param name="cancellation">Ends it before the commit.</param>
    public async Task<ActionOutcome<T>> DoAsync<T>(Caller caller, Func<TurnContext, Task<ActionOutcome<T>>> work, CancellationToken cancellation) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(caller, work, cancellation);
            }
            catch (Exception e) when (attempt < Attempts && database.IsConflict(e))
            {
            }
        }
    }

    /// <summary>
    /// Looks at something, outside of any transaction, so that nobody who writes waits for it. What is to be entered in the audit trail
    /// is entered before anything is shown.
    /// </summary>
    /// <exception cref="InvalidOperationException">It changed more than the audit trail.</exception>
    public async Task<T> SeeAsync<T>(Caller caller, Func<TurnContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var result = await work(Turn(db, caller, cancellation));
        if (!db.ChangeTracker.HasChanges())
            return result;
        var changed = db.ChangeTracker.Entries().Where(e => e.State is not Microsoft.EntityFrameworkCore.EntityState.Unchanged).Select(e => e.Entity).ToList();
        if (changed.Any(e => e is not AuditEntry))
            throw new InvalidOperationException("What is shown must not change anything.");
        await database.WriteAsync(writing =>
        {
            writing.AddRange(changed);
            return Task.FromResult(0);
        }, cancellation);
        return result;
    }

    private async Task<ActionOutcome<T>> OnceAsync<T>(Caller caller, Func<TurnContext, Task<ActionOutcome<T>>> work, CancellationToken cancellation) where T : class
    {
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        var turn = Turn(db, caller, cancellation);
        var outcome = await work(turn);
        if (outcome.Refusal is not null)
            return outcome;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var account in turn.Accounts)
            wakeups.Outbox(account);
        return outcome;
    }

    private TurnContext Turn(OfficeDbContext db, Caller caller, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(database, db, TurnEntry.AtDesk(caller, sealer, now), sealer, hash, outbox.Value, now, cancellation);
    }
}
