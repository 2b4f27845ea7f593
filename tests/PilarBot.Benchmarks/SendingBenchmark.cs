using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Benchmarks;

/// <summary>
/// At Telegram's limit, with the settings that the program comes with: a broadcast and 5,000 notices are to go out while people talk. Which
/// rate is reached, whether Telegram ever says that it is too much, how long a reply takes, and how true the remaining time is that staff see.
/// Given another rate, how much of that a broadcast alone reaches, and what a send costs.
/// </summary>
internal sealed class SendingBenchmark
{
    private const int Notices = 5_000, Talking = 6, Batch = 1_000;

    // Seconds after which what is told has to be true again.
    private const int Settling = 30;

    private const string Text = "Pengumuman untuk semua.", Notice = "Ada kabar untuk Anda.";
    private readonly Replies replies = new();
    private readonly ConcurrentDictionary<string, int> sent = [];

    /// <param name="time">Measured for each line.</param>
    /// <param name="rate">Messages a second that the settings allow, and half of what Telegram does then; null for Telegram's own limit.</param>
    public static async Task RunAsync(TimeSpan time, double? rate)
    {
        var benchmark = new SendingBenchmark();
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(server), webhook: true, new()
        {
            Record = false,
            Latency = TimeSpan.FromMilliseconds(50),
            AccountPerSecond = rate * 2 ?? 30,
            AccountBurst = rate * 2 ?? 30,
            OnSent = (chat, message) =>
            {
                benchmark.sent.AddOrUpdate(message.Text is Text or Notice ? message.Text : "", 1, (_, count) => count + 1);
                if (message.Text is not (Text or Notice))
                    benchmark.replies.Note(chat, message);
            },
        });
        site.Settings["Neutrality:BoundRoles:0"] = "tagana";
        QuestionFlow.Write(site.FlowFolder);
        if (rate is { } lifted)
            site.Settings["Outbox:AccountPerSecond"] = site.Settings["Outbox:AccountBurst"] = $"{lifted}";
        // Enough for the measurement and as much again.
        var author = await FillAsync(site, "tksk", 1_000_000, (int)Math.Ceiling((rate ?? 30) * 2 * time.TotalSeconds / Batch) * Batch);
        await FillAsync(site, "psm", 2_000_000, Notices);
        await using var host = await site.StartAsync();

