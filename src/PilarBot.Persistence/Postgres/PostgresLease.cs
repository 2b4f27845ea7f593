using Npgsql;
using PilarBot.Office.Outbox;

namespace PilarBot.Persistence.Postgres;

/// <summary>
/// An advisory lock on a connection of its own, outside the pool: it goes with the connection, so a killed process frees it at once. It is
/// asked for a sign of life every second; without one the lease counts as lost.
/// </summary>
internal sealed class PostgresLease : AccountLease
{
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;

    private PostgresLease(NpgsqlConnection connection)
    {
        this.connection = connection;
        watching = WatchAsync();
    }

    public override CancellationToken Lost => lost.Token;

    /// <param name="source">Gives connections that end when they are closed.</param>
    /// <param name="account">Whose lease.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<AccountLease?> TryTakeAsync(NpgsqlDataSource source, string account, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended('pilarbot:' || $1, 0))", connection);
            command.Parameters.Add(new() { Value = account });
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return new PostgresLease(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public override async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        // Not from a pool: closing it frees the lock, whatever state it is in.
        await connection.DisposeAsync();
        stopping.Dispose();
        lost.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                await using var command = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 5 };
                await command.ExecuteScalarAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Given up by its holder.
        }
        catch (Exception)
        {
            // Whatever it is, there was no sign of life.
            await lost.CancelAsync();
        }
    }
}
