using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Media;
using PilarBot.Persistence.Postgres;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

public sealed class OutageTests(ITestOutputHelper output)
{
    [Theory]
    [OnPostgres]
    public async Task Without_its_database_the_bot_keeps_nothing_it_cannot_keep_and_goes_on_when_it_is_back(string provider)
    {
        Assert.Equal("postgres", provider);
        var length = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("PILARBOT_TEST_OUTAGE_SECONDS") ?? "10", CultureInfo.InvariantCulture));
        // Durable, or the server itself would lose at the crash what it had confirmed.
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await OfficeSite.CreateAsync(
            await TestDatabase.CreateAsync(server), webhook: true, new() { EnforceRates = false, Record = false });
        site.Settings["Outbox:ChatBurst"] = "1000";
        site.Settings["Outbox:AccountBurst"] = "1000";
        site.Settings["Outbox:AccountPerSecond"] = "1000";
        site.Settings["Jobs:ClockInterval"] = "00:00:01";
        await ClockTests.HurryAsync(site, "aduan");
        var reporters = await Reporters.CreateAsync(site, 16);
        await using var host = await site.StartAsync();
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        await reporters.RegisterAsync();
        var work = reporters.WorkAsync();
        await Eventually.TrueAsync(() => Task.FromResult(reporters.Count > 16));

        await server.StopAsync();
        var before = reporters.Count;
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable);
        var probes = 0;
        using (var outage = new CancellationTokenSource(length))
        using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250)))
        {
            while (await Ticked(timer, outage.Token))
            {
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await OfficeSite.PostAsync(host, RawUpdate.Text(7901, 1, "menu")));
                probes++;
            }
        }
        Assert.InRange(reporters.Count, before, before + 16);
        await server.StartAsync();
        ((PostgresDatabase)site.Database.Office).Source.Clear();
        await Eventually.TrueAsync(async () => (await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        var back = reporters.Count;
        await Eventually.TrueAsync(() => Task.FromResult(reporters.Count > back + 16), TimeSpan.FromSeconds(90));
        await reporters.FinishAsync(work, host);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return site.Telegram.PendingUpdates == 0 && !await db.Outbox.AnyAsync();
        });
        var repeats = await reporters.VerifyAsync(1);
        output.WriteLine($"{length.TotalSeconds} s without a database, {probes} probes; {before} reports before, {reporters.Count} in the end, {repeats} messages came twice.");

        // What works in the background has found its way back as well.
        var user = site.Telegram.User(8000);
        user.Says("lapor");
        await FetchesFilesAsync(site, user);
        var resident = site.Telegram.User(7902);
        resident.Says("aduan");
        // On a busy machine the draft may have expired before its nudge was looked at: either shows that the clock works.
        await resident.WaitForAsync(
            m => m.Text.Contains("belum selesai", StringComparison.Ordinal) || m.Text.Contains("tidak dilanjutkan", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60));
        Assert.False(host.HasExited);
    }

    private static async Task FetchesFilesAsync(OfficeSite site, TestKit.Telegram.FakeUser user)
    {
        foreach (var (answer, says) in ((string, string)[])
            [("Masalah apa", "lansia"), ("Siapa nama", "Nenek"), ("Ketik NIK", "NIK tidak ada"), ("usianya", "Tidak tahu"), ("kelurahan mana", "Boepinang"), ("5 foto", "")])
        {
            await user.WaitForAsync(answer);
            if (says.Length > 0)
                user.Says(says);
        }
        user.SendsAlbum(2);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Media.CountAsync(m => m.State == MediaState.Stored) == 2;
        });
    }

    private static async Task<bool> Ticked(PeriodicTimer timer, CancellationToken until)
    {
        try
        {
            return await timer.WaitForNextTickAsync(until);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
