using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;
using PilarBot.Office.Sources;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class KeyRotationTests(ITestOutputHelper output)
{
    private const int Chats = 4000;

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_at_any_moment_a_rotation_loses_nothing_and_a_host_that_knew_only_the_old_key_works_on(string provider)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("PILARBOT_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"PILARBOT_TEST_SEED={seed}");
        var random = new Random(seed);
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false, new() { EnforceRates = false });
        await FillAsync(site);
        var host = await site.StartAsync();
        try
        {
            var resident = site.Telegram.User(9301, "Warga Uji");
            resident.Says("aduan");
            await resident.WaitForAsync("Tentang apa aduan");

            Assert.Equal(0, (await site.RunAsync("keys", "add")).Code);
            for (var kill = 0; kill < 6; kill++)
            {
                var read = await HostProcess.KillAfterAsync(["keys", "rotate"], site.Settings, random.Next(1, 6));
                output.WriteLine(string.Join(" | ", read));
                await AssertAllOpenAsync(site);
            }
            // Half of it rewrapped, the host none the wiser: it goes on in the midst of the dialogue.
            resident.Taps("Netralitas petugas");
            await resident.WaitForAsync("Apa tugas orang");
            var (code, told) = await site.RunAsync("keys", "rotate");
            Assert.True(code == 0, told);
            Assert.Contains("kunci induk 2", told, StringComparison.Ordinal);
            resident.Taps("TKSK");
            await resident.WaitForAsync("Siapa namanya");

            (code, told) = await site.RunAsync("keys", "rotate", "--retire");
            Assert.True(code == 1 && told.Contains("baru saja dibuat", StringComparison.Ordinal), told);
            File.SetLastWriteTimeUtc(Path.Combine(site.KeysFolder, "master-2.key"), DateTime.UnixEpoch);
            (code, told) = await site.RunAsync("keys", "rotate", "--retire");
            Assert.True(code == 0, told);
            Assert.Equal(["hash-1.key", "master-2.key"], Directory.EnumerateFiles(site.KeysFolder, "*.key").Select(Path.GetFileName).Order());
            resident.Says("Pak Budi");
            await resident.WaitForAsync("kecamatan mana");

            await host.StopAsync();
            await host.DisposeAsync();
            host = await site.StartAsync();
            resident.Says("kembali");
            await resident.WaitForAsync("Pak Budi");
            (code, told) = await site.RunAsync("keys", "status");
            // The chats that were there, the resident's, an activity, an offer, and the key of the console's cookies.
            Assert.True(code == 0 && told.Contains($"Kunci induk 2 (terbaru): {(Chats + 4).ToString("N0", new NumberFormatInfo { NumberGroupSeparator = "." })} catatan.", StringComparison.Ordinal), told);
            await AssertAllOpenAsync(site);
            site.Telegram.AssertNoViolations();
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_the_master_key_that_the_office_uses_nothing_starts_and_the_sentence_says_what_to_do()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        Assert.Equal(0, (await site.RunAsync("keys", "add")).Code);
        Assert.Equal(0, (await site.RunAsync("keys", "rotate")).Code);
        File.Delete(Path.Combine(site.KeysFolder, "master-2.key"));

        var (code, told) = await site.RunAsync("run");

        Assert.Equal(1, code);
        Assert.Contains("Master key 2 is missing; restore master-2.key", told, StringComparison.Ordinal);
    }

    private static async Task FillAsync(OfficeSite site)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        await using var db = site.Database.Office.Open();
        var now = DateTime.UnixEpoch;
        for (var i = 0; i < Chats; i++)
        {
            var id = HiddenId.New();
            db.Conversations.Add(new()
            {
                Id = id,
                Account = "old",
                Address = i.ToString(CultureInfo.InvariantCulture),
                Key = sealer.NewKey(id),
                CreatedAt = now,
                LastInboundAt = now,
            });
        }
        // Of today: what is old enough is erased when the host starts.
        now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var person = HiddenId.New();
        db.People.Add(new() { Id = person, Name = "Sitti", CreatedAt = now });
        var activity = HiddenId.New();
        var key = sealer.NewKey(activity);
        db.Activities.Add(new()
        {
            Id = activity,
            Number = "KG-1970-000001",
            Kecamatan = "74.06.01",
            Desa = "74.06.01.1010",
            RecordedBy = person,
            RecordedAt = now,
            Key = key,
            Kind = "sosialisasi",
            Day = DateOnly.FromDateTime(now),
            Participants = 1,
            About = sealer.Seal(key, activity, "about", "x"),
        });
        var offer = HiddenId.New();
        key = sealer.NewKey(offer);
        db.AidOffers.Add(new()
        {
            Id = offer,
            Number = "TB-1970-000001",
            Kecamatan = "74.06.01",
            Desa = "74.06.01.1010",
            RecordedBy = person,
            RecordedAt = now,
            Key = key,
            Need = "pangan",
            Type = AidSourceType.SelfHelp,
            Giver = sealer.Seal(key, offer, "giver", "x"),
            Goods = sealer.Seal(key, offer, "goods", "x"),
        });
        await db.SaveChangesAsync();
    }

    private static async Task AssertAllOpenAsync(OfficeSite site)
    {
        var sealer = new Sealer(MasterKeys.Load(site.KeysFolder), new());
        await using var db = site.Database.Office.Open();
        // Sealing needs the key opened.
        foreach (var chat in await db.Conversations.AsNoTracking().ToListAsync())
            sealer.Seal(chat.Key, chat.Id, "probe", "x");
        var activity = await db.Activities.AsNoTracking().SingleAsync();
        Assert.Equal("x", sealer.OpenText(activity.Key, activity.Id, "about", activity.About));
        var offer = await db.AidOffers.AsNoTracking().SingleAsync();
        Assert.Equal("x", sealer.OpenText(offer.Key, offer.Id, "goods", offer.Goods));
    }
}
