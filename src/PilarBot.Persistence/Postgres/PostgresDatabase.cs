using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PilarBot.Office;
using PilarBot.Office.Outbox;

namespace PilarBot.Persistence.Postgres;

/// <summary>PostgreSQL: the production database.</summary>
public sealed class PostgresDatabase : OfficeDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource unpooled;
    private readonly PooledDbContextFactory<OfficeDbContext> contexts;

    public PostgresDatabase(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // The turn's few statements are the same every time: prepared ones spare the server half of its work.
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 64;
        builder.ApplicationName ??= "pilarbot";
        source = NpgsqlDataSource.Create(builder.ConnectionString);
        unpooled = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Pooling = false }.ConnectionString);
        contexts = new(new DbContextOptionsBuilder<OfficeDbContext>()
            .UseNpgsql(source, npgsql => npgsql.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name))
            .ReplaceService<Microsoft.EntityFrameworkCore.Migrations.IMigrationsAssembly, PostgresMigrations>()
            .Options);
    }

    /// <summary>The pool, for whatever keeps its own tables beside the office's.</summary>
    public NpgsqlDataSource Source => source;

    public override OfficeDbContext Open()
    {
        var db = contexts.CreateDbContext();
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public override async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(cancellation);
    }

    internal override async Task<WriteTransaction> BeginWriteAsync(OfficeDbContext db, CancellationToken cancellation) =>
        new Transaction(await db.Database.BeginTransactionAsync(cancellation));

    internal override async Task<IReadOnlyList<long>> NextNumbersAsync(OfficeDbContext db, string series, int count, CancellationToken cancellation)
    {
        // A sequence, not a row: two turns that draw a number do not wait for each other.
        await using var command = Command(
            db, "SELECT array_agg(nextval(@series::regclass)) FROM generate_series(1, @count)", ("series", series + "_numbers"), ("count", count));
        return (long[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    internal override Task<AccountLease?> TryLeaseAsync(string account, CancellationToken cancellation) =>
        PostgresLease.TryTakeAsync(unpooled, account, cancellation);

    public override bool IsOutage(Exception exception) => Chain(exception).Any(e => e switch
    {
        PostgresException postgres => postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState is "53300" or "53400" or "25006",
        NpgsqlException { InnerException: not PostgresException } => true,
        SocketException => true,
        _ => false,
    });

    internal override bool IsConflict(Exception exception) => Chain(exception).OfType<PostgresException>().Any(e => e
        is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        // Somebody wrote from an address for the first time while another chat was being moved to it; or two turns entered one person,
        // one family, one house, or a case of one person at once. The later one finds it when it is run again.
        or
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
            ConstraintName: "ix_conversations_account_address" or "ix_residents_nik_hash" or "ix_households_kk_hash" or "ix_review_responses_mark"
                or "ix_review_responses_own_mark" or "ix_rtlh_applications_resident_id" or "ix_documents_kind_part" or "ix_cases_resident_id",
        });

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await unpooled.DisposeAsync();
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }

    private sealed class Transaction(IDbContextTransaction inner) : WriteTransaction
    {
        public override Task CommitAsync(CancellationToken cancellation) => inner.CommitAsync(cancellation);
        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
