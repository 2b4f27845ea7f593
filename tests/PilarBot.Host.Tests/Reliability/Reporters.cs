using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>
/// People who report case after case, each waiting for the answer to what they said before they say more, whatever happens to the
/// hosts meanwhile. They know what they said, and so what there has to be at the end: no more and no less.
/// </summary>
internal sealed class Reporters(OfficeSite site, IReadOnlyList<FakeUser> people)
{
    // Long: what they say may meet a host that is gone or not yet there several times, and is then tried again ever more seldom.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Each with words that only its answer has: an answer that comes twice is not taken for the next.
    private static readonly (string Says, string Answer)[] Report =
    [
        ("lapor", "Masalah apa"), ("lansia", "Siapa nama warga"), ("{0}", "Ketik NIK"), ("NIK tidak ada", "usianya"),
        ("Tidak tahu", "desa atau kelurahan mana"),
        ("Boepinang", "1 sampai 5 foto"), ("Belum ada foto", "Bagikan lokasi"), ("Tidak bisa berbagi lokasi", "Ceritakan singkat"),
        ("Keadaan {0} berat.", "periksa kembali"), ("Kirim laporan", "Laporan diterima"),
    ];

    private readonly List<string> reported = [];
    private volatile bool enough;

    /// <summary>Reports that were answered with a number.</summary>
    public int Count
    {
        get
        {
            lock (reported)
                return reported.Count;
        }
    }

    /// <summary>Brings people onto the roster and through their registration.</summary>
    public static async Task<Reporters> CreateAsync(OfficeSite site, int count)
    {
        var people = Enumerable.Range(8000, count).Select(id => site.Telegram.User(id, $"Pelapor {id}")).ToList();
        await site.ImportAsync([.. people.Select(p => $"{p.Name},{p.Phone},tksk,74.06.05")]);
        return new(site, people);
    }

    public async Task RegisterAsync()
    {
        foreach (var person in people)
            person.Says("daftar");
        foreach (var person in people)
        {
            await person.WaitForAsync("bagikan", Patience);
            person.SharesContact();
        }
        foreach (var person in people)
            await person.WaitForAsync("Selamat datang", Patience);
    }

    /// <summary>Reports until told that it is enough; then every report that was begun is brought to its end.</summary>
    public Task WorkAsync() => Task.WhenAll(people.Select(async person =>
    {
        for (var n = 1; !enough; n++)
        {
            var name = $"Warga {person.Id} ke {n}";
            foreach (var (says, answer) in Report)
            {
                var words = string.Format(System.Globalization.CultureInfo.InvariantCulture, says, name);
                // Typed, the last one too: a tap that finds no host for 150 s is gone for good, and this is about what is not.
                person.Says(words);
                await person.WaitForAsync(answer, Patience);
            }
            lock (reported)
                reported.Add(name);
        }
    }));

    /// <summary>Tells them that it is enough, and waits until every report that was begun is at its end.</summary>
    public async Task FinishAsync(Task work, RunningHost host)
    {
        enough = true;
        try
        {
            await work;
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message}\n{await DescribeAsync()}\nThe host:\n{host.Output}", exception);
        }
    }

    /// <summary>What there is to know when somebody waits in vain.</summary>
    private async Task<string> DescribeAsync()
    {
        await using var db = site.Database.Office.Open();
        var owed = await db.Outbox.AsNoTracking().OrderBy(m => m.CreatedAt).ToListAsync();
        return $"{site.Telegram.PendingUpdates} updates pending, {site.Telegram.Webhook} delivered and dropped, owed:\n"
            + string.Join('\n', owed.Select(m => $"{m.ConversationId} {m.Ordinal}: {m.Attempts} tries, not before {m.NotBefore:O}, {m.Fault}, {m.State} {m.StateAt:O}"));
    }

    /// <summary>Compares what was said with what the database and the chats hold.</summary>
    /// <param name="interruptions">How often a message that was sent and not recorded may have come again, in each chat.</param>
    /// <returns>How many messages came twice.</returns>
    public async Task<int> VerifyAsync(int interruptions)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        await using var db = site.Database.Office.Open();
        var cases = await db.Cases.AsNoTracking().ToListAsync();
        var residents = await db.Residents.AsNoTracking().ToDictionaryAsync(r => r.Id);
        var held = cases.Select(c => (Name: residents[c.ResidentId].OpenName(sealer), Text: sealer.OpenText(c.Key, c.Id, "description", c.Description)));
        Assert.Equal(reported.Order(), held.Select(h => h.Name).Order());
        Assert.All(held, h => Assert.Equal($"Keadaan {h.Name} berat.", h.Text));
        Assert.All(cases, c => Assert.True(c is { Kinds.Length: > 0, Desa.Length: > 8, Location: null } && residents[c.ResidentId].Nik is null));
        // Two messages of a registration, and ten of a report: each has had its one turn.
        Assert.Equal(people.Count * 2 + reported.Count * Report.Length, await db.SeenMessages.CountAsync());
        Assert.Equal(0, await db.Quarantine.CountAsync());
        Assert.Equal(0, await db.Outbox.CountAsync());
        var repeats = 0;
        foreach (var person in people)
        {
            var said = person.Chat.FromBot.Select(m => m.Text).ToList();
            var repeated = said.Zip(said.Skip(1)).Count(pair => pair.First == pair.Second);
            var own = reported.Count(r => r.StartsWith($"Warga {person.Id} ", StringComparison.Ordinal));
            Assert.True(2 + own * Report.Length == said.Count - repeated, $"{own} reports, {repeated} repeats:\n{person.Chat}");
            Assert.InRange(repeated, 0, interruptions);
            repeats += repeated;
        }
        site.Telegram.AssertNoViolations();
        return repeats;
    }
}
