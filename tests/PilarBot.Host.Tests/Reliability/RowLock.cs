using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PilarBot.Office;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>Holds every conversation's row on PostgreSQL, so that a turn which has begun cannot end.</summary>
internal sealed class RowLock(TestDatabase database, OfficeDbContext db, IDbContextTransaction transaction) : IAsyncDisposable
{
    public static async Task<RowLock> TakeAsync(TestDatabase database)
    {
        var db = database.Office.Open();
        var transaction = await db.Database.BeginTransactionAsync();
        await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal));
        return new(database, db, transaction);
    }

    /// <summary>Waits until a turn stands at the lock.</summary>
    public Task WaitForWaiterAsync() => Eventually.TrueAsync(async () =>
    {
        await using var fresh = database.Office.Open();
        return await fresh.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync() > 0;
    });

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }
}
