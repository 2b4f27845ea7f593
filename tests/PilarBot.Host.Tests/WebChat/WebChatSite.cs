using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>A host with the web chat, for the tests of one class.</summary>
public sealed class WebChatSite : IAsyncLifetime
{
    public OfficeSite Site { get; private set; } = null!;
    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await Browser.SiteAsync("sqlite");
        Site.Settings["WebChat:Limits:ConversationsPerTenMinutes"] = "1000";
        Host = await HostInProcess.StartAsync(Site);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Site.DisposeAsync();
    }
}
