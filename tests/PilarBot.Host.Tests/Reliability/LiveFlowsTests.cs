using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;
using Xunit.Abstractions;

namespace PilarBot.Host.Tests.Reliability;

/// <summary>Flow files are edited under a running host, in the middle of conversations.</summary>
public sealed class LiveFlowsTests(ITestOutputHelper output)
{
    private const int People = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string NewFlow = """
        flow: cuaca
        title: Info cuaca
        menu: { label: Info cuaca, order: 5 }
        start: [cuaca]
        steps:
          - say: Cerah.
        """;

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Fifty_reports_go_on_while_their_flow_is_broken_and_mended_without_a_restart(string provider)
    {
        await using var site = await SiteAsync(provider);
        var people = Enumerable.Range(8300, People + 1).Select(id => site.Telegram.User(id, $"Pelapor {id}")).ToList();
        var (running, late) = (people[..People], people[People]);
        await site.ImportAsync([.. people.Select(p => $"{p.Name},{p.Phone},tksk,74.06.05")]);
        var admin = site.Telegram.User(8299, "Admin Uji");
        var (_, printed) = await site.RunAsync("staff", "add", "Admin Uji");
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        admin.Starts(printed.Split("/start ")[1].Split('\n')[0].Trim());
        await admin.WaitForAsync("Selamat datang");
        await AllAsync(people, "daftar", "bagikan");
        people.ForEach(p => p.SharesContact());
        foreach (var person in people)
            await person.WaitForAsync("Selamat datang", Patience);
        await AllAsync(running, "lapor", "Masalah apa");
        await AllAsync(running, "lansia", "Siapa nama");
        var (began, problems) = await FlowsAsync(http);
        Assert.Empty(problems);

        // Broken: refused as a whole, told where, and nobody in the middle of a report notices.
        var file = Path.Combine(site.FlowFolder, "lapor", "flow.yaml");
        var flow = await File.ReadAllTextAsync(file);
        await SaveAsync(file, flow.Replace("  - review:", "  - reviu:", StringComparison.Ordinal));
        var line = 1 + flow[..flow.IndexOf("  - review:", StringComparison.Ordinal)].Count(c => c == '\n');
        var told = await admin.WaitForAsync("belum dapat dipakai", Patience);
        output.WriteLine(told.Text);
        Assert.Contains($"lapor/flow.yaml:{line} F107", told.Text, StringComparison.Ordinal);
        Assert.Contains("flows check", told.Text, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains($"lapor/flow.yaml:{line} F107", StringComparison.Ordinal)));
        (var kept, problems) = await FlowsAsync(http);
        Assert.Equal(began, kept);
        Assert.Contains($"lapor/flow.yaml:{line} F107", problems);
        await AllAsync(running, "Nenek Uji", "Ketik NIK");

        // Mended, with other words: for those who begin now.
        await SaveAsync(file, flow
            .Replace("Siapa nama warga yang perlu dibantu?", "Siapa warga yang Anda temui?", StringComparison.Ordinal)
            .Replace("Ceritakan singkat keadaannya", "Apa yang terjadi", StringComparison.Ordinal));
        Assert.Contains("sudah benar", (await admin.WaitForAsync("langsung dipakai", Patience)).Text, StringComparison.Ordinal);
        (var mended, problems) = await FlowsAsync(http);
        Assert.NotEqual(began, mended);
        Assert.Empty(problems);
        late.Says("lapor");
        await late.WaitForAsync("Masalah apa");
        late.Says("lansia");
        await late.WaitForAsync("Siapa warga yang Anda temui?");
        foreach (var (says, answer) in ((string, string)[])
            [("NIK tidak ada", "usianya"), ("Tidak tahu", "kelurahan mana"), ("Boepinang", "1 sampai 5 foto"), ("Belum ada foto", "Bagikan lokasi"),
                ("Tidak bisa berbagi lokasi", "Ceritakan singkat keadaannya"), ("Sakit sejak sebulan lalu.", "periksa kembali"), ("Kirim laporan", "Laporan diterima")])
            await AllAsync(running, says, answer);

        // A new flow, too.
        Directory.CreateDirectory(Path.Combine(site.FlowFolder, "cuaca"));
        await SaveAsync(Path.Combine(site.FlowFolder, "cuaca", "flow.yaml"), NewFlow);
        await Eventually.TrueAsync(async () => (await FlowsAsync(http)).Revision != mended);
        var asker = running[0];
        asker.Says("menu");
        await asker.WaitForAsync(m => m.Buttons.SelectMany(row => row).Any(b => b.Text == "Info cuaca"));
        asker.Says("cuaca");
        await asker.WaitForAsync("Cerah");

