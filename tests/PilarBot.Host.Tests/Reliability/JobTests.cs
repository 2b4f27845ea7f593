using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.Host.Jobs;
using PilarBot.Office.Jobs;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class JobTests
{
    private const int People = 8;

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    [Theory, OnPostgres]
    public async Task Of_two_hosts_one_runs_each_job_and_the_other_takes_over_when_it_is_killed_amid_one(string provider)
    {
        await using var site = await SiteAsync(provider);
        await ClockTests.HurryAsync(site);
        site.Settings["Jobs:CheckIn"] = "00:00:01";
        await using var first = await site.StartAsync();
        await using var second = await site.StartAnotherAsync();
        var users = Enumerable.Range(7700, People).Select(id => site.Telegram.User(id)).ToList();
        users.ForEach(u => u.Says("daftar"));
        foreach (var user in users)
            await user.WaitForAsync("bagikan");
        HostProcess dead, alive;
        await using (var held = await RowLock.TakeAsync(site.Database))
        {
            // A nudge is due, and the job stands at the row.
            await held.WaitForWaiterAsync();
            var run = await FindStandingAsync(site);
            (dead, alive) = Is(first, run) ? (first, second) : (second, first);
            await dead.KillAsync();
        }
        foreach (var user in users)
            await user.WaitForAsync("kami hapus", TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(async () => await FindAsync(site, nameof(ClockJob)) is { EndedAt: not null } run && Is(alive, run));
        foreach (var user in users)
        {
            Assert.True(user.Chat.FromBot.Count(m => m.Text.Contains("belum selesai", StringComparison.Ordinal)) <= 1);
            Assert.Single(user.Chat.FromBot, m => m.Text.Contains("kami hapus", StringComparison.Ordinal));
        }

        // What is due once a day ran once, though two hosts have started.
        Assert.Equal(1, (await FindAsync(site, nameof(PruneJob))).Runs);
        await using var db = site.Database.Office.Open();
        Assert.All(await db.JobRuns.ToListAsync(), r => Assert.Equal(0, r.Failures));

        bool Is(HostProcess host, JobRun run) => run.Host.EndsWith($"/{host.ProcessId.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
    }

    [Theory, OnPostgres]
    public async Task What_was_missed_while_no_host_ran_is_caught_up_once(string provider)
    {
        await using var site = await SiteAsync(provider);
        await using (var host = await site.StartAsync())
        {
            await Eventually.TrueAsync(async () => await HasRunAsync(site, nameof(PruneJob), 1));
            Assert.Equal(0, await host.StopAsync());
        }
        // Down for three weeks.
        await using (var db = site.Database.Office.Open())
        {
            var (last, missed) = (Now.AddDays(-22).Ticks, Now.AddDays(-21).Ticks);
            Assert.Equal(1, await db.Database.ExecuteSqlAsync(
                $"UPDATE qrtz_triggers SET prev_fire_time = {last}, next_fire_time = {missed}, start_time = {last} WHERE trigger_name = {nameof(PruneJob)}"));
        }
        for (var start = 0; start < 2; start++)
        {
            await using var host = await site.StartAsync();
            await Eventually.TrueAsync(async () => await HasRunAsync(site, nameof(PruneJob), 2));
            var seen = (await FindAsync(site, nameof(ClockJob))).Runs;
            await Eventually.TrueAsync(async () => await HasRunAsync(site, nameof(ClockJob), seen + 3));
            Assert.Equal(2, (await FindAsync(site, nameof(PruneJob))).Runs);
            Assert.Equal(0, await host.StopAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrators_see_how_the_jobs_do(string provider)
    {
        await using var site = await SiteAsync(provider);
        await using var host = await site.StartAsync();
        await Eventually.TrueAsync(async () => await HasRunAsync(site, nameof(PruneJob), 1) && (await FindAsync(site, nameof(PruneJob))).EndedAt is not null);
        using var http = new HttpClient();
        var page = await http.GetStringAsync(host.Url + "/pekerjaan");
        Assert.Contains("tidak ada yang bermasalah", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(host.Url + "/pekerjaan/pekerjaan.css"))).StatusCode);
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, host.Url + "/pekerjaan") { Headers = { { "X-Forwarded-For", "10.0.0.7" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(forwarded)).StatusCode);
        var (code, output) = await site.RunAsync("jobs");
        Assert.Equal(0, code);
        Assert.Contains(nameof(PruneJob), output, StringComparison.Ordinal);

        // One that fails again and again, and one that stands still.
        await using (var db = site.Database.Office.Open())
        {
            await db.JobRuns.Where(r => r.Job == nameof(PruneJob)).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.FailuresInRow, JobRun.ManyFailures).SetProperty(r => r.Failures, 5).SetProperty(r => r.Failure, "IOException <b>"));
            await db.JobRuns.Where(r => r.Job == nameof(ReviewsJob)).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, Now.AddHours(-2)));
        }
        (code, output) = await site.RunAsync("jobs");
        Assert.Equal(1, code);
        Assert.Contains("gagal 3 kali berturut-turut", output, StringComparison.Ordinal);
        Assert.Contains("terlambat", output, StringComparison.Ordinal);
        page = await http.GetStringAsync(host.Url + "/pekerjaan");
        Assert.Contains("IOException &lt;b&gt;", page, StringComparison.Ordinal);
        var health = await http.GetStringAsync(host.Url + "/health/ready");
        Assert.Contains("failed 3 times in a row", health, StringComparison.Ordinal);
        Assert.Contains("has not run since", health, StringComparison.Ordinal);
        Assert.DoesNotContain("IOException", health, StringComparison.Ordinal);
    }

    private static async Task<OfficeSite> SiteAsync(string provider)
    {
        var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { TimeScale = 0.01 });
        site.Settings["Jobs:ClockInterval"] = "00:00:00.500";
        return site;
    }

    // A run that is under way while another job, due as often, has run twice more: nothing but the lock takes that long.
    private static async Task<JobRun> FindStandingAsync(OfficeSite site)
    {
        JobRun? standing = null;
        var others = 0L;
        await Eventually.TrueAsync(async () =>
        {
            var (run, other) = (await FindAsync(site, nameof(ClockJob)), await FindAsync(site, nameof(GatheringsJob)));
            if (run.EndedAt is null && run.Runs == standing?.Runs)
                return other.Runs >= others + 2;
            (standing, others) = (run, other.Runs);
            return false;
        });
        return standing!;
    }

    private static async Task<JobRun> FindAsync(OfficeSite site, string job)
    {
        await using var db = site.Database.Office.Open();
        return await db.JobRuns.AsNoTracking().SingleAsync(r => r.Job == job);
    }

    private static async Task<bool> HasRunAsync(OfficeSite site, string job, long times)
    {
        await using var db = site.Database.Office.Open();
        return await db.JobRuns.AnyAsync(r => r.Job == job && r.Runs >= times);
    }
}
