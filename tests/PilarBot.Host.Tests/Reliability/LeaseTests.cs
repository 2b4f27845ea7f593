using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class LeaseTests
{
    [Theory]
    [OnPostgres(true), OnPostgres(false)]
    public async Task Only_the_holder_of_the_lease_sends_and_the_other_host_takes_over_when_it_is_killed(string provider, bool webhook)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook, new() { TimeScale = 0.01 });
        site.Settings["Logging:LogLevel:PilarBot.Host.Workers"] = "Information";
        await using var first = await site.StartAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Holds(first)));
        await using var second = await site.StartAnotherAsync();
        var user = site.Telegram.User(7701);
        for (var i = 0; i < 3; i++)
        {
            user.Says("menu");
            await user.WaitForAsync("pilih layanan");
        }
        Assert.False(Holds(second));
        // The last send is recorded too: one that is not may be repeated, as the kills show elsewhere.
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return !await db.Outbox.AnyAsync();
        });

        await first.KillAsync();
        await Eventually.TrueAsync(() => Task.FromResult(Holds(second)));
        // By hand to the host that is left, as a balancer before the hosts would send it.
        if (webhook)
            await OfficeSite.PostAsync(second, RawUpdate.Text(user.Id, 1, "daftar"));
        else
            user.Says("daftar");
        await user.WaitForAsync("bagikan");
        Assert.Equal(4, user.Chat.FromBot.Count);
    }

    private static bool Holds(HostProcess host) => host.Output.Contains("This host sends for", StringComparison.Ordinal);
}
