using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PilarBot.TestKit.Databases;

/// <summary>
/// Stands between a client and PostgreSQL and counts round trips as the network sees them: each time the client speaks after the
/// server has, on any connection. What it says in several packets before it listens again is one.
/// </summary>
public sealed class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string connection;
    private readonly Task accepting;
    private int roundTrips;

    /// <param name="connection">The server behind it.</param>
    public CountingProxy(string connection)
    {
        this.connection = connection;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>How to connect through it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(connection)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
    }.ConnectionString;

    /// <summary>Counted so far.</summary>
    public int RoundTrips => Volatile.Read(ref roundTrips);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        {
            client.NoDelay = true;
            await server.ConnectAsync(target.Host!, target.Port, stop.Token);
            var clientSpoke = 0;
            var up = PumpAsync(client.GetStream(), server.GetStream(), () =>
            {
                if (Interlocked.Exchange(ref clientSpoke, 1) == 0)
                    Interlocked.Increment(ref roundTrips);
            });
            var down = PumpAsync(server.GetStream(), client.GetStream(), () => Volatile.Write(ref clientSpoke, 0));
            await Task.WhenAny(up, down);
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Action spoke)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is > 0 and var read)
            {
                spoke();
                await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of the two hung up.
        }
    }
}
