// usage: dotnet run -c Release --project tests/PilarBot.Benchmarks [seconds for each line] [seconds of warm-up]
//        dotnet run -c Release --project tests/PilarBot.Benchmarks engine
//        dotnet run -c Release --project tests/PilarBot.Benchmarks statuses [seconds for each line]
//        dotnet run -c Release --project tests/PilarBot.Benchmarks complaints [minutes]
//        dotnet run -c Release --project tests/PilarBot.Benchmarks records
//        dotnet run -c Release --project tests/PilarBot.Benchmarks console
//        dotnet run -c Release --project tests/PilarBot.Benchmarks broadcast
//        dotnet run -c Release --project tests/PilarBot.Benchmarks sending [seconds for each line] [messages a second]
// "engine" measures the flow engine alone, "statuses" what WhatsApp's reports of deliveries cost those who talk, "complaints" a thousand
// complaints within ten minutes, "records" what people wait for when the office has 200,000 cases, "console" how long
// the console's pages take then, with 20,000 people and 1,000,000 messages in the outbox, "broadcast" how long one to 100,000 people
// takes to begin, "sending" a broadcast at Telegram's rate or a lifted one; without them:
// Drives the started host by webhook on a durable PostgreSQL of its own: people who answer question after question, each waiting for
// the reply. Every send is a real HTTP call to the Telegram double in this process. Prints turns a second, latencies and memory, and
// what pgbench reaches on the same server in the same run.
using System.Globalization;
using PilarBot.Benchmarks;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["engine"])
{
    EngineBenchmark.Run();
    return 0;
}
if (args is ["statuses", ..])
{
    await StatusesBenchmark.RunAsync(TimeSpan.FromSeconds(args is [_, var seconds, ..] ? int.Parse(seconds) : 60), TimeSpan.FromSeconds(15));
    return 0;
}
if (args is ["complaints", ..])
{
    await ComplaintsBenchmark.RunAsync(TimeSpan.FromMinutes(args is [_, var minutes, ..] ? double.Parse(minutes) : 10));
    return 0;
}
if (args is ["console"])
{
    await ConsoleBenchmark.RunAsync();
    return 0;
}
if (args is ["records"])
{
    await RecordsBenchmark.RunAsync();
    return 0;
}
if (args is ["sending", ..])
{
    await SendingBenchmark.RunAsync(TimeSpan.FromSeconds(args is [_, var seconds, ..] ? int.Parse(seconds) : 60), args is [_, _, var rate, ..] ? double.Parse(rate) : null);
    return 0;
}
if (args is ["broadcast"])
{
    await BroadcastBenchmark.RunAsync();
    return 0;
}
var measured = TimeSpan.FromSeconds(args is [var length, ..] ? int.Parse(length) : 15);
var warmUp = TimeSpan.FromSeconds(args is [_, var first, ..] ? int.Parse(first) : 15);

await using var server = await PostgresServer.StartAsync(durable: true);
var replies = new Replies();
await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(server), webhook: true, new()
{
    EnforceRates = false,
    Record = false,
    OnSent = replies.Note,
});
QuestionFlow.Write(site.FlowFolder);
foreach (var setting in (string[])["AccountBurst", "AccountPerSecond", "ChatBurst", "ChatPerSecond"])
    site.Settings["Outbox:" + setting] = "100000";
await using var host = await site.StartAsync();

Console.WriteLine($"{Environment.ProcessorCount} cores, shared by host, database and the driving process; JIT of the host: {Jit.Describe()}");
Console.WriteLine($"warm-up {warmUp.TotalSeconds:0} s once, then {measured.TotalSeconds:0} s for each line");
Console.WriteLine();
Console.WriteLine("people   turns/s   p50 ms   p99 ms   host CPU ms a turn   host MB");
await new Drive(site.Telegram, replies, 16, firstId: 1).RunAsync(warmUp);
var firstId = 1000L;
foreach (var people in (int[])[1, 16, 64])
{
    var processor = host.ProcessorTime;
    var latencies = await new Drive(site.Telegram, replies, people, firstId += 1000).RunAsync(measured);
    processor = host.ProcessorTime - processor;
    latencies.Sort();
    Console.WriteLine(
        $"{people,6}  {latencies.Count / measured.TotalSeconds,8:0}  {latencies[latencies.Count / 2],7:0.0}  {latencies[latencies.Count * 99 / 100],7:0.0}  {processor.TotalMilliseconds / latencies.Count,19:0.00}  {host.Memory >> 20,8}");
}
Console.WriteLine();
Console.WriteLine(await PgBench.RunAsync(server));
return 0;
