using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class PoisonedMessageTests
{
    [Theory]
    [OnSqlite(true), OnPostgres(true), OnPostgres(false)]
    public async Task A_message_that_the_database_refuses_is_set_aside_and_its_chat_goes_on(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook, new() { TimeScale = 0.01 });
        await using var host = await HostInProcess.StartAsync(site);
        var (user, other) = (site.Telegram.User(740_100_001), site.Telegram.User(740_200_002));
        user.Says("menu");
        await user.WaitForAsync("pilih layanan");
        await HumanRequestsTable.RefuseAsync(site);

        user.Says("petugas");
        await user.WaitForAsync("belum dapat kami proses");
        other.Says("menu");
        await other.WaitForAsync("pilih layanan");

        await using (var db = site.Database.Office.Open())
        {
            var row = Assert.Single(await db.Quarantine.AsNoTracking().ToListAsync());
            Assert.Contains("DbUpdateException", row.Fault, StringComparison.Ordinal);
            // The number is who it was, petugas what was said.
            Assert.DoesNotContain("740100001", row.Fault, StringComparison.Ordinal);
            Assert.DoesNotContain("petugas", row.Fault, StringComparison.Ordinal);
        }
        Assert.Contains("try 3 of 3", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("740100001", host.Output, StringComparison.Ordinal);
        // By polling, they are taken back with the next poll.
        await Eventually.TrueAsync(() => Task.FromResult(site.Telegram.PendingUpdates == 0));

        await HumanRequestsTable.MendAsync(site);
        user.Says("petugas");
        await user.WaitForAsync("petugas kami akan membalas");
    }
}
