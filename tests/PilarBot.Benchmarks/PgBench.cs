using System.Diagnostics;
using PilarBot.TestKit.Databases;

namespace PilarBot.Benchmarks;

/// <summary>What the server gives for small durable transactions without us.</summary>
internal static class PgBench
{
    public static async Task<string> RunAsync(PostgresServer server)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString("postgres"));
        string[] where = ["-h", "127.0.0.1", "-p", $"{connection.Port}", "-U", "postgres", "postgres"];
        await RunAsync(server, ["-i", "-q", .. where]);
        var lines = new List<string>();
        foreach (var clients in (int[])[1, 8, 32])
        {
            var text = await RunAsync(server, ["-N", "-c", $"{clients}", "-j", "2", "-T", "10", .. where]);
            lines.Add($"pgbench -N, {clients,2} clients: {text.Split('\n').First(l => l.StartsWith("tps", StringComparison.Ordinal))}");
        }
        return string.Join('\n', lines);
    }

    private static async Task<string> RunAsync(PostgresServer server, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(server.Bin, "pgbench"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException(await error);
    }
}
