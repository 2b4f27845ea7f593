using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class BulkTests(ITestOutputHelper output)
{
    private const int People = 10_000, Kills = 3;
    private const int FirstId = 500_000;
    private const string Text = "Pengumuman untuk semua TKSK.";
    private static readonly TimeSpan latency = TimeSpan.FromMilliseconds(50);

    // By then the last call of a killed host has been answered, on a busy machine too.
    private static readonly TimeSpan drained = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<long, ConcurrentQueue<DateTimeOffset>> got = [];
    private int sent;

    [Theory, OnPostgres]
    public async Task A_broadcast_to_10000_outlives_its_hosts_and_everybody_has_it_once_but_for_what_a_kill_left_unrecorded(string provider)
    {
        FakeTelegram telegram = null!;
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new()
        {
            Record = false,
            Latency = latency,
            AccountBurst = 1000,
            AccountPerSecond = 1000,
            OnSent = (chat, message) => Note(telegram, chat, message),
        });
        telegram = site.Telegram;
        site.Settings["Outbox:AccountPerSecond"] = "500";
        site.Settings["Outbox:AccountBurst"] = "100";
        site.Settings["Logging:LogLevel:PilarBot.Host.Workers"] = "Information";
        var users = Enumerable.Range(0, People).Select(i => site.Telegram.User(FirstId + i)).ToList();
        users.ForEach(u => u.HasWrittenBefore());
        var blocked = users.Where((_, i) => i % 50 == 7).ToList();
        blocked.ForEach(u => u.HasBlockedUnnoticed());
        var author = await Recipients.AddAsync(site, users);

        var hosts = new ConcurrentBag<HostProcess> { await site.StartAsync(), await site.StartAnotherAsync() };
        var (kills, restarts) = (new List<DateTimeOffset>(), new List<Task>());
        try
        {
            await Recipients.ScheduleAsync(site, author, Text);
            var began = Stopwatch.GetTimestamp();
            for (var kill = 1; kill <= Kills; kill++)
            {
                var until = People * kill / 5;
                await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref sent) > until), TimeSpan.FromMinutes(3));
                if (kill == 1)
                    output.WriteLine($"{sent / Stopwatch.GetElapsedTime(began).TotalSeconds:0} sends a second before the first kill, its start included.");
                HostProcess? sender = null;
                await Eventually.TrueAsync(() => Task.FromResult((sender = hosts.FirstOrDefault(h => !h.HasExited && Recipients.SendsFor(h))) is not null));
                kills.Add(TimeProvider.System.GetUtcNow());
                await sender!.KillAsync();
                restarts.Add(Task.Run(async () => hosts.Add(await site.StartAnotherAsync())));
            }
            var (from, since) = (Volatile.Read(ref sent), Stopwatch.GetTimestamp());
            var told = new List<(long At, double Seconds)>();
            await Eventually.TrueAsync(async () =>
            {
                await using var db = site.Database.Office.Open();
                var broadcast = await db.Broadcasts.AsNoTracking().SingleAsync();
                if (told is [] || Stopwatch.GetElapsedTime(told[^1].At) >= TimeSpan.FromSeconds(1))
                    told.Add((Stopwatch.GetTimestamp(), (await BroadcastProgress.OfAsync(db, broadcast, false, TimeProvider.System.GetUtcNow().UtcDateTime, default)).Remaining?.TotalSeconds ?? double.NaN));
                return broadcast.State is BroadcastState.Done;
            }, TimeSpan.FromMinutes(4));
            var end = Stopwatch.GetTimestamp();
            output.WriteLine("Seconds since the last kill, remaining as told, as it was: " + string.Join("; ", told.Select(t =>
                $"{Stopwatch.GetElapsedTime(since, t.At).TotalSeconds:0}: {t.Seconds:0}, {Stopwatch.GetElapsedTime(t.At, end).TotalSeconds:0}")));
            output.WriteLine($"{(sent - from) / Stopwatch.GetElapsedTime(since).TotalSeconds:0} sends a second after the last kill, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s in all.");
        }
        finally
        {
            await Task.WhenAll(restarts);
            foreach (var host in hosts)
                await host.DisposeAsync();
        }

        var doubled = got.Values.Sum(times => times.Count - 1);
        var unrecorded = await UnrecordedAsync(site, kills);
        output.WriteLine($"{string.Join(", ", unrecorded)} sends were posted and not recorded at the kills; {doubled} messages came twice; {site.Telegram.Throttled} answers of 429.");
        Assert.DoesNotContain(users.Except(blocked), u => !got.ContainsKey(u.Id));
        Assert.InRange(doubled, 0, unrecorded.Sum());
        Assert.Equal(3, site.Telegram.Throttled);
        await using var final = site.Database.Office.Open();
        var states = await final.BroadcastRecipients.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Assert.Equal(new() { [RecipientState.Sent] = People - blocked.Count, [RecipientState.Unreachable] = blocked.Count }, states);
        Assert.Equal(blocked.Count, await final.Conversations.CountAsync(c => c.Unreachable == UnreachableReason.Blocked));
        var broadcast = await final.Broadcasts.AsNoTracking().SingleAsync();
        var counts = await RecipientCounts.OfAsync(final, broadcast.Id, default);
        Assert.Equal((People, 0, blocked.Count), (counts.Total, counts.Waiting, counts.Unreachable));
    }

    // Of a hundred sends one goes wrong, and three times the bot is told to wait.
    private void Note(FakeTelegram telegram, FakeChat chat, FakeMessage message)
    {
        if (message.Text != Text)
            return;
        got.GetOrAdd(chat.Id, _ => []).Enqueue(TimeProvider.System.GetUtcNow());
        var number = Interlocked.Increment(ref sent);
        if (number % 100 == 0)
            telegram.FailNext(Fault.ServerError, 1, "sendMessage");
        if (number % 2500 == 1250 && number < 7500)
            telegram.FailNext(Fault.TooManyRequests, 1, "sendMessage");
    }

    // Who had it at a kill, or was getting it, without its being known: it was noted later only.
    private async Task<List<int>> UnrecordedAsync(OfficeSite site, List<DateTimeOffset> kills)
    {
        await using var db = site.Database.Office.Open();
        var settled = await db.BroadcastRecipients.Where(r => r.State == RecipientState.Sent)
            .Join(db.Conversations, r => r.ConversationId, c => c.Id, (r, c) => new { c.Address, r.SettledAt }).ToListAsync();
        return kills.ConvertAll(kill => settled.Count(r =>
            got[long.Parse(r.Address, CultureInfo.InvariantCulture)].First() <= kill + drained && r.SettledAt > kill.UtcDateTime));
    }
}
