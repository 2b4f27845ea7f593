namespace PilarBot.Channels.Telegram;

/// <summary>Makes the HTTP client for the Bot API.</summary>
public static class TelegramHttp
{
    /// <summary>
    /// A client for <see cref="TelegramChannel"/> and its kin. Do not use one of the client factory instead: every address holds
    /// the bot's token, and the factory logs addresses, traces carry them, and a followed redirect hands them on. Dispose it at
    /// the end of the program.
    /// </summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        MaxConnectionsPerServer = 64,
    })
    {
        // Every call has its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
