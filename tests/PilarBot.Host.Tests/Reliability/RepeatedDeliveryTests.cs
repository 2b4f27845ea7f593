using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class RepeatedDeliveryTests
{
    [Theory]
    [OnSqlite(1), OnPostgres(1), OnPostgres(2)]
    public async Task The_same_update_delivered_fifty_times_at_once_makes_one_turn_and_one_reply(string provider, int hosts)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true);
        await using var first = await HostInProcess.StartAsync(site);
        await using var second = hosts == 2 ? await HostInProcess.StartAnotherAsync(site) : null;
        var user = site.Telegram.User(7001);
        user.Says("menu");
        await user.WaitForAsync("pilih layanan");
        var (ordinal, seen) = await StateAsync(site);

        var update = RawUpdate.Text(user.Id, 1, "daftar");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => OfficeSite.PostAsync(i % 2 == 0 || second is null ? first : second, update)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        await user.WaitForAsync("bagikan");
        Assert.Equal((ordinal + 1, seen + 1), await StateAsync(site));
        // Replies come in order: a second one would have come before this.
        user.Says("bantuan");
        await user.WaitForAsync(m => m.Text.Length > 0);
        Assert.Single(user.Chat.FromBot, m => m.Text.Contains("bagikan", StringComparison.Ordinal));
        site.Telegram.AssertNoViolations();
    }

    [Fact]
    public async Task Two_messages_of_one_person_in_one_poll_are_answered_in_the_order_of_arrival()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        var users = Enumerable.Range(7100, 20).Select(id => site.Telegram.User(id)).ToList();
        foreach (var user in users)
        {
            user.Says("daftar");
            user.Says("batal");
        }
        // All wait before the host asks for the first time: one batch.
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var user in users)
        {
            await user.WaitForAsync("bagikan");
            await user.WaitForAsync("dibatalkan");
        }
        Assert.Equal(1, site.Telegram.Requests.Where(r => r.Method == "getUpdates").Take(2).Count(r => (long?)r.Body["offset"] is null or 0));
    }

    // Below a few milliseconds only the processor's scheduler knows which of two connections was read first, so this test makes sure
    // that the first message has begun its turn, and holds it there.
    [Theory]
    [OnPostgres]
    public async Task A_message_posted_while_an_earlier_one_of_the_same_chat_has_its_turn_is_answered_after_it(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true);
        await using var host = await HostInProcess.StartAsync(site);
        var user = site.Telegram.User(7200);
        user.Says("menu");
        await user.WaitForAsync("pilih layanan");
        await Eventually.TrueAsync(() => Task.FromResult(site.Telegram.PendingUpdates == 0));
        Task<HttpStatusCode> daftar, batal;
        await using (var held = await RowLock.TakeAsync(site.Database))
        {
            daftar = OfficeSite.PostAsync(host, RawUpdate.Text(user.Id, 1, "daftar"));
            await held.WaitForWaiterAsync();
            var onItsWay = new TaskCompletionSource();
            batal = OfficeSite.PostAsync(host, RawUpdate.Text(user.Id, 2, "batal"), onItsWay);
            await onItsWay.Task;
        }
        Assert.All(await Task.WhenAll(daftar, batal), a => Assert.Equal(HttpStatusCode.OK, a));
        await user.WaitForAsync("bagikan");
        await user.WaitForAsync("dibatalkan");
    }

    private static async Task<(long Ordinal, int Seen)> StateAsync(OfficeSite site)
    {
        await using var db = site.Database.Office.Open();
        return (await db.Conversations.Select(c => c.LastOrdinal).SingleAsync(), await db.SeenMessages.CountAsync());
    }
}
