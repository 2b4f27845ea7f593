using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>A demo host with the simulator, for the tests of one class.</summary>
public sealed class SimulatorSite : IAsyncLifetime
{
    public OfficeSite Office { get; private set; } = null!;
    public RunningHost Host { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Office = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        Office.Settings["Demo:Enabled"] = "true";
        // Nobody types as fast as these tests do.
        Office.Settings["WebChat:Limits:MessageBurst"] = "1000";
        Host = await HostInProcess.StartAsync(Office);
        Http = new() { BaseAddress = new(Host.Url), Timeout = TimeSpan.FromSeconds(30) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        await Office.DisposeAsync();
    }
}
