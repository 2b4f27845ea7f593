using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.Reliability;

public sealed class ShutdownTests
{
    // Longer than the two seconds after which a command line by default gives up on what it runs.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_send_under_way_at_a_stop_is_finished_and_recorded(string provider)
    {
        using var answers = new ManualResetEventSlim(true);
        var options = new FakeTelegramOptions
        {
            TimeScale = 0.05,
            OnSent = (_, _) => answers.Wait(TimeSpan.FromSeconds(20)),
        };
        await using var site = await SiteAsync(provider, options);
        var user = site.Telegram.User(7301);
        await using (var host = await site.StartAsync())
        {
            user.Says("menu");
            await user.WaitForAsync("pilih layanan");
            answers.Reset();
            user.Says("daftar");
            // In the chat, but its answer is not with the host yet.
            await user.WaitForAsync("bagikan");
            var stopping = await BeginStopAsync(host);
            await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(Long));
            answers.Set();
            Assert.Equal(0, await stopping);
        }
        await using (var db = site.Database.Office.Open())
            Assert.Equal(0, await db.Outbox.CountAsync());
        user.Says("batal");
        await using var again = await HostInProcess.StartAsync(site);
        await user.WaitForAsync("dibatalkan");
        Assert.Single(user.Chat.FromBot, m => m.Text.Contains("bagikan", StringComparison.Ordinal));
    }

    [Theory]
    [OnPostgres]
    public async Task A_turn_under_way_at_a_stop_is_finished_and_answered_with_200(string provider)
    {
        await using var site = await SiteAsync(provider, new() { TimeScale = 0.05 });
        var user = site.Telegram.User(7302);
        Task<HttpStatusCode> turn;
        await using (var host = await site.StartAsync())
        {
            user.Says("menu");
            await user.WaitForAsync("pilih layanan");
            // Else it may be the first message, come once more, that stands at the lock.
            await Eventually.TrueAsync(() => Task.FromResult(site.Telegram.PendingUpdates == 0));
            Task<int> stopping;
            await using (var held = await RowLock.TakeAsync(site.Database))
            {
                turn = OfficeSite.PostAsync(host, RawUpdate.Text(user.Id, 1, "daftar"));
                await held.WaitForWaiterAsync();
                stopping = await BeginStopAsync(host);
                await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(Long));
            }
            Assert.Equal(HttpStatusCode.OK, await turn);
            Assert.Equal(0, await stopping);
        }
        await using var again = await HostInProcess.StartAsync(site);
        await user.WaitForAsync("bagikan");
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_comes_in_during_a_stop_is_answered_after_the_next_start(string provider)
    {
        await using var site = await SiteAsync(provider, new() { TimeScale = 0.05 });
        var users = Enumerable.Range(7310, 30).Select(id => site.Telegram.User(id)).ToList();
        var host = await site.StartAsync();
        await using (host)
        {
            foreach (var user in users)
                user.Says("menu");
            await users[0].WaitForAsync("pilih layanan");
            var stopping = await BeginStopAsync(host);
            foreach (var user in users)
                user.Says("daftar");
            Assert.Equal(0, await stopping);
        }
        await using var again = await HostInProcess.StartAsync(site);
        foreach (var user in users)
        {
            await user.WaitForAsync("bagikan");
            Assert.Equal(2, user.Chat.FromBot.Count);
        }
    }

    private static async Task<OfficeSite> SiteAsync(string provider, FakeTelegramOptions options)
    {
        var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, options);
        site.Settings["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information";
        return site;
    }

    private static async Task<Task<int>> BeginStopAsync(HostProcess host)
    {
        var stopping = host.StopAsync();
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains("shutting down", StringComparison.Ordinal)));
        return stopping;
    }
}
