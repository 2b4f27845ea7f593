using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office;
using PilarBot.Office.Indicators;
using PilarBot.Office.Sealing;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Benchmarks;

/// <summary>
/// What people wait for when an office has 200,000 cases and 100,000 households: their own list, a case's status, whether somebody is
/// reported already, a search, the figures; each from the message to the reply, by webhook.
/// </summary>
internal sealed class RecordsBenchmark
{
    private const int Cases = 200_000, Households = 100_000, WarmUp = 20, Rounds = 60;
    private const string Poleang = "74.06.01";

    private readonly Replies replies;
    private readonly OfficeSite site;
    private readonly SortedDictionary<string, List<double>> latencies = new(StringComparer.Ordinal);

    private RecordsBenchmark(OfficeSite site, Replies replies) => (this.site, this.replies) = (site, replies);

    public static async Task RunAsync()
    {
        var replies = new Replies();
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(
            await TestDatabase.CreateAsync(server), webhook: true, new() { EnforceRates = false, Record = false, OnSent = replies.Note });
        var benchmark = new RecordsBenchmark(site, replies);
        foreach (var setting in (string[])["AccountBurst", "AccountPerSecond", "ChatBurst", "ChatPerSecond"])
            site.Settings["Outbox:" + setting] = "100000";
        var (tksk, head) = (site.Telegram.User(1, "Tksk"), site.Telegram.User(2, "Kepala"));
        await site.ImportAsync($"Petugas Satu,{tksk.Phone},tksk,{Poleang}", $"Kepala Satu,{head.Phone},kepala-dinas,");

        var office = OfficeProfile.Of(new() { Name = "Dinas Sosial Kabupaten Bombana" });
        var keys = MasterKeys.Load(site.KeysFolder);
        var records = new OfficeRecords(site.Database, office, new(keys, new()), new(keys), TimeProvider.System.GetUtcNow().UtcDateTime);
        var began = Stopwatch.GetTimestamp();
        await records.FillAsync(Cases, Households, await PillarsAsync(site, office));
        Console.WriteLine($"{Cases} cases, {Households} households, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        began = Stopwatch.GetTimestamp();
        await new CountIndicators(site.Database.Office, office).RunAsync(TimeProvider.System.GetUtcNow().UtcDateTime, default);
        Console.WriteLine($"counted for the figures in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, off the turn path");

        await using var host = await site.StartAsync();
        foreach (var user in (FakeUser[])[tksk, head])
        {
            await benchmark.SayAsync(user, "daftar");
            var welcome = replies.NextIn(user.Id);
            user.SharesContact();
            await welcome.WaitAsync(TimeSpan.FromSeconds(30));
            await benchmark.AllSaidAsync();
        }
        for (var round = -WarmUp; round < Rounds; round++)
            await benchmark.RoundAsync(tksk, head, records, round);

        Console.WriteLine($"{Environment.ProcessorCount} cores, shared by host, database and the driving process; {Rounds} of each after {WarmUp}; host {host.Memory >> 20} MB");
        Console.WriteLine("reply to                              p50 ms   p99 ms");
        foreach (var (what, all) in benchmark.latencies)
        {
            all.Sort();
            Console.WriteLine($"{what,-36}  {all[all.Count / 2],7:0.0}  {all[all.Count * 99 / 100],7:0.0}");
        }
        site.Telegram.AssertNoViolations();
    }

    private async Task RoundAsync(FakeUser tksk, FakeUser head, OfficeRecords records, int round)
    {
        // Anywhere among all of them; the person of an own case, and the ones of a sixth of a kecamatan's.
        var any = (int)((round + WarmUp) * 7919L % Cases);
        var own = Enumerable.Range(any, Cases).Select(i => i % Cases).First(i => records.Desa(i).StartsWith(Poleang, StringComparison.Ordinal));
        await MeasureAsync("1 own list (status)", tksk, "status", round);
        await SayAsync(tksk, "Nomor lain");
        await MeasureAsync("2 status of a case by number", tksk, OfficeRecords.Number(own), round);
        await SayAsync(tksk, "Cukup");
        await MeasureAsync("0 a question without any look-up", tksk, "lapor", round);
        await SayAsync(tksk, "lansia");
        await SayAsync(tksk, OfficeRecords.Name(own));
        await MeasureAsync("3 duplicate search by NIK", tksk, records.Nik(any), round);
        await SayAsync(tksk, "batal");
        await SayAsync(tksk, "ya");
        await SayAsync(tksk, "lapor");
        await SayAsync(tksk, "lansia");
        await SayAsync(tksk, OfficeRecords.Name(own));
        await SayAsync(tksk, "NIK tidak ada");
        await SayAsync(tksk, "70");
        await MeasureAsync("4 duplicate search by name and desa", tksk, "Boepinang Barat", round);
        await SayAsync(tksk, "batal");
        await SayAsync(tksk, "ya");
        await SayAsync(tksk, "cari kasus");
        await SayAsync(tksk, "Menurut nama");
        await SayAsync(tksk, OfficeRecords.Name(own));
        await MeasureAsync("5 search by a whole name", tksk, "Semua desa", round);
        await SayAsync(tksk, "batal");
        await SayAsync(tksk, "ya");
        await SayAsync(tksk, "cari kasus");
        await SayAsync(tksk, "Menurut nama");
        await SayAsync(tksk, OfficeRecords.Name(own).Split(' ')[0]);
        await MeasureAsync("6 search by one common word", tksk, "Semua desa", round);
        await SayAsync(tksk, "batal");
        await SayAsync(tksk, "ya");
        await SayAsync(tksk, "rekap");
        await MeasureAsync("7 rekap of a kecamatan", tksk, "Kecamatan Poleang", round);
        await SayAsync(tksk, "Tidak perlu");
        await SayAsync(head, "rekap");
        await MeasureAsync("8 rekap of the office", head, "Seluruh wilayah", round);
        await SayAsync(head, "Tidak perlu");
    }

    private async Task MeasureAsync(string what, FakeUser user, string word, int round)
    {
        var took = await SayAsync(user, word);
        if (round < 0)
            return;
        if (!latencies.TryGetValue(what, out var all))
            latencies[what] = all = [];
        all.Add(took);
    }

    private async Task<double> SayAsync(FakeUser user, string word)
    {
        var reply = replies.NextIn(user.Id);
        var began = Stopwatch.GetTimestamp();
        user.Says(word);
        try
        {
            await reply.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(string.Join('\n', user.Chat.FromBot.TakeLast(4).Select(m => m.Text).Append(word)));
        }
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await AllSaidAsync();
        return took;
    }

    // A reply may be several messages: the next one that comes has to be an answer to what is said next.
    private Task AllSaidAsync() => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        return !await db.Outbox.AnyAsync();
    });

    // One TKSK for each kecamatan; the one who measures is the first's.
    private static async Task<IReadOnlyDictionary<string, Guid>> PillarsAsync(OfficeSite site, OfficeProfile office)
    {
        await using var db = site.Database.Office.Open();
        var me = db.RoleGrants.Single(g => g.Role == "tksk").PersonId;
        var pillars = new Dictionary<string, Guid>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var kecamatan in office.Lists.Lists["kecamatan"].Select(k => k.Value))
        {
            pillars[kecamatan] = kecamatan == Poleang ? me : Guid.CreateVersion7(now);
            if (kecamatan != Poleang)
                db.People.Add(new() { Id = pillars[kecamatan], Name = $"Petugas {kecamatan}", CreatedAt = now.UtcDateTime });
        }
        await db.SaveChangesAsync();
        return pillars;
    }
}
