using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Reliability;

public sealed class ClockTests
{
    [Theory]
    [OnSqlite(1), OnPostgres(2)]
    public async Task A_draft_is_nudged_once_and_expires_with_a_notice(string provider, int hosts)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { TimeScale = 0.01 });
        await HurryAsync(site);
        await using var first = await HostInProcess.StartAsync(site);
        await using var second = hosts == 2 ? await HostInProcess.StartAnotherAsync(site) : null;
        var user = site.Telegram.User(7601);
        user.Says("daftar");
        await user.WaitForAsync("bagikan");
        await user.WaitForAsync("belum selesai");
        await user.WaitForAsync("kami hapus");

        // It is gone: there is nothing to cancel. And neither was said twice.
        user.Says("batal");
        await user.WaitForAsync("Tidak ada isian");
        Assert.Single(user.Chat.FromBot, m => m.Text.Contains("belum selesai", StringComparison.Ordinal));
        Assert.Single(user.Chat.FromBot, m => m.Text.Contains("kami hapus", StringComparison.Ordinal));
    }

    [Theory]
    [OnPostgres]
    public async Task The_clock_goes_on_at_the_other_host_when_one_is_killed(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { TimeScale = 0.01 });
        await HurryAsync(site);
        await using var first = await site.StartAsync();
        await using var second = await site.StartAnotherAsync();
        var user = site.Telegram.User(7602);
        user.Says("daftar");
        await user.WaitForAsync("bagikan");
        // Whichever of the two Quartz runs it on: the other finds out after some missed check-ins, by when the nudge may be past its time.
        await second.KillAsync();
        await user.WaitForAsync("kami hapus", TimeSpan.FromSeconds(60));
    }

    /// <summary>Lets the drafts of a flow be nudged and expire within seconds.</summary>
    internal static async Task HurryAsync(OfficeSite site, string name = "daftar")
    {
        var file = Path.Combine(site.FlowFolder, name, "flow.yaml");
        var flow = await File.ReadAllTextAsync(file);
        Assert.Contains("expires: 1d", flow, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, flow.Replace(
            "expires: 1d", "expires: 12s\nnudge:\n  after: 2s\n  say: Isian Anda belum selesai.", StringComparison.Ordinal));
        site.Settings["Jobs:ClockInterval"] = "00:00:00.500";
        site.Settings["Reminders:KeepsQuiet"] = "false";
    }
}
