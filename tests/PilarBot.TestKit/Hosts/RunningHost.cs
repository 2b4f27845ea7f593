using System.Net;
using System.Net.Sockets;

namespace PilarBot.TestKit.Hosts;

/// <summary>A bot that runs, for tests that talk to it over HTTP and do not mind in which process it is.</summary>
/// <param name="url">Where it listens.</param>
public abstract class RunningHost(string url) : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    public string Url { get; } = url;

    /// <summary>What it has logged.</summary>
    public abstract string Output { get; }

    /// <summary>A free port on loopback.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public abstract ValueTask DisposeAsync();
}
