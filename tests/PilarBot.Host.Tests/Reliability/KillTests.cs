using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class KillTests(ITestOutputHelper output)
{
    // About what a host sends in the second and a half after it is ready.
    private const int MostSends = 300;

    [Theory]
    [OnSqlite(6), OnPostgres(20)]
    public async Task Killed_at_any_moment_nothing_is_lost_and_nothing_is_done_twice(string provider, int kills)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PILARBOT_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"PILARBOT_TEST_SEED={seed}");
        var random = new Random(seed);
        var began = Stopwatch.GetTimestamp();
        using var sends = new SemaphoreSlim(0);
        await using var site = await OfficeSite.CreateAsync(
            await TestDatabase.CreateAsync(provider), webhook: true,
            new() { EnforceRates = false, TimeScale = 0.1, Record = false, OnSent = (_, _) => sends.Release() });
        site.Settings["Outbox:ChatBurst"] = "1000";
        site.Settings["Outbox:AccountBurst"] = "1000";
        site.Settings["Outbox:AccountPerSecond"] = "1000";
        var reporters = await Reporters.CreateAsync(site, 24);
        var host = await site.StartAsync();
        try
        {
            await reporters.RegisterAsync();
            var work = reporters.WorkAsync();
            var reports = new List<int>();
            for (var i = 0; i < kills; i++)
            {
                // In the midst of work, between a send and its record too, and now and then right after the start.
                while (sends.Wait(0))
                    continue;
                for (var more = random.Next(MostSends); more > 0 && !work.IsCompleted; more--)
                    await Task.WhenAny(work, sends.WaitAsync());
                await host.KillAsync();
                await host.DisposeAsync();
                reports.Add(reporters.Count);
                host = await site.StartAsync();
            }
            await reporters.FinishAsync(work, host);
            await Eventually.TrueAsync(async () =>
            {
                await using var db = site.Database.Office.Open();
                return site.Telegram.PendingUpdates == 0 && !await db.Outbox.AnyAsync();
            });
            var repeats = await reporters.VerifyAsync(kills);
            output.WriteLine($"{kills} kills after {string.Join(", ", reports)} reports; {reporters.Count} in the end; {repeats} messages came twice; "
                + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s.");
            Assert.Equal(0, await host.StopAsync());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
