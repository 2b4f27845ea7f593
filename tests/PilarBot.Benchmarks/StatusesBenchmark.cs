using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Benchmarks;

/// <summary>
/// What Meta's reports cost those who talk: 20 people on WhatsApp answer question after question, first alone, then while 10,000 reports a
/// minute about a broadcast come in, each posted by itself.
/// </summary>
internal sealed class StatusesBenchmark
{
    private const int People = 20;
    private const int PerMinute = 10_000;
    private static readonly string[] states = ["sent", "delivered", "read"];
    private readonly ConcurrentDictionary<FakePerson, TaskCompletionSource> waiting = [];

    public static async Task RunAsync(TimeSpan measured, TimeSpan warmUp)
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(server), webhook: false);
        var benchmark = new StatusesBenchmark();
        await using var graph = await FakeGraph.StartAsync(new()
        {
            EnforceRates = false,
            Record = false,
            WebhookUrl = new(site.Url + "/webhooks/whatsapp"),
            OnSent = benchmark.Note,
        });
        QuestionFlow.Write(site.FlowFolder);
        foreach (var (name, value) in graph.Options.ToSettings(graph.BaseUrl))
            site.Settings[name] = value;
        foreach (var setting in (string[])["AccountBurst", "AccountPerSecond", "ChatBurst", "ChatPerSecond"])
            site.Settings["Outbox:" + setting] = "100000";
        await using var host = await site.StartAsync();
        var people = Enumerable.Range(0, People).Select(i => graph.Person(string.Create(CultureInfo.InvariantCulture, $"62812000{i:0000}"))).ToList();
        await benchmark.TalkAsync(people, warmUp);

        Console.WriteLine($"{People} people on WhatsApp, {Environment.ProcessorCount} cores shared by host, database and the driving process; {measured.TotalSeconds:0} s for each line");
        Console.WriteLine("reports a minute   replies/s   p50 ms   p99 ms   slowest report ms");
        Print(0, await benchmark.TalkAsync(people, measured), measured, 0);
        var reports = await ReportsAsync(site, graph, (int)(PerMinute * measured.TotalMinutes) + 1);
        using var http = new HttpClient { BaseAddress = new(host.Url), Timeout = TimeSpan.FromSeconds(60) };
        var posting = PostAsync(http, reports);
        var latencies = await benchmark.TalkAsync(people, measured);
        Print(PerMinute, latencies, measured, await posting);
    }

    private static void Print(int reports, List<double> latencies, TimeSpan measured, double slowest)
    {
        latencies.Sort();
        Console.WriteLine(
            $"{reports,16}  {latencies.Count / measured.TotalSeconds,10:0}  {latencies[latencies.Count / 2],7:0.0}  {latencies[latencies.Count * 99 / 100],7:0.0}  {slowest,18:0}");
    }

    private async Task<List<double>> TalkAsync(List<FakePerson> people, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            var latencies = new List<double>();
            using var typing = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            await SayAsync(person, "batal");
            for (var said = 0; Stopwatch.GetTimestamp() < end; said++)
            {
                var began = Stopwatch.GetTimestamp();
                await SayAsync(person, said % (QuestionFlow.Questions + 1) == 0 ? QuestionFlow.StartWord : "Jawaban yang biasa saja.");
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                // As fast as somebody types who has waited for the question.
                await typing.WaitForNextTickAsync();
            }
            return latencies;
        })));
        return [.. all.SelectMany(l => l)];
    }

    private async Task SayAsync(FakePerson person, string words)
    {
        var reply = (waiting[person] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        person.Says(words);
        await reply.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private void Note(FakePerson person, FakeBubble bubble)
    {
        if (waiting.TryRemove(person, out var waiter))
            waiter.SetResult();
    }

    // A broadcast that went to as many as it takes, and what is reported of it: sent, delivered and read for each.
    private static async Task<List<SignedBody>> ReportsAsync(OfficeSite site, FakeGraph graph, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var broadcast = Guid.CreateVersion7(now);
        await using var db = site.Database.Office.Open();
        var chat = db.Conversations.First();
        db.Broadcasts.Add(new()
        {
            Id = broadcast,
            Number = "SR-UKUR",
            State = BroadcastState.Done,
            Text = "Pengumuman.",
            At = now.UtcDateTime,
            CreatedBy = null,
            ConversationId = chat.Id,
            CreatedAt = now.UtcDateTime,
        });
        var bodies = new List<SignedBody>();
        while (bodies.Count < count)
        {
            var id = Guid.CreateVersion7(now);
            db.Conversations.Add(new() { Id = id, Account = chat.Account, Address = $"ID.{id:N}", Key = chat.Key, CreatedAt = now.UtcDateTime, LastInboundAt = now.UtcDateTime });
            db.BroadcastRecipients.Add(new() { BroadcastId = broadcast, ConversationId = id, Account = chat.Account, State = RecipientState.Sent, NotBefore = now.UtcDateTime });
            bodies.AddRange(states.Select(state => graph.Sign(Report(graph, id, $"b:{broadcast:N}:{id:N}", state, now))));
        }
        await db.SaveChangesAsync();
        return bodies;
    }

    private static JsonObject Report(FakeGraph graph, Guid id, string mark, string state, DateTimeOffset now) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = graph.Options.BusinessAccountId,
            ["changes"] = new JsonArray(new JsonObject
            {
                ["field"] = "messages",
                ["value"] = new JsonObject
                {
                    ["messaging_product"] = "whatsapp",
                    ["metadata"] = new JsonObject { ["display_phone_number"] = graph.Options.DisplayPhone, ["phone_number_id"] = graph.Options.PhoneNumberId },
                    ["statuses"] = new JsonArray(new JsonObject
                    {
                        ["id"] = $"wamid.{id:N}",
                        ["status"] = state,
                        ["timestamp"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                        ["recipient_user_id"] = $"ID.{id:N}",
                        ["biz_opaque_callback_data"] = mark,
                        ["pricing"] = state == "read" ? null : new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["type"] = "regular", ["category"] = "utility" },
                    }),
                },
            }),
        }),
    };

    // At an even pace; each has to be answered with 200.
    private static async Task<double> PostAsync(HttpClient http, List<SignedBody> reports)
    {
        const int AtOnce = 10;
        using var pace = new PeriodicTimer(TimeSpan.FromMinutes((double)AtOnce / PerMinute));
        var posts = new List<Task<double>>(reports.Count);
        foreach (var some in reports.Chunk(AtOnce))
        {
            await pace.WaitForNextTickAsync();
            posts.AddRange(some.Select(report => PostAsync(http, report)));
        }
        return (await Task.WhenAll(posts)).Max();
    }

    private static async Task<double> PostAsync(HttpClient http, SignedBody report)
    {
        var began = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(report.Json) };
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", report.Signature);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
