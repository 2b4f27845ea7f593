using System.Text.RegularExpressions;

namespace PilarBot.Host.Tests.Architecture;

/// <summary><c>docs/mission.md</c> says of each thing that PilarBot must do something about where it is met; this keeps it from going stale.</summary>
public sealed partial class MissionTests
{
    [Fact]
    public async Task Every_row_of_the_mission_is_answered_and_the_tests_it_names_are_there()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "PilarBot.sln")))
            root = Path.GetDirectoryName(root)!;
        var tests = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
        var rows = (await File.ReadAllLinesAsync(Path.Combine(root, "docs", "mission.md"))).Where(l => l.StartsWith("| M", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();

        Assert.Equal(Enumerable.Range(1, 126).Select(i => $"M{i:000}"), rows.Select(r => r[0]));
        Assert.All(rows, row =>
        {
            Assert.Contains(row[2], (string[])["met", "in part", "not yet"]);
            Assert.NotEqual("", row[3]);
            var named = TestName().Matches(row[4]).Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(row[2] == "not yet", named.Count == 0);
            Assert.All(named, name => Assert.Contains(name, tests));
        });
    }

    [GeneratedRegex("`([A-Za-z]+Tests)`")]
    private static partial Regex TestName();
}
