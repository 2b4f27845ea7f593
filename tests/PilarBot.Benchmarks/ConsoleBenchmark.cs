using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Host.StaffConsole;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Indicators;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Benchmarks;

/// <summary>
/// How long the console's pages take when an office has 200,000 cases, 20,000 people and 1,000,000 messages in the outbox, and which of their
/// queries the database finds slow.
/// </summary>
internal static partial class ConsoleBenchmark
{
    private const int Cases = 200_000, People = 20_000, Messages = 1_000_000, Chats = 20_000, WarmUp = 5, Rounds = 30;

    // Of the database's own time, in milliseconds.
    private const int Slow = 50;

    public static async Task RunAsync()
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(server), webhook: false);
        site.Settings["Demo:Enabled"] = "true";
        site.Settings["Console:Limits:Burst"] = "1000000";
        await (await site.StartAsync()).DisposeAsync();
        var began = Stopwatch.GetTimestamp();
        await FillAsync(site);
        Console.WriteLine($"{Cases} cases, {People} people, {Messages} messages in the outbox, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        await using (var db = site.Database.Office.Open())
        {
            await db.Database.ExecuteSqlRawAsync($"ALTER SYSTEM SET log_min_duration_statement = {Slow}");
            await db.Database.ExecuteSqlRawAsync("SELECT pg_reload_conf()");
        }
        await using var host = await site.StartAsync();
        var from = new FileInfo(server.LogFile).Length;
        Console.WriteLine($"{Environment.ProcessorCount} cores, shared by host, database and the driving process; {Rounds} of each after {WarmUp}");
        Console.WriteLine($"{"page",-64}  first ms  p50 ms  p99 ms");
        foreach (var (role, addresses) in await PagesAsync(site))
        {
            using var http = await SignInAsync(host.Url, role);
            foreach (var address in addresses)
            {
                var times = new List<double>();
                for (var round = 0; round < WarmUp + Rounds; round++)
                {
                    var asked = Stopwatch.GetTimestamp();
                    using var answer = await http.GetAsync(address);
                    await answer.Content.ReadAsByteArrayAsync();
                    times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    if (answer.StatusCode is not HttpStatusCode.OK)
                        throw new InvalidOperationException($"{address} gave {(int)answer.StatusCode} to {role}.");
                }
                var (first, measured) = (times[0], times.Skip(WarmUp).Order().ToList());
                Console.WriteLine($"{address,-64}  {first,8:0.0}  {measured[measured.Count / 2],6:0.0}  {measured[measured.Count * 99 / 100],6:0.0}");
            }
        }
        Console.WriteLine($"host {host.Memory >> 20} MB");
        await ReportAsync(server.LogFile, from);
    }

    private static async Task<IReadOnlyList<(string Role, IReadOnlyList<string> Addresses)>> PagesAsync(OfficeSite site)
    {
        await using var db = site.Database.Office.Open();
        var person = await db.People.OrderBy(p => p.Name).Select(p => p.Id).FirstAsync();
        var menu = ConsolePages.All.Where(p => p.Title is not null).ToList();
        List<string> own = [.. menu.Where(p => p.Roles.Contains("staf-dinsos") || p.Roles.Contains("admin")).Select(p => p.Address)];
        return
        [
            ("staf-dinsos",
            [
                .. own, "/konsol/kasus?cari=Siti+Ramang", "/konsol/kasus?cari=Siti", "/konsol/kasus?cari=tidakada", "/konsol/kasus?status=open&kecamatan=74.06.01", "/konsol/kasus?status=free",
                "/konsol/kasus?status=late", "/konsol/kasus?jenis=08&status=done", "/konsol/kasus?petugas=saya", $"/konsol/kasus?sesudah={OfficeRecords.Number(Cases / 2)}",
                $"/konsol/kasus/{OfficeRecords.Number(Cases - 1)}", "/konsol/orang?cari=ramang", "/konsol/orang?peran=psm&kecamatan=74.06.05", $"/konsol/orang/{person}", "/konsol/siaran/baru",
                "/konsol/audit?siapa=nurlina",
            ]),
            ("penangan-aduan", ["/konsol/aduan", "/konsol/aduan?semua=true"]),
            ("camat", ["/konsol", "/konsol/verval", "/konsol/rtlh", "/konsol/kegiatan"]),
        ];
    }

    private static async Task<HttpClient> SignInAsync(string url, string role)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(url), Timeout = TimeSpan.FromMinutes(2) };
        var token = Token().Match(await http.GetStringAsync("/konsol/masuk")).Groups[1].Value;
        using var answer = await http.PostAsync($"/konsol/masuk?handler=Contoh&peran={role}", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        return answer.StatusCode is HttpStatusCode.Redirect ? http : throw new InvalidOperationException($"Nobody could sign in as {role}: {(int)answer.StatusCode}.");
    }

    private static async Task FillAsync(OfficeSite site)
    {
        var office = OfficeProfile.Of(new() { Name = "Dinas Sosial Kabupaten Bombana" });
        var keys = MasterKeys.Load(site.KeysFolder);
        var (sealer, now) = (new Sealer(keys, new()), TimeProvider.System.GetUtcNow().UtcDateTime);
        await using var db = site.Database.Office.Open();
        var pillars = await db.RoleGrants.Where(g => g.Role == "tksk").ToDictionaryAsync(g => g.Wilayah, g => g.PersonId);
        // The demo's own few cases make room for these numbers.
        await db.Cases.ExecuteDeleteAsync();
        await new OfficeRecords(site.Database, office, sealer, new(keys), now).FillAsync(Cases, 1000, pillars);
        var villages = office.Lists.Lists["desa"].Select(d => d.Value).ToList();
        var people = Enumerable.Range(0, People).Select(i => new Person { Id = Guid.CreateVersion7(now.AddSeconds(i)), Name = OfficeRecords.Name(i), CreatedAt = now }).ToList();
        await OfficeRecords.CopyAsync(db, people);
        await OfficeRecords.CopyAsync(db, people.Select((p, i) => new RoleGrant { Id = Guid.CreateVersion7(now.AddSeconds(i)), PersonId = p.Id, Role = "psm", Wilayah = villages[i % villages.Count], Since = now.AddDays(-1) }));
        var key = sealer.NewKey(Guid.Empty);
        var chats = Enumerable.Range(0, Chats).Select(i => new Conversation
        {
            Id = Guid.CreateVersion7(now.AddSeconds(i)),
            Account = "telegram-lama",
            Address = $"lama-{i}",
            PersonId = people[i % People].Id,
            Key = key,
            CreatedAt = now.AddDays(-30),
            LastInboundAt = now.AddHours(-i),
        }).ToList();
        await OfficeRecords.CopyAsync(db, chats);
        // Of an account that no host serves now: nine of ten sent, the others waiting, a thousand given up.
        var body = new byte[200];
        await OfficeRecords.CopyAsync(db, Enumerable.Range(0, Messages).Select(i => new OutboxMessage
        {
            ConversationId = chats[i % Chats].Id,
            Ordinal = 1 + i / Chats,
            Account = "telegram-lama",
            Body = body,
            State = i % 1000 == 0 ? OutboxState.Dead : i % 10 == 1 ? OutboxState.Waiting : OutboxState.Sent,
            NotBefore = now,
            CreatedAt = now,
            StateAt = i % 10 == 1 ? null : now,
            Fault = i % 1000 == 0 ? "Penerima memblokir bot." : null,
        }));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        await new CountIndicators(site.Database.Office, office).RunAsync(now, default);
    }

    // What the server wrote down as slow while pages were asked for, each kind once.
    private static async Task ReportAsync(string log, long from)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = from;
        using var reader = new StreamReader(file);
        var slow = Duration().Matches(await reader.ReadToEndAsync()).Select(m => (Took: double.Parse(m.Groups[1].Value), Query: Blanks().Replace(m.Groups[2].Value, " ")))
            .GroupBy(m => m.Query[..Math.Min(m.Query.Length, 300)]).Select(g => (g.Key, Count: g.Count(), Most: g.Max(m => m.Took))).OrderByDescending(g => g.Most).ToList();
        Console.WriteLine($"queries of {Slow} ms and more: {slow.Count} kinds");
        foreach (var (query, count, most) in slow)
            Console.WriteLine($"{most,8:0} ms at most, {count} times: {query}");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""duration: ([0-9.]+) ms  (?:execute [^:]*|statement|parse [^:]*|bind [^:]*): ((?:.|\n(?![0-9]{4}-[0-9]{2}-))*)""")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
