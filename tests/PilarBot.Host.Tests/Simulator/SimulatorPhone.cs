using Microsoft.Playwright;

namespace PilarBot.Host.Tests.Simulator;

/// <summary>A phone of the simulator, on the screen.</summary>
/// <param name="Screen">Its frame.</param>
internal sealed record SimulatorPhone(ILocator Screen)
{
    public async Task SaysAsync(string words, string answer)
    {
        await Screen.Locator("textarea").FillAsync(words);
        await Screen.Locator("textarea").PressAsync("Enter");
        await HearsAsync(answer);
    }

    public async Task TapsAsync(string label, string answer)
    {
        await Screen.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();
        await HearsAsync(answer);
    }

    public Task HearsAsync(string words) =>
        Assertions.Expect(Screen.Locator(".bubble.bot").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();
}
