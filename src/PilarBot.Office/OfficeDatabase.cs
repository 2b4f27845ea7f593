using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Outbox;

namespace PilarBot.Office;

/// <summary>
/// The few things that the databases do differently. Everything else is one model and the same statements on both.
/// Thread-safe; one for the whole process.
/// </summary>
public abstract class OfficeDatabase
{
    /// <summary>A new context. The caller disposes it.</summary>
    public abstract OfficeDbContext Open();

    /// <summary>Brings the schema up to date; safe when several hosts start at once.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that writes. SQLite has one writer, so callers queue for it here instead of failing on a lock.</summary>
    internal abstract Task<WriteTransaction> BeginWriteAsync(OfficeDbContext db, CancellationToken cancellation);

    /// <summary>The next number of a series, such as <c>cases</c>. Unique; gaps appear when a transaction is undone.</summary>
    internal async Task<long> NextNumberAsync(OfficeDbContext db, string series, CancellationToken cancellation) =>
        (await NextNumbersAsync(db, series, 1, cancellation))[0];

    /// <summary>So many numbers of a series at once, in one round trip.</summary>
    internal abstract Task<IReadOnlyList<long>> NextNumbersAsync(OfficeDbContext db, string series, int count, CancellationToken cancellation);

    /// <summary>Makes this process the only one that sends for an account, or does other work that one does alone; null when another is.</summary>
    internal abstract Task<AccountLease?> TryLeaseAsync(string account, CancellationToken cancellation);

    /// <summary>True when the database cannot be reached or is stopping: nothing is wrong with what was asked of it.</summary>
    public abstract bool IsOutage(Exception exception);

    /// <summary>True when two transactions were in each other's way, so that the same again will succeed.</summary>
    internal abstract bool IsConflict(Exception exception);

    /// <summary>Runs one writing transaction from begin to commit.</summary>
    internal async Task<T> WriteAsync<T>(Func<OfficeDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = Open();
        await using var transaction = await BeginWriteAsync(db, cancellation);
        var result = await work(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <summary>A command on the context's connection, inside its transaction, with its parameters by name.</summary>
    internal static DbCommand Command(OfficeDbContext db, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>A writing transaction. Disposing it without a commit undoes it.</summary>
internal abstract class WriteTransaction : IAsyncDisposable
{
    public abstract Task CommitAsync(CancellationToken cancellation);
    public abstract ValueTask DisposeAsync();
}
