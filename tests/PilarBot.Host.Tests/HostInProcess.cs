using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PilarBot.Host.Commands;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests;

/// <summary>
/// The bot within the tests' own process: the same program behind the same HTTP, compiled once for all tests and not once for each.
/// What a test says about the process itself (its death, its signals, its console) needs a <see cref="HostProcess"/>.
/// Disposing it asks it to stop.
/// </summary>
internal sealed class HostInProcess : RunningHost
{
    private readonly WebApplication app;
    private readonly Log log = new();
    private int disposed;

    private HostInProcess(OfficeSite site, string url)
        : base(url) => app = RunCommand.Build(
            ["--urls", url, "--applicationName", "pilarbot", "--contentRoot", AppContext.BaseDirectory],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(site.Settings);
                builder.Logging.ClearProviders().AddProvider(log);
            });

    public override string Output => string.Join('\n', log.Lines);

    /// <summary>Starts a host on the site's port.</summary>
    public static Task<HostInProcess> StartAsync(OfficeSite site) => StartAsync(site, site.Url);

    /// <summary>Starts a second host, on a port of its own.</summary>
    public static Task<HostInProcess> StartAnotherAsync(OfficeSite site) => StartAsync(site, $"http://127.0.0.1:{FreePort()}");

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<HostInProcess> StartAsync(OfficeSite site, string url)
    {
        var host = new HostInProcess(site, url);
        try
        {
            Assert.True(await RunCommand.OpenAsync(host.app, CancellationToken.None));
            await host.app.StartAsync();
            return host;
        }
        catch
        {
            await host.app.DisposeAsync();
            throw;
        }
    }

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void Dispose() { }
    }

    private sealed class Category(Log log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Lines.Enqueue($"{logLevel} {name} {formatter(state, exception)} {exception}");
    }
}
