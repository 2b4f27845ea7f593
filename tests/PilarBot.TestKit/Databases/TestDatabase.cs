using System.Reflection;
using Npgsql;
using PilarBot.Office;
using PilarBot.Persistence.Postgres;
using PilarBot.Persistence.Sqlite;
using Xunit.Sdk;

namespace PilarBot.TestKit.Databases;

/// <summary>An office's database for one test: its own, with the schema of today.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static string? sqliteTemplate;
    private static string? postgresTemplate;
    private static int count;
    private readonly Func<ValueTask> drop;

    private TestDatabase(string provider, string connection, OfficeDatabase database, Func<ValueTask> drop)
    {
        (Provider, Connection, Office) = (provider, connection, database);
        this.drop = drop;
    }

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; }

    /// <summary>The file, or the connection string.</summary>
    public string Connection { get; }

    /// <summary>The database as the product uses it.</summary>
    public OfficeDatabase Office { get; }

    /// <summary>Makes one from a template that is migrated once in a run.</summary>
    public static Task<TestDatabase> CreateAsync(string provider) => provider == "sqlite" ? SqliteAsync() : PostgresAsync(null);

    /// <summary>Makes one on a certain server.</summary>
    public static Task<TestDatabase> CreateAsync(PostgresServer server) => PostgresAsync(server);

    public ValueTask DisposeAsync() => drop();

    private static async Task<TestDatabase> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pilarbot-db-").FullName;
        var path = Path.Combine(folder, "pilarbot.db");
        await Gate.WaitAsync();
        try
        {
            if (sqliteTemplate is null)
            {
                var template = Path.Combine(Directory.CreateTempSubdirectory("pilarbot-db-").FullName, "template.db");
                using (var made = new SqliteDatabase(template))
                    await made.MigrateAsync(CancellationToken.None);
                sqliteTemplate = template;
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(template)!, recursive: true);
            }
        }
        finally
        {
            Gate.Release();
        }
        File.Copy(sqliteTemplate, path);
        var database = new SqliteDatabase(path);
        return new("sqlite", path, database, () =>
        {
            database.Dispose();
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> PostgresAsync(PostgresServer? server)
    {
        var connect = await ConnectAsync(server);
        var name = $"pilarbot_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";
        await using var admin = NpgsqlDataSource.Create(connect("postgres"));
        if (server is null)
        {
            await Gate.WaitAsync();
            try
            {
                if (postgresTemplate is null)
                {
                    var template = $"pilarbot_{Environment.ProcessId}_template";
                    await RunAsync(admin, $"DROP DATABASE IF EXISTS {template}", $"CREATE DATABASE {template}");
                    await using (var made = new PostgresDatabase(connect(template) + ";Pooling=false"))
                        await made.MigrateAsync(CancellationToken.None);
                    postgresTemplate = template;
                }
            }
            finally
            {
                Gate.Release();
            }
            await RunAsync(admin, $"CREATE DATABASE {name} TEMPLATE {postgresTemplate}");
        }
        else
        {
            await RunAsync(admin, $"CREATE DATABASE {name}");
        }
        var database = new PostgresDatabase(connect(name));
        if (server is not null)
            await database.MigrateAsync(CancellationToken.None);
        return new("postgres", connect(name), database, async () =>
        {
            await database.DisposeAsync();
            if (server is null)
            {
                await using var again = NpgsqlDataSource.Create(connect("postgres"));
                await RunAsync(again, $"DROP DATABASE {name} WITH (FORCE)");
            }
        });
    }

    private static async Task<Func<string, string>> ConnectAsync(PostgresServer? server)
    {
        if (server is null && Environment.GetEnvironmentVariable("PILARBOT_TEST_POSTGRES") is { Length: > 0 } given)
            return database => new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString;
        server ??= await PostgresServer.Shared;
        return database => server.ConnectionString(database);
    }

    private static async Task RunAsync(NpgsqlDataSource admin, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await using var command = admin.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>Runs a theory on SQLite.</summary>
public sealed class OnSqliteAttribute(params object?[] rest) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [["sqlite", .. rest]];
}

/// <summary>Runs a theory on PostgreSQL; skipped, visibly, where no server can be had, but never in CI.</summary>
public sealed class OnPostgresAttribute : DataAttribute
{
    private readonly object?[] rest;

    public OnPostgresAttribute(params object?[] rest)
    {
        this.rest = rest;
        if (PostgresServer.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = missing;
    }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [["postgres", .. rest]];
}
