using System.Xml.Linq;

namespace PilarBot.Host.Tests.Architecture;

/// <summary>Who may know whom: Flows and Channels nobody, Office those two and no provider, Persistence the Office, the Host all.</summary>
public sealed class DirectionTests
{
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "PilarBot.Flows", ["YamlDotNet", "FuzzySharp"] },
        { "PilarBot.Channels", ["Markdig", "Microsoft.AspNetCore.App"] },
        {
            "PilarBot.Office",
            [
                "PilarBot.Flows", "PilarBot.Channels", "CsvHelper", "DocumentFormat.OpenXml", "FuzzySharp", "Markdig", "Microsoft.EntityFrameworkCore.Relational",
                "QRCoder", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies", "YamlDotNet", "Microsoft.AspNetCore.App",
            ]
        },
        {
            "PilarBot.Persistence",
            ["PilarBot.Office", "Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"]
        },
    };

    // The project files say it, not the assemblies: a reference that nothing uses yet is invisible to reflection.
    [Theory, MemberData(nameof(Allowed))]
    public void A_project_refers_only_to_what_it_may(string project, string[] allowed)
    {
        var file = XDocument.Load(Path.Combine(Root(), "src", project, project + ".csproj"));
        var references = file.Descendants()
            .Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference" or "FrameworkReference")
            .Select(e => Name(e.Attribute("Include")!.Value));
        Assert.Equal(allowed.Order(), references.Order());
    }

    [Fact]
    public void Flows_and_channels_never_meet_outside_of_the_office()
    {
        foreach (var (project, stranger) in new[] { ("PilarBot.Flows", "PilarBot.Channels"), ("PilarBot.Channels", "PilarBot.Flows") })
            foreach (var source in Sources(project))
                Assert.DoesNotContain($"using {stranger}", File.ReadAllText(source), StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_reads_no_clock_and_no_file()
    {
        foreach (var source in Sources("PilarBot.Flows"))
        {
            var text = File.ReadAllText(source);
            Assert.DoesNotContain("UtcNow", text, StringComparison.Ordinal);
            Assert.DoesNotContain("System.IO", text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // Of a project its file's name; packages have dots of their own.
    private static string Name(string include) => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PilarBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("PilarBot.sln is nowhere above the tests.");
        return folder;
    }
}
