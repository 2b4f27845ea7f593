using Microsoft.Playwright;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>Somebody who works at the console, and what their browser complained of.</summary>
public sealed class ConsoleDesk : IAsyncDisposable
{
    private static readonly string Axe = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
    private static readonly string Root = FindRoot();
    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "gambar")).FullName;
    private readonly IBrowserContext context;
    private readonly string url;
    private readonly List<string> complaints = [];

    internal ConsoleDesk(IBrowserContext context, IPage page, string url)
    {
        (this.context, Page, this.url) = (context, page, url);
        page.Console += (_, message) =>
        {
            // Maps come from outside, where tests have no line to.
            if (message.Type is "error" or "warning" && !message.Text.Contains("tile.openstreetmap.org", StringComparison.Ordinal) && !message.Location.Contains("tile.openstreetmap.org", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings and violations of the content policy since the last check.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task GoAsync(string address)
    {
        var answer = await Page.GotoAsync(url + address);
        Assert.Equal(200, answer!.Status);
    }

    internal async Task SignInAsync(string role)
    {
        await GoAsync("/konsol/masuk");
        await Page.Locator($"form[action*='peran={role}'] button, button[formaction*='peran={role}']").First.ClickAsync();
        await Assertions.Expect(Page).ToHaveURLAsync(url + "/konsol");
    }

    /// <summary>What every page promises: nothing amiss in the browser, nothing that axe finds serious, no scrolling sideways. Keeps a picture.</summary>
    /// <param name="picture">Its name.</param>
    public async Task CheckAsync(string picture)
    {
        Assert.Empty(complaints);
        var wide = await Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                ["wider than the window", ...[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 5).map((e) => e.outerHTML.slice(0, 160))]
            """);
        Assert.True(wide is [], $"{picture} scrolls sideways: {string.Join('\n', wide)}");
        // Read from the test's own side, past the page's content policy.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        var found = await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run()).violations.filter((v) => v.impact === "serious" || v.impact === "critical")
                .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(" | ")}`)
            """);
        Assert.True(found is [], $"{picture}: {string.Join('\n', found)}");
        await Page.ScreenshotAsync(new() { Path = PathOf($"{picture}-{Page.ViewportSize!.Width}.png"), FullPage = true });
    }

    /// <summary>Keeps a picture of a part of the page.</summary>
    public static Task PictureAsync(ILocator part, string picture) => part.ScreenshotAsync(new() { Path = PathOf(picture + ".png") });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // With PILARBOT_SCREENSHOTS=1 the pictures that guides show are made anew; all others only lie among what a run leaves behind.
    private static string PathOf(string picture) => Environment.GetEnvironmentVariable("PILARBOT_SCREENSHOTS") == "1" && Guides.Pictures(Root).Contains(picture)
        ? Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "docs", "panduan", "gambar")).FullName, picture)
        : Path.Combine(Pictures, picture);

    private static string FindRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PilarBot.sln")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
