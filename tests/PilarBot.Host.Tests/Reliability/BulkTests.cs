using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Sealing;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class BulkTests(ITestOutputHelper output)
{
    private const int People = 2000;
    private const int FirstId = 500_000;
    private const string Text = "Pengumuman untuk semua TKSK.";

    [Theory, OnPostgres]
    public async Task A_broadcast_to_2000_survives_a_kill_misses_nobody_and_lets_replies_go_ahead(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { Record = false });
        var users = Enumerable.Range(0, People).Select(i => site.Telegram.User(FirstId + i)).ToList();
        var blocked = users.Where((_, i) => i % 20 == 7).ToList();
        users.ForEach(u => u.HasWrittenBefore());
        foreach (var user in blocked)
            user.HasBlockedUnnoticed();
        var author = await SeedAsync(site, users);
        var resident = site.Telegram.User(42, "Warga");
        await using (var host = await site.StartAsync())
        {
            // Replies of the start itself, so that the measurement begins on a warm host.
            resident.Says("menu");
            await resident.WaitForAsync(m => m.FromBot);
            await ScheduleAsync(site, author);
            await Eventually.TrueAsync(() => Task.FromResult(Got(users) > 100), TimeSpan.FromMinutes(2));
            var (from, since) = (Got(users), Stopwatch.GetTimestamp());
            await Eventually.TrueAsync(() => Task.FromResult(Got(users) > People / 4), TimeSpan.FromMinutes(2));
            // Every twentieth send goes to somebody who blocked the bot: it counts for the pace, but is not got.
            output.WriteLine($"{(Got(users) - from) / 0.95 / Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} sends a second.");
            var asked = Stopwatch.GetTimestamp();
            resident.Says("bantuan");
            await resident.WaitForAsync(m => m.FromBot);
            output.WriteLine($"A reply amid the broadcast took {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:0} ms.");
            await Eventually.TrueAsync(() => Task.FromResult(Got(users) > People / 2), TimeSpan.FromMinutes(2));
            await host.KillAsync();
        }
        var before = Got(users);
        var began = Stopwatch.GetTimestamp();
        await using var again = await site.StartAsync();
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Broadcasts.AnyAsync(b => b.State == BroadcastState.Done);
        }, TimeSpan.FromMinutes(3));
        output.WriteLine($"After the restart {(Got(users) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} a second, start of the host included.");

        output.WriteLine($"{site.Telegram.Throttled} answers of 429.");
        var counts = users.Except(blocked).Select(u => u.Chat.FromBot.Count(m => m.Text == Text)).ToList();
        Assert.DoesNotContain(0, counts);
        // At most the sends that were under way at the kill are repeated.
        Assert.InRange(counts.Count(c => c > 1), 0, 8);
        Assert.DoesNotContain(counts, c => c > 2);
        Assert.Equal(0, site.Telegram.Throttled);
        await using var final = site.Database.Office.Open();
        Assert.Equal(blocked.Count, await final.BroadcastRecipients.CountAsync(r => r.State == RecipientState.Unreachable));
        Assert.Equal(People - blocked.Count, await final.BroadcastRecipients.CountAsync(r => r.State == RecipientState.Sent));
        Assert.Equal(blocked.Count, await final.Conversations.CountAsync(c => c.Unreachable == UnreachableReason.Blocked));
    }

    private static int Got(List<FakeUser> users) => users.Count(u => u.Chat.FromBot.Any(m => m.Text == Text));

    private static async Task<Guid> SeedAsync(OfficeSite site, List<FakeUser> users)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        var now = TimeProvider.System.GetUtcNow();
        return await site.Database.Office.WriteAsync(async db =>
        {
            Guid last = default;
            foreach (var user in users)
            {
                var (person, chat) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                db.People.Add(new() { Id = person, Name = user.Name, CreatedAt = now.UtcDateTime });
                db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = person, Role = "tksk", Wilayah = "74.06.05", Since = now.UtcDateTime });
                db.Conversations.Add(new()
                {
                    Id = chat,
                    Account = "telegram",
                    Address = $"{user.Id}",
                    PersonId = person,
                    Key = sealer.NewKey(chat),
                    CreatedAt = now.UtcDateTime,
                    LastInboundAt = now.UtcDateTime,
                });
                last = chat;
            }
            return await Task.FromResult(last);
        }, CancellationToken.None);
    }

    private static Task<int> ScheduleAsync(OfficeSite site, Guid author)
    {
        var now = TimeProvider.System.GetUtcNow();
        return site.Database.Office.WriteAsync(async db =>
        {
            db.Broadcasts.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                Number = "SR-2026-000001",
                Text = Text,
                Audience = new() { Roles = ["tksk"] },
                At = now.UtcDateTime,
                CreatedBy = null,
                ConversationId = author,
                CreatedAt = now.UtcDateTime,
            });
            return await Task.FromResult(0);
        }, CancellationToken.None);
    }
}
