using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PilarBot.TestKit.Databases;

/// <summary>
/// Stands between a client and PostgreSQL and counts round trips: each time the client waits until the server has answered all it said, on
/// any connection. What it says in several packets before it waits is one, also where the server begins to answer meanwhile.
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
        // What is said has to be readable here.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
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
            var talk = new Talk(() => Interlocked.Increment(ref roundTrips));
            var up = PumpAsync(client.GetStream(), server.GetStream(), talk.ClientSays);
            var down = PumpAsync(server.GetStream(), client.GetStream(), talk.ServerSays);
            await Task.WhenAny(up, down);
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Action<ReadOnlySpan<byte>> says)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is > 0 and var read)
            {
                says(buffer.AsSpan(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of the two hung up.
        }
    }

    /// <summary>One connection's messages, of protocol 3: a type, the length of the rest, the rest.</summary>
    private sealed class Talk(Action answered)
    {
        private const byte Sync = (byte)'S', Query = (byte)'Q', ReadyForQuery = (byte)'Z';

        private readonly Lock state = new();

        // The first message of a client has no type; the server is ready once it has been let in.
        private readonly Messages fromClient = new() { IsUntyped = true };
        private readonly Messages fromServer = new();
        private int asked = 1;
        private bool isSaying;

        public void ClientSays(ReadOnlySpan<byte> bytes)
        {
            lock (state)
            {
                foreach (var type in fromClient.Read(bytes))
                {
                    isSaying = type is not (Sync or Query or 0);
                    if (type is Sync or Query)
                        asked++;
                }
                isSaying |= fromClient.IsMidway;
            }
        }

        public void ServerSays(ReadOnlySpan<byte> bytes)
        {
            lock (state)
                foreach (var type in fromServer.Read(bytes))
                    if (type is ReadyForQuery && --asked == 0 && !isSaying)
                        answered();
        }
    }

    /// <summary>Tells messages apart in what comes in pieces.</summary>
    private sealed class Messages
    {
        private readonly byte[] head = new byte[5];
        private int known;
        private int rest;

        /// <summary>True while the next message has no type: 0 stands for it.</summary>
        public bool IsUntyped { get; set; }

        /// <summary>True when a message has begun and not ended.</summary>
        public bool IsMidway => known > 0 || rest > 0;

        /// <summary>The types of the messages that end in a piece.</summary>
        public List<byte> Read(ReadOnlySpan<byte> piece)
        {
            var ended = new List<byte>();
            while (piece.Length > 0)
            {
                if (rest == 0)
                {
                    if (known == 0 && IsUntyped)
                        head[known++] = 0;
                    head[known++] = piece[0];
                    piece = piece[1..];
                    if (known < head.Length)
                        continue;
                    rest = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4;
                }
                var taken = Math.Min(rest, piece.Length);
                piece = piece[taken..];
                rest -= taken;
                if (rest > 0)
                    continue;
                (known, IsUntyped) = (0, false);
                ended.Add(head[0]);
            }
            return ended;
        }
    }
}
