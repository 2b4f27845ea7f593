using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PilarBot.Host.Tests.Reliability;
using PilarBot.Host.Tests.Simulator;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.StaffConsole;

/// <summary>A broadcast to 5,000, watched at the console while it goes out.</summary>
public sealed class LiveBroadcastTests(ITestOutputHelper output)
{
    private const int People = 5_000;

    [BrowserFact]
    public async Task Its_progress_moves_by_itself_until_the_counts_add_up()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: true, new() { Record = false, AccountBurst = 1000, AccountPerSecond = 1000 });
        site.Settings["Demo:Enabled"] = "true";
        site.Settings["Outbox:AccountPerSecond"] = "250";
        site.Settings["Outbox:AccountBurst"] = "50";
        await using var host = await HostInProcess.StartAsync(site);
        var users = Enumerable.Range(0, People).Select(i => site.Telegram.User(700_000 + i)).ToList();
        users.ForEach(u => u.HasWrittenBefore());
        var blocked = users.Where((_, i) => i % 100 == 7).ToList();
        blocked.ForEach(u => u.HasBlockedUnnoticed());
        var author = await Recipients.AddAsync(site, users, "tagana");

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(BrowserFactAttribute.Launch);
        await using var context = await browser.NewContextAsync(new() { Locale = "id-ID" });
        await using var desk = new ConsoleDesk(context, await context.NewPageAsync(), host.Url);
        await desk.SignInAsync("staf-dinsos");
        var number = await Recipients.ScheduleAsync(site, author, "Apel siaga Tagana besok pagi.", "tagana");
        await desk.GoAsync("/konsol/siaran/" + number);
        // What the page shows, and when, is noted by the page itself, which is never loaded anew here.
        await desk.Page.EvaluateAsync("""
            () => {
                window.seen = [];
                const note = () => {
                    const shown = document.querySelector("#kemajuan progress")?.value ?? 0;
                    if (shown !== window.seen.at(-1)?.shown) window.seen.push({ shown, at: performance.now() });
                };
                note();
                new MutationObserver(note).observe(document.querySelector("[data-live]"), { childList: true, subtree: true });
            }
            """);
        await Assertions.Expect(desk.Page.GetByText("Selesai 5.000 dari 5.000 penerima")).ToBeVisibleAsync(new() { Timeout = 180_000 });

        var gaps = await desk.Page.EvaluateAsync<double[]>("() => window.seen.slice(1).map((s, i) => s.at - window.seen[i].at)");
        output.WriteLine($"{gaps.Length} movements, {gaps.Order().ElementAt(gaps.Length / 2):0} ms apart at the median, {gaps.Max():0} ms at most.");
        Assert.True(gaps.Length > 10, $"The progress moved {gaps.Length} times only.");
        await Assertions.Expect(desk.Page.Locator(".angka a", new() { HasText = "tidak dapat dihubungi" })).ToContainTextAsync($"{blocked.Count}");
        // The list of recipients has moved along with the figures.
        await Assertions.Expect(desk.Page.Locator("#daftar-penerima")).Not.ToContainTextAsync("menunggu");
        await desk.CheckAsync("siaran-selesai");
        await using var db = site.Database.Office.Open();
        var states = await db.BroadcastRecipients.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Assert.Equal(new() { [RecipientState.Sent] = People - blocked.Count, [RecipientState.Unreachable] = blocked.Count }, states);
    }
}