        await using var db = site.Database.Office.Open();
        Assert.Equal(People, await db.Cases.CountAsync());
        Assert.Equal(0, await db.Quarantine.CountAsync());
        Assert.Equal(0, await db.HumanRequests.CountAsync());
        Assert.DoesNotContain("A turn failed", host.Output, StringComparison.Ordinal);
        Assert.Equal(2, admin.Chat.FromBot.Count(m => m.Text.Contains("erkas alur", StringComparison.Ordinal)));
        site.Telegram.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_bots_own_words_change_without_a_restart_and_a_folder_that_goes_and_comes_back_does_no_harm(string provider)
    {
        await using var site = await SiteAsync(provider);
        site.Settings["Flows:PollInterval"] = "00:00:01";
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        var user = site.Telegram.User(8401);
        user.Says("menu");
        await user.WaitForAsync("Silakan pilih layanan");

        Directory.Move(site.FlowFolder, site.FlowFolder + "-away");
        await Eventually.TrueAsync(async () => (await FlowsAsync(http)).Problems is ["flows:1 F100"]);
        user.Says("menu");
        await user.WaitForAsync("Silakan pilih layanan");

        var texts = Path.Combine(site.FlowFolder + "-away", "texts.yaml");
        await File.WriteAllTextAsync(
            texts, (await File.ReadAllTextAsync(texts)).Replace("Silakan pilih layanan", "Mohon pilih layanan", StringComparison.Ordinal));
        Directory.Move(site.FlowFolder + "-away", site.FlowFolder);
        await Eventually.TrueAsync(async () => (await FlowsAsync(http)).Problems is []);
        user.Says("menu");
        await user.WaitForAsync("Mohon pilih layanan");
        Assert.DoesNotContain("failed", host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_host_that_restarts_while_the_files_are_wrong_goes_on_with_what_was_last_right(string provider)
    {
        await using var site = await SiteAsync(provider);
        var user = site.Telegram.User(8501);
        string used;
        await using (var first = await HostInProcess.StartAsync(site))
        {
            using var http = new HttpClient { BaseAddress = new(first.Url) };
            (used, _) = await FlowsAsync(http);
            user.Says("aduan");
            await user.WaitForAsync("Tentang apa aduan");
        }
        await SaveAsync(Path.Combine(site.FlowFolder, "aduan", "flow.yaml"), "flow: aduan\ntitle: Aduan\nsteps:\n  - aks: peran\n");

        await using var second = await HostInProcess.StartAsync(site);
        using var again = new HttpClient { BaseAddress = new(second.Url) };
        await Eventually.TrueAsync(async () => (await FlowsAsync(again)).Problems.Contains("aduan/flow.yaml:4 F107"));
        Assert.Equal(used, (await FlowsAsync(again)).Revision);
        user.Says("netralitas");
        await user.WaitForAsync("Apa tugas orang");
    }

    private static async Task<OfficeSite> SiteAsync(string provider)
    {
        var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { EnforceRates = false });
        foreach (var setting in (string[])["ChatBurst", "ChatPerSecond", "AccountBurst", "AccountPerSecond"])
            site.Settings["Outbox:" + setting] = "1000";
        return site;
    }

    private static async Task AllAsync(IReadOnlyList<FakeUser> people, string says, string answer)
    {
        foreach (var person in people)
            person.Says(says);
        foreach (var person in people)
            await person.WaitForAsync(answer, Patience);
    }

    // In one piece, as editors do it: a busy machine may take its time over a file that is written in two.
    private static async Task SaveAsync(string file, string content)
    {
        await File.WriteAllTextAsync(file + ".new", content);
        File.Move(file + ".new", file, overwrite: true);
    }

    // Whatever the files are like, the bot is ready.
    private static async Task<(string Revision, IReadOnlyList<string> Problems)> FlowsAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var health = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal("Healthy", (string?)health["status"]);
        var flows = health["checks"]!["flows"]!;
        var problems = flows["data"]!["problems"]?.AsArray().Select(p => (string)p!).ToList() ?? [];
        Assert.Equal(problems is [] ? "Healthy" : "Degraded", (string?)flows["status"]);
        return ((string)flows["data"]!["revision"]!, problems);
    }
}
