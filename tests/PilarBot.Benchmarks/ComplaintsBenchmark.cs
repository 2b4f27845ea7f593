using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Benchmarks;

/// <summary>
/// The day of an election: 1,000 residents complain within some minutes, each from the first word to the receipt, by webhook, with Telegram's
/// rates enforced by the double and kept by the host as they are by default. Two officers are told of what comes in.
/// </summary>
internal sealed class ComplaintsBenchmark
{
    private const int Residents = 1000;

    // Presses are in brackets.
    private static readonly string[] words =
    [
        "aduan", "[Netralitas petugas]", "[Pendamping PKH]", "Pak Contoh", "Rumbia", "kampanye", "Ia membagikan kaus calon saat pencairan bantuan.",
        "kemarin", "[Pada hari kejadian]", "[Dirahasiakan]", "Ibu Warga", "[Kirim aduan]",
    ];

    private readonly Replies replies = new();

    public static async Task RunAsync(TimeSpan time)
    {
        var benchmark = new ComplaintsBenchmark();
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(server), webhook: true, new() { Record = false, OnSent = benchmark.replies.Note });
        site.Settings["Jobs:ComplaintInterval"] = null;
        var officers = Enumerable.Range(0, 2).Select(i => site.Telegram.User(9_000_000 + i, $"Petugas {i}")).ToList();
        await site.ImportAsync([.. officers.Select((o, i) => $"Petugas {i},{o.Phone},penangan-aduan,")]);
        await using var host = await site.StartAsync();
        foreach (var officer in officers)
        {
            await benchmark.DoAsync(officer, "daftar");
            var welcome = benchmark.replies.NextIn(officer.Id);
            officer.SharesContact();
            await welcome.WaitAsync(TimeSpan.FromSeconds(30));
        }

        Console.WriteLine(
            $"{Residents} complaints in {time.TotalMinutes:0.#} minutes, {words.Length} messages each; {Environment.ProcessorCount} cores shared by host, database and the driving process");
        var processor = host.ProcessorTime;
        var began = Stopwatch.GetTimestamp();
        using var pace = new PeriodicTimer(time / Residents);
        var complaining = new List<Task<List<double>>>();
        for (var i = 0; i < Residents; i++)
        {
            var resident = site.Telegram.User(1_000_000 + i);
            complaining.Add(Task.Run(() => benchmark.ComplainAsync(resident)));
            await pace.WaitForNextTickAsync();
        }
        var latencies = (await Task.WhenAll(complaining)).SelectMany(l => l).Order().ToList();
        var took = Stopwatch.GetElapsedTime(began);

        await using var db = site.Database.Office.Open();
        var filed = await db.Complaints.CountAsync();
        var receipts = Enumerable.Range(0, Residents).Count(i => site.Telegram.User(1_000_000 + i).Chat.FromBot.Any(m => m.Text.Contains("Kode rahasia", StringComparison.Ordinal)));
        Console.WriteLine($"{filed} complaints kept, {receipts} receipts, {await db.Quarantine.CountAsync()} in quarantine, {await db.Outbox.CountAsync()} unsent, after {took.TotalSeconds:0} s");
        Console.WriteLine($"{latencies.Count / took.TotalSeconds:0.0} turns a second; reply after p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, slowest {latencies[^1]:0} ms");
        Console.WriteLine($"host: {(host.ProcessorTime - processor).TotalMilliseconds / latencies.Count:0.00} ms of CPU a turn, {host.Memory >> 20} MB");
        foreach (var officer in officers)
            Console.WriteLine($"{officer.Name} was told {officer.Chat.FromBot.Count(m => m.Text.Contains("menunggu Anda", StringComparison.Ordinal))} times");
        site.Telegram.AssertNoViolations();

        double At(double share) => latencies[(int)(latencies.Count * share)];
    }

    private async Task<List<double>> ComplainAsync(FakeUser resident)
    {
        var latencies = new List<double>();
        // As long as somebody reads and thinks; the channel lets the bot answer once a second in a chat.
        using var thinking = new PeriodicTimer(TimeSpan.FromSeconds(2));
        foreach (var word in words)
        {
            latencies.Add(await DoAsync(resident, word));
            await thinking.WaitForNextTickAsync();
        }
        return latencies;
    }

    private async Task<double> DoAsync(FakeUser user, string word)
    {
        var reply = replies.NextIn(user.Id);
        var began = Stopwatch.GetTimestamp();
        if (word.StartsWith('['))
            user.Taps(word[1..^1]);
        else
            user.Says(word);
        await reply.WaitAsync(TimeSpan.FromSeconds(60));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
