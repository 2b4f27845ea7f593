using System.Diagnostics;
using PilarBot.Flows.Engine;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Databases;

namespace PilarBot.Benchmarks;

/// <summary>How long a broadcast to 100,000 people takes to begin: until every one of them stands in the queue, on a durable PostgreSQL.</summary>
internal static class BroadcastBenchmark
{
    private const int People = 100_000, Rounds = 3, Batch = 5_000;

    public static async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var database = await TestDatabase.CreateAsync(server);
        var now = TimeProvider.System.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        var author = await FillAsync(database, now);
        Console.WriteLine($"{People} people, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        for (var round = 0; round < Rounds; round++)
        {
            var number = $"SR-UKUR-{round}";
            await database.Office.WriteAsync(db =>
            {
                db.Broadcasts.Add(new()
                {
                    Id = Guid.CreateVersion7(now),
                    Number = number,
                    Text = "Pengumuman.",
                    Audience = new() { Roles = ["psm", "tksk"] },
                    At = now.UtcDateTime,
                    CreatedBy = null,
                    ConversationId = author,
                    CreatedAt = now.UtcDateTime,
                });
                return Task.FromResult(0);
            }, default);
            GC.Collect();
            var (memory, allocated) = (Environment.WorkingSet, GC.GetTotalAllocatedBytes());
            began = Stopwatch.GetTimestamp();
            await BroadcastLife.StartDueAsync(database.Office, Zone.Wita, now.UtcDateTime, default);
            var took = Stopwatch.GetElapsedTime(began);
            await using var db = database.Office.Open();
            Console.WriteLine(
                $"{db.BroadcastRecipients.Count(r => db.Broadcasts.Any(b => b.Id == r.BroadcastId && b.Number == number))} recipients in {took.TotalSeconds:0.00} s; "
                + $"{(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0.0} MB allocated, working set {(Environment.WorkingSet - memory) / 1e6:+0.0;-0.0;0} MB");
        }
    }

    private static async Task<Guid> FillAsync(TestDatabase database, DateTimeOffset now)
    {
        var keys = Directory.CreateTempSubdirectory("pilarbot-keys-").FullName;
        MasterKeys.Add(keys);
        var sealer = new Sealer(MasterKeys.Load(keys), new());
        var last = Guid.Empty;
        for (var from = 0; from < People; from += Batch)
            last = await database.Office.WriteAsync(db =>
            {
                var chat = Guid.Empty;
                for (var i = from; i < from + Batch; i++)
                {
                    var person = Guid.CreateVersion7(now);
                    chat = Guid.CreateVersion7(now);
                    db.People.Add(new() { Id = person, Name = $"Orang {i}", CreatedAt = now.UtcDateTime });
                    db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(now), PersonId = person, Role = "psm", Wilayah = "74.06.05.2001", Since = now.UtcDateTime });
                    db.Conversations.Add(new()
                    {
                        Id = chat,
                        Account = "telegram",
                        Address = $"{i}",
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
}
