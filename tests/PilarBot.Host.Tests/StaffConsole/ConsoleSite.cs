using Microsoft.Playwright;
using PilarBot.Host.Tests.Simulator;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>A demo office with its console, and a browser, for the tests of one class.</summary>
public sealed class ConsoleSite : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public OfficeSite Office { get; private set; } = null!;
    public RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Office = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        Office.Settings["Demo:Enabled"] = "true";
        // Nobody types as fast as these tests do, and the charts shall have something to show.
        Office.Settings["WebChat:Limits:MessageBurst"] = "1000";
        Office.Settings["Jobs:IndicatorInterval"] = "00:00:01";
        Host = await HostInProcess.StartAsync(Office);
    }

    /// <summary>Somebody of the demo, signed in with a browser of their own.</summary>
    /// <param name="role">The role that they hold.</param>
    /// <param name="width">Pixels.</param>
    public async Task<ConsoleDesk> DeskAsync(string role = "staf-dinsos", int width = 1280)
    {
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = width < 600 ? 800 : 900 }, Locale = "id-ID", TimezoneId = "Asia/Makassar" });
        var desk = new ConsoleDesk(context, await context.NewPageAsync(), Host.Url);
        await desk.SignInAsync(role);
        return desk;
    }

    /// <summary>Somebody of the demo, signed in over HTTP alone; answers are not followed.</summary>
    public async Task<HttpClient> HttpAsync(string role)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(Host.Url), Timeout = TimeSpan.FromSeconds(60) };
        var form = await ConsoleForm.OfAsync(http, "/konsol/masuk");
        using var answer = await form.PostAsync($"/konsol/masuk?handler=Contoh&peran={role}");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return http;
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
