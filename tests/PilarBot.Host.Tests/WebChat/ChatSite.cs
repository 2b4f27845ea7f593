using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.WebChat;

/// <summary>An office with a web chat, and a browser, for the tests of one class.</summary>
public sealed class ChatSite : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public OfficeSite Office { get; private set; } = null!;
    public RunningHost Host { get; private set; } = null!;

    /// <summary>Where the office's own site is: another origin, which may show the chat.</summary>
    public string OwnSite { get; } = $"http://127.0.0.1:{RunningHost.FreePort()}";

    public async Task InitializeAsync()
    {
        Office = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        Office.Settings["WebChat:Enabled"] = "true";
        // Nobody types as fast as these residents do.
        Office.Settings["WebChat:Limits:MessageBurst"] = "1000";
        Office.Settings["WebChat:Limits:ConversationsPerTenMinutes"] = "1000";
        Office.Settings["WebChat:AllowedOrigins:0"] = OwnSite;
        Office.Settings["WebChat:Page:Telegram"] = "DinsosUjiBot";
        Office.Settings["WebChat:Page:Address"] = "Jalan Uji 1, Senin–Jumat 08.00–15.00";
        // What the office's own flows ask of pillars only, or not at all on the web.
        var flow = Directory.CreateDirectory(Path.Combine(Office.FlowFolder, "hubungi"));
        await File.WriteAllTextAsync(Path.Combine(flow.FullName, "flow.yaml"), """
            flow: hubungi
            title: Hubungi saya
            start: [hubungi]
            steps:
              - ask: nomor
                label: Nomor
                say: Nomor siapa yang dapat kami hubungi?
                answer: contact
                other: true
              - ask: tempat
                label: Tempat
                say: Di mana rumahnya?
                answer: location
              - say: Tercatat, terima kasih.
            """);
        Host = await HostInProcess.StartAsync(Office);
    }

    /// <summary>A resident's browser, with nothing of an earlier one in it.</summary>
    public async Task<IBrowserContext> BrowserAsync(int width, int height, bool touch = false, ColorScheme colours = ColorScheme.Light)
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        return await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = touch,
            IsMobile = touch,
            DeviceScaleFactor = touch ? 2 : 1,
            ColorScheme = colours,
            Permissions = ["geolocation"],
            Geolocation = new() { Latitude = -4.783f, Longitude = 121.604f, Accuracy = 20 },
        });
    }

    /// <summary>Opens the chat in a browser.</summary>
    public async Task<Resident> OpenAsync(IBrowserContext context)
    {
        var resident = new Resident(await context.NewPageAsync(), Host.Url);
        await resident.Page.GotoAsync($"{Host.Url}/obrolan");
        return resident;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
        await Office.DisposeAsync();
    }
}
