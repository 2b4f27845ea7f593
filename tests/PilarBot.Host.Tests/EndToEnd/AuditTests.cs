using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.EndToEnd;

public sealed class AuditTests
{
    [Theory]
    [OnSqlite(1), OnPostgres(2)]
    public async Task The_running_bot_links_what_was_done_and_commands_verify_and_search_it(string provider, int hosts)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { TimeScale = 0.01 });
        await site.ImportAsync("Sitti Rahmawati,081234567890,psm,74.06.01");
        Assert.Equal((0, true), await VerifyAsync(site, "0 entri cocok, 2 belum dirantai.", "audit.anchor tidak ada"));
        await using var first = await site.StartAsync();
        await using var second = hosts == 2 ? await site.StartAnotherAsync() : null;
        await site.RunAsync("staff", "add", "Petugas Uji", "--peran", "staf-dinsos");
        await LinkedAsync(site, 6);
        if (second is not null)
            await first.KillAsync();
        await site.RunAsync("staff", "add", "Petugas Lain");
        await LinkedAsync(site, 10);

        await Eventually.TrueAsync(async () => (await File.ReadAllLinesAsync(Path.Combine(site.KeysFolder, "audit.anchor")))[^1].Split(' ')[1] == "10");
        Assert.Equal((0, true), await VerifyAsync(site, "10 entri cocok, 0 belum dirantai."));
        var (code, output) = await site.RunAsync("audit", "head");
        Assert.Equal((0, "10"), (code, output.Split(' ')[1]));
        (code, output) = await site.RunAsync("audit", "search", "--act", "peran-diberikan", "--since", "2026-01-01");
        Assert.Equal((0, 3), (code, output.Split("peran-diberikan").Length - 1));
        Assert.Contains("psm", output, StringComparison.Ordinal);
        Assert.Contains("perintah di server", output, StringComparison.Ordinal);

        await using (var db = site.Database.Office.Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE audit_entries SET detail = 'admin' WHERE position = 1");
        Assert.Equal((1, true), await VerifyAsync(site, "0 entri cocok", "TEMUAN di posisi 1", "diubah, ditukar, atau disisipkan"));
    }

    [Theory, OnSqlite]
    public async Task A_chain_that_ends_before_a_copied_anchor_is_a_finding(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true);
        await using (var host = await site.StartAsync())
        {
            await site.ImportAsync("Sitti Rahmawati,081234567890,psm,74.06.01");
            await LinkedAsync(site, 2);
            Assert.Equal(0, await host.StopAsync());
        }
        var copy = Path.Combine(site.KeysFolder, "salinan");
        await File.WriteAllTextAsync(copy, (await site.RunAsync("audit", "head")).Output);
        await using (var db = site.Database.Office.Open())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM audit_entries WHERE position = 2");
        File.Delete(Path.Combine(site.KeysFolder, "audit.anchor"));

        Assert.Equal((0, true), await VerifyAsync(site, "1 entri cocok", "audit.anchor tidak ada"));
        var (code, output) = await site.RunAsync("audit", "verify", "--anchor", copy);
        Assert.Equal(1, code);
        Assert.Contains("TEMUAN di posisi 2: rantai berakhir di sini, padahal berkas jangkar mencatat sampai posisi 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_master_key_is_entered_and_days_are_searched_as_people_say_them()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: true);
        Assert.Equal(0, (await site.RunAsync("keys", "add")).Code);

        var (code, output) = await site.RunAsync("audit", "search", "--act", "kunci-ditambahkan", "--since", "kemarin");
        Assert.Equal((0, 1), (code, output.Split("kunci-ditambahkan").Length - 1));
        Assert.Contains("perintah di server", output, StringComparison.Ordinal);
        (code, output) = await site.RunAsync("audit", "search", "--since", "kapan-kapan");
        Assert.Equal(1, code);
        Assert.Contains("\"kapan-kapan\" belum terbaca sebagai tanggal. Tulis misalnya --since 2026-11-22, --since kemarin", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    private static Task LinkedAsync(OfficeSite site, long head) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        return await db.AuditEntries.MaxAsync(e => e.Position) == head;
    });

    private static async Task<(int Code, bool Says)> VerifyAsync(OfficeSite site, params string[] words)
    {
        var (code, output) = await site.RunAsync("audit", "verify");
        return (code, words.All(w => output.Contains(w, StringComparison.Ordinal)));
    }
}
