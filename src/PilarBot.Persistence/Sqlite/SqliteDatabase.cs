using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using PilarBot.Office;
using PilarBot.Office.Outbox;

namespace PilarBot.Persistence.Sqlite;

/// <summary>SQLite: the embedded default, one file and one host. Writers queue at a gate in this process instead of failing on the file's lock.</summary>
public sealed class SqliteDatabase : OfficeDatabase, IDisposable
{
    private readonly SemaphoreSlim writer = new(1);
    private readonly string connectionString;
    private readonly PooledDbContextFactory<OfficeDbContext> contexts;

    /// <param name="path">The database's file; its folder is made when it is missing.</param>
    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = 30, ForeignKeys = true }.ConnectionString;
        contexts = new(new DbContextOptionsBuilder<OfficeDbContext>()
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
            .AddInterceptors(new SecureDelete())
            .ReplaceService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly, SqliteMigrations>()
            .Options);
    }

    /// <summary>The database's file.</summary>
    public string Path { get; }

    public override OfficeDbContext Open()
    {
        var db = contexts.CreateDbContext();
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public override async Task MigrateAsync(CancellationToken cancellation)
    {
        // EF's own migration lock on SQLite is a row that a killed process leaves behind for ever; a file lock goes with its process.
        await using var guard = await FileLock.WaitAsync(Path + ".migrate.lock", TimeSpan.FromMinutes(2), cancellation);
        await using var db = Open();
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    internal override async Task<WriteTransaction> BeginWriteAsync(OfficeDbContext db, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            return new Transaction(await db.Database.BeginTransactionAsync(cancellation), writer);
        }
        catch
        {
            writer.Release();
            throw;
        }
    }

    internal override async Task<IReadOnlyList<long>> NextNumbersAsync(OfficeDbContext db, string series, int count, CancellationToken cancellation)
    {
        await using var command = Command(db,
            """
            INSERT INTO settings (name, value) VALUES (@name, CAST(@count AS TEXT))
            ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + @count
            RETURNING CAST(value AS INTEGER);
            """, ("name", "number:" + series), ("count", count));
        var last = (long)(await command.ExecuteScalarAsync(cancellation))!;
        return [.. Enumerable.Range(0, count).Select(place => last - count + 1 + place)];
    }

    internal override Task<AccountLease?> TryLeaseAsync(string account, CancellationToken cancellation) =>
        Task.FromResult<AccountLease?>(FileLock.TryTake($"{Path}.{account}.lock") is { } file ? new SqliteLease(file) : null);

    public override bool IsOutage(Exception exception) => Find(exception) is { SqliteErrorCode: 5 or 6 or 10 or 13 or 14 };

    internal override bool IsConflict(Exception exception) => false;

    public void Dispose()
    {
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        writer.Dispose();
    }

    private static SqliteException? Find(Exception? exception)
    {
        while (exception is not (null or SqliteException))
            exception = exception.InnerException;
        return (SqliteException?)exception;
    }

    private sealed class Transaction(IDbContextTransaction inner, SemaphoreSlim writer) : WriteTransaction
    {
        public override Task CommitAsync(CancellationToken cancellation) => inner.CommitAsync(cancellation);

        public override async ValueTask DisposeAsync()
        {
            try
            {
                await inner.DisposeAsync();
            }
            finally
            {
                writer.Release();
            }
        }
    }

    private sealed class SqliteLease(FileLock file) : AccountLease
    {
        public override CancellationToken Lost => CancellationToken.None;
        public override ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
