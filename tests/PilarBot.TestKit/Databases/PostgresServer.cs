using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PilarBot.TestKit.Databases;

/// <summary>A PostgreSQL server of one's own: a temporary cluster on a free loopback port, gone with the process that made it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync(durable: false));
    private readonly string folder;
    private readonly string bin;
    private readonly int port;
    private readonly bool durable;

    private PostgresServer(string folder, string bin, int port, bool durable)
    {
        (this.folder, this.bin, this.port, this.durable) = (folder, bin, port, durable);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    /// <summary>One server for all tests of a run.</summary>
    public static Task<PostgresServer> Shared => SharedServer.Value;

    /// <summary>Why no server can be started here; null when one can.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("PILARBOT_TEST_POSTGRES") is { Length: > 0 } || FindBin() is not null
            ? null
            : "PostgreSQL's initdb and pg_ctl were not found; install the postgresql package, or set PILARBOT_TEST_POSTGRES to a server's connection string.";

    /// <summary>The folder with PostgreSQL's programs.</summary>
    public string Bin => bin;

    /// <summary>What the server writes down about itself.</summary>
    public string LogFile => $"{folder}/log";

    /// <summary>Starts a server. A durable one syncs to the disk, as measurements need it.</summary>
    public static async Task<PostgresServer> StartAsync(bool durable)
    {
        var bin = FindBin() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("pilarbot-pg-").FullName;
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", folder);
        var server = new PostgresServer(folder, bin, FreePort(), durable);
        await server.PgAsync("initdb", "-D", $"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        await server.StartAsync();
        return server;
    }

    /// <summary>
    /// A connection string to one of its databases. Waits longer for a connection than a user would: a machine that is busy with other tests
    /// is not a server that is away.
    /// </summary>
    public string ConnectionString(string database, int pool = 40) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = database,
            MaxPoolSize = pool,
            Timeout = 60,
            CommandTimeout = 120,
        }.ConnectionString;

    /// <summary>Starts it again after <see cref="StopAsync"/>.</summary>
    public Task StartAsync()
    {
        var sync = durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        return PgAsync("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c max_connections=300 -c shared_buffers=256MB{sync}", "start");
    }

    /// <summary>Stops it at once, as a crash of the machine would: connections break.</summary>
    public Task StopAsync() => PgAsync("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    internal static string? FindBin()
    {
        var candidates = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => $"{d}/bin")
            : [];
        return candidates.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Kill()
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            PgAsync("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop").GetAwaiter().GetResult();
        }
        catch (InvalidOperationException)
        {
            // It was stopped already.
        }
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task PgAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", $"{bin}/{program}", .. arguments])
        : RunAsync($"{bin}/{program}", arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // pg_ctl hands its output on to the server, which keeps it open: so it goes to a file of the server's, not to a pipe.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
