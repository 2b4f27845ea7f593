using Microsoft.Playwright;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>A test in Debian's Chromium; skipped, visibly, where there is none, but never in CI.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    private const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"There is no {Chromium} (apt-get install chromium).";
    }

    public static BrowserTypeLaunchOptions Launch => new()
    {
        ExecutablePath = Chromium,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };
}

/// <summary>The same with data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