        Console.WriteLine($"{Environment.ProcessorCount} cores shared by host, database and the driving process");
        Console.WriteLine($"{"",-52} sends/s   429   reply p50 ms   p99 ms   slowest");
        await ScheduleAsync(site, author);
        await Eventually.TrueAsync(() => Task.FromResult(benchmark.Count(Text) > 100));
        await benchmark.MeasureAsync(site, host, "a broadcast", time, 3_000);
        if (rate is not null)
            return;
        await OweAsync(site);
        await Eventually.TrueAsync(() => Task.FromResult(benchmark.Count(Notice) > 100));
        await benchmark.MeasureAsync(site, host, $"a broadcast and {Notices:N0} notices", time, 4_000);
    }

    private async Task MeasureAsync(OfficeSite site, HostProcess host, string what, TimeSpan time, long firstId)
    {
        var (before, processor, began) = (Snapshot(), host.ProcessorTime, Stopwatch.GetTimestamp());
        var told = new List<(double At, int Due, double PerSecond)>();
        using var stop = new CancellationTokenSource();
        var looking = LookAsync(site, began, told, stop.Token);
        var talks = await Task.WhenAll(Enumerable.Range(0, Talking).Select(i => Task.Run(() => TalkAsync(site.Telegram.User(firstId + i), began, time))));
        var (after, took) = (Snapshot(), Stopwatch.GetElapsedTime(began).TotalSeconds);
        await stop.CancelAsync();
        await looking;
        var latencies = talks.SelectMany(l => l).Order().ToList();
        double At(double share) => latencies[(int)(latencies.Count * share)];
        Console.WriteLine(
            $"{what,-52} {(after.All - before.All) / took,7:0.00}  {site.Telegram.Throttled,4}  {At(0.5),13:0}  {At(0.99),7:0}  {latencies[^1],8:0}"
            + $"   (broadcast {after.Bulk - before.Bulk}, notices {after.Notices - before.Notices}, {latencies.Count} replies; {(host.ProcessorTime - processor).TotalMilliseconds / (after.All - before.All):0.0} ms of CPU a send)");
        // As fast as was told, against how fast it then went, to the end of the measurement.
        var last = told[^1];
        var errors = told.Where(t => t.PerSecond > 0 && t.At < last.At * 2 / 3)
            .Select(t => (t.At, Off: Math.Abs(t.PerSecond / ((t.Due - last.Due) / (last.At - t.At)) - 1))).OrderBy(e => e.Off).ToList();
        var settled = errors.Where(e => e.At > Settling).ToList();
        if (settled is not [])
            Console.WriteLine($"  remaining time, told {errors.Count} times: off by {errors[errors.Count / 2].Off:0.0%} in the median, {errors[^1].Off:0.0%} at most; "
                + $"{Settling} s after the change, told {settled.Count} times, {settled[^1].Off:0.0%} at most");
    }

    // What staff are told, once a second.
    private static async Task LookAsync(OfficeSite site, long began, List<(double At, int Due, double PerSecond)> told, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stop.IsCancellationRequested)
        {
            await using (var db = site.Database.Office.Open())
            {
                var broadcast = await db.Broadcasts.AsNoTracking().SingleAsync(CancellationToken.None);
                var progress = await BroadcastProgress.OfAsync(db, broadcast, false, TimeProvider.System.GetUtcNow().UtcDateTime, CancellationToken.None);
                told.Add((Stopwatch.GetElapsedTime(began).TotalSeconds, progress.Due, progress.PerSecond));
            }
            await ((Task)timer.WaitForNextTickAsync(stop).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Somebody who reads and thinks for two seconds; the channel lets the bot answer once a second in a chat.
    private async Task<List<double>> TalkAsync(FakeUser user, long began, TimeSpan time)
    {
        var latencies = new List<double>();
        using var thinking = new PeriodicTimer(TimeSpan.FromSeconds(2));
        for (var said = 0; Stopwatch.GetElapsedTime(began) < time; said++)
        {
            await thinking.WaitForNextTickAsync();
            var reply = replies.NextIn(user.Id);
            var at = Stopwatch.GetTimestamp();
            user.Says(said % (QuestionFlow.Questions + 1) == 0 ? QuestionFlow.StartWord : "Jawaban yang biasa saja.");
            await reply.WaitAsync(TimeSpan.FromSeconds(60));
            latencies.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
        return latencies;
    }

    private int Count(string text) => sent.GetValueOrDefault(text);

    private (int All, int Bulk, int Notices) Snapshot() => (sent.Values.Sum(), Count(Text), Count(Notice));

    private static async Task<Guid> FillAsync(OfficeSite site, string role, int firstId, int count)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        var now = TimeProvider.System.GetUtcNow();
        var last = Guid.Empty;
        for (var from = 0; from < count; from += Batch)
            last = await site.Database.Office.WriteAsync(db =>
            {
                var chat = Guid.Empty;
                for (var i = from; i < from + Batch; i++)
                {
                    site.Telegram.User(firstId + i).HasWrittenBefore();
                    (var person, chat) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                    db.People.Add(new() { Id = person, Name = $"Orang {i}", CreatedAt = now.UtcDateTime });
                    db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = person, Role = role, Wilayah = "74.06.05", Since = now.UtcDateTime });
                    db.Conversations.Add(new()
                    {
                        Id = chat,
                        Account = "telegram",
                        Address = $"{firstId + i}",
                        PersonId = person,
                        Key = sealer.NewKey(chat),
                        CreatedAt = now.UtcDateTime,
                        LastInboundAt = now.UtcDateTime,
                    });
                }
                return Task.FromResult(chat);
            }, default);
        return last;
    }

    private static Task<int> ScheduleAsync(OfficeSite site, Guid author)
    {
        var now = TimeProvider.System.GetUtcNow();
        return site.Database.Office.WriteAsync(db =>
        {
            db.Broadcasts.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                Number = "SR-UKUR-1",
                Text = Text,
                Audience = new() { Roles = ["tksk"] },
                At = now.UtcDateTime,
                CreatedBy = null,
                ConversationId = author,
                CreatedAt = now.UtcDateTime,
            });
            return Task.FromResult(0);
        }, default);
    }

    private static async Task OweAsync(OfficeSite site)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        List<Guid> chats;
        await using (var db = site.Database.Office.Open())
            chats = await db.Conversations.Where(c => db.RoleGrants.Any(g => g.PersonId == c.PersonId && g.Role == "psm")).Select(c => c.Id).ToListAsync();
        foreach (var some in chats.Chunk(Batch))
            await site.Database.Office.WriteAsync(async db =>
            {
                foreach (var chat in some)
                    await OweMessage.ToAsync(db, chat, new OutboundText(Notice), MessagePurpose.CaseUpdate, sealer, now, default);
                return 0;
            }, default);
    }
}
