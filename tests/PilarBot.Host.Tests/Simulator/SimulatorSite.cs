using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>A demo host with the simulator, for the tests of one class.</summary>
public sealed class SimulatorSite : IAsyncLifetime
{
    private OfficeSite site = null!;

    public RunningHost Host { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        site.Settings["Demo:Enabled"] = "true";
        Host = await site.StartAsync();
        Http = new() { BaseAddress = new(Host.Url), Timeout = TimeSpan.FromSeconds(30) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        await site.DisposeAsync();
    }
}
