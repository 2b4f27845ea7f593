using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>An office with a web chat whose host is killed and started again.</summary>
internal sealed class RestartedSite : IAsyncDisposable
{
    private OfficeSite? office;
    private HostProcess? host;

    public string Url => office!.Url;

    public async Task StartAsync()
    {
        if (office is null)
        {
            office = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
            office.Settings["WebChat:Enabled"] = "true";
        }
        host = await office.StartAsync();
    }

    public Task KillAsync() => host!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (office is not null)
            await office.DisposeAsync();
    }
}
