using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.Workers;

public sealed class FlowWatcherTests
{
    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - ask: nama
            say: Siapa namanya?
            answer: text
          - say: Terima kasih.
        """;

    private static readonly string Edited = Flow.Replace("Siapa", "Siapakah", StringComparison.Ordinal);
    private static readonly string Slip = Flow.Replace("- say: Terima", "- sai: Terima", StringComparison.Ordinal);
    private static readonly string OtherSlip = Flow.Replace("answer: text", "answer: teks", StringComparison.Ordinal);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Refused_files_are_told_once_by_whichever_host_and_told_again_when_they_are_right(string provider)
    {
        await using var desk = await FlowDesk.CreateAsync(provider, Flow);
        var began = desk.Library.Current.Revision;
        var (host, other) = (desk.Watcher(), desk.Watcher());
        await host.LookAsync(default);
        await other.LookAsync(default);
        Assert.Empty(await desk.ToldAsync());

        desk.Write("uji/flow.yaml", Slip);
        for (var look = 0; look < 3; look++)
        {
            await host.LookAsync(default);
            await other.LookAsync(default);
        }
        // After a restart, too.
        await desk.Watcher().LookAsync(default);
        Assert.Contains("uji/flow.yaml:8 F107", Assert.Single(await desk.ToldAsync()), StringComparison.Ordinal);
        Assert.Contains(host.Refused, p => p is { File: "uji/flow.yaml", Line: 8, Code: "F107" });
        Assert.Equal(began, desk.Library.Current.Revision);

        desk.Write("uji/flow.yaml", OtherSlip);
        await host.LookAsync(default);
        await other.LookAsync(default);
        Assert.Equal(2, (await desk.ToldAsync()).Count);
        Assert.Contains("uji/flow.yaml:7 F108", (await desk.ToldAsync())[1], StringComparison.Ordinal);

        desk.Write("uji/flow.yaml", Edited);
        await host.LookAsync(default);
        await other.LookAsync(default);
        Assert.Empty(host.Refused);
        Assert.Empty(other.Refused);
        Assert.NotEqual(began, desk.Library.Current.Revision);
        var told = await desk.ToldAsync();
        Assert.Equal(3, told.Count);
        Assert.Contains($"sudah benar dan langsung dipakai (revisi {desk.Library.Current.Revision[..8]})", told[2], StringComparison.Ordinal);

        // A good change is no news, the old slip made anew is.
        desk.Write("uji/flow.yaml", Flow);
        await host.LookAsync(default);
        Assert.Equal(began, desk.Library.Current.Revision);
        Assert.Equal(3, (await desk.ToldAsync()).Count);
        desk.Write("uji/flow.yaml", Slip);
        await host.LookAsync(default);
        Assert.Equal(4, (await desk.ToldAsync()).Count);
    }

    [Fact]
    public async Task Of_many_problems_the_first_are_told_and_how_many_more()
    {
        await using var desk = await FlowDesk.CreateAsync("sqlite", Flow);
        desk.Write("uji/flow.yaml", Flow + string.Concat(Enumerable.Repeat("\n  - aks: lagi", 9)));

        var host = desk.Watcher();
        await host.LookAsync(default);

        Assert.Equal(9, host.Refused.Count);
        var told = Assert.Single(await desk.ToldAsync());
        Assert.Contains("uji/flow.yaml:13 F107", told, StringComparison.Ordinal);
        Assert.DoesNotContain("uji/flow.yaml:14 F107", told, StringComparison.Ordinal);
        Assert.Contains("dan 4 hal lagi", told, StringComparison.Ordinal);
        Assert.Contains("`pilarbot flows check`", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_file_that_cannot_be_read_leaves_the_flows_in_use_and_is_told()
    {
        await using var desk = await FlowDesk.CreateAsync("sqlite", Flow);
        var began = desk.Library.Current.Revision;
        var host = desk.Watcher();

        Directory.Move(desk.Folder, desk.Folder + "-away");
        await host.LookAsync(default);
        Assert.Equal("flows:1 F100", Place(Assert.Single(host.Refused)));
        Assert.Equal(began, desk.Library.Current.Revision);

        Directory.Move(desk.Folder + "-away", desk.Folder);
        await host.LookAsync(default);
        Assert.Empty(host.Refused);

        // A link to nothing: opening it fails, whoever runs the test.
        File.CreateSymbolicLink(Path.Combine(desk.Folder, "baru.yaml"), "tidak-ada.yaml");
        await host.LookAsync(default);
        Assert.Equal("baru.yaml:1 F100", Place(Assert.Single(host.Refused)));
        Assert.Equal(3, (await desk.ToldAsync()).Count);
        Assert.Equal(began, desk.Library.Current.Revision);

        // What an editor leaves beside a file while it is open is no flow.
        File.Move(Path.Combine(desk.Folder, "baru.yaml"), Path.Combine(desk.Folder, "uji", ".#flow.yaml"));
        await host.LookAsync(default);
        Assert.Empty(host.Refused);
    }

    [Fact]
    public async Task Files_that_still_change_are_waited_for()
    {
        await using var desk = await FlowDesk.CreateAsync("sqlite", Flow);
        var began = desk.Library.Current.Revision;
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var host = desk.Watcher(clock, new() { SettleTime = TimeSpan.FromSeconds(1) });

        // Cut off in the middle, the flow would be right as well, and nobody would know.
        desk.Write("uji/flow.yaml", Edited[..Edited.IndexOf("    answer", StringComparison.Ordinal)] + "    answer: text\n  - say: Hai.\n");
        var looking = host.LookAsync(default);
        await Eventually.TrueAsync(() => Task.FromResult(clock.Waiting == 1));
        desk.Write("uji/flow.yaml", Edited);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => Task.FromResult(clock.Waiting == 1));
        Assert.Equal(began, desk.Library.Current.Revision);
        Assert.False(looking.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await looking;

        Assert.Contains(desk.Library.Current.Files, f => f.Content == Edited);
        Assert.Empty(await desk.ToldAsync());
    }

    [Fact]
    public async Task A_folder_that_tells_nothing_is_looked_at_every_so_often()
    {
        await using var desk = await FlowDesk.CreateAsync("sqlite", Flow);
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        // The watcher of the file system finds no folder to watch when it begins.
        Directory.Move(desk.Folder, desk.Folder + "-away");
        using var host = desk.Watcher(clock, new() { SettleTime = TimeSpan.Zero, PollInterval = TimeSpan.FromSeconds(15) });
        await host.StartAsync(default);
        await Eventually.TrueAsync(() => Task.FromResult(host.Refused is not []));

        Directory.Move(desk.Folder + "-away", desk.Folder);
        desk.Write("uji/flow.yaml", Edited);
        clock.Advance(TimeSpan.FromSeconds(15));
        await Eventually.TrueAsync(() => Task.FromResult(desk.Library.Current.Files.Any(f => f.Content == Edited)));
        await host.StopAsync(default);
    }

    private static string Place(PilarBot.Flows.Definition.Problem problem) => $"{problem.File}:{problem.Line} {problem.Code}";
}
