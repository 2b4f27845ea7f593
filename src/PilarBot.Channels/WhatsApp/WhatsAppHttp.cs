using System.Net;
using System.Net.Sockets;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Makes the HTTP client for the Cloud API.</summary>
public static class WhatsAppHttp
{
    /// <summary>
    /// A client for <see cref="WhatsAppChannel"/>. Do not use one of the client factory instead: it logs addresses (those of files are
    /// secrets), follows redirects, and connects to wherever a name points. This one connects to public addresses only, except for the
    /// configured Graph host itself and a proxy of the office. Dispose it at the end of the program.
    /// </summary>
    public static HttpClient CreateClient(WhatsAppOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var graph = new Uri(options.GraphBaseUrl).Host;
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = 64,
            ConnectCallback = (context, cancellation) =>
            {
                var host = context.DnsEndPoint.Host;
                var asked = context.InitialRequestMessage.RequestUri?.Host;
                var trusted = options.AllowLoopback || host == graph || !string.Equals(host, asked, StringComparison.OrdinalIgnoreCase);
                return ConnectAsync(context.DnsEndPoint, trusted, cancellation);
            },
        })
        {
            // Every call has its own limit.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    // The addresses that were checked are those that are connected to: a name must not point elsewhere the second time.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, bool trusted, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(endPoint.Host, cancellation);
        var allowed = trusted ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
