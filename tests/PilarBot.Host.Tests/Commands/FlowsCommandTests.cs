using PilarBot.TestKit.Hosts;

namespace PilarBot.Host.Tests.Commands;

/// <summary>The tools of whoever writes flows, as processes of their own.</summary>
public sealed class FlowsCommandTests : IDisposable
{
    private static readonly string Office = Path.Combine(AppContext.BaseDirectory, "conversation-flows");
    private readonly string folder = Directory.CreateTempSubdirectory("pilarbot-flows-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_reports_all_problems_of_all_files_with_line_code_and_suggestion()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "Commands", "BrokenFlows"));
        File.Copy(Path.Combine(Office, "texts.yaml"), Path.Combine(folder, "texts.yaml"));

        var (code, output) = await RunAsync("", "flows", "check", folder);

        Assert.Equal(1, code);
        Assert.All(
            (string[])
            [
                "lapor/flow.yaml:5 F122", "did you mean \"ppks\"?", "lapor/flow.yaml:7 F107", "did you mean \"ask\"?",
                "lapor/flow.yaml:9 F117", "did you mean \"cases.open\"?", "lapor/flow.yaml:11 F114",
                "siaran/flow.yaml:2 F104", "did you mean \"title\"?", "siaran/flow.yaml:3 F123", "did you mean \"staf-dinsos\"?",
                "siaran/flow.yaml:6 F108",
            ],
            expected => Assert.Contains(expected, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_offices_flows_and_golden_conversations_are_right()
    {
        var (code, output) = await RunAsync("", "flows", "check", Office);

        Assert.True(code == 0, output);
        Assert.Contains("percakapan contoh sesuai", output, StringComparison.Ordinal);
        Assert.DoesNotContain("catatan; alur", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_translated_is_noted_and_fails_nothing()
    {
        Copy(Office);
        await File.AppendAllTextAsync(Path.Combine(folder, "tulis-petugas", "flow.en.yaml"), "\n  - { id: Tidak ada lagi, en: Gone }\n");

        var (code, output) = await RunAsync("", "flows", "check", folder);

        Assert.True(code == 0, output);
        Assert.Contains("F202", output, StringComparison.Ordinal);
        Assert.Contains("1 catatan; alur", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_not_read_because_of_their_name_are_noted()
    {
        Copy(Office);
        foreach (var path in (string[])["bansos/flow.yml", "bantuan/flow.yaml.txt", "tamu/FLOW.YAML", "daftar/flow.yaml.bak", "catatan/baca.txt", "catatan/transcripts/flow.txt", ".git/flow.yml"])
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(path)!));
            await File.WriteAllTextAsync(Path.Combine(folder, path), "# catatan\n");
        }

        var (code, output) = await RunAsync("", "flows", "check", folder);

        Assert.True(code == 0, output);
        Assert.Contains("bansos/flow.yml:1 F203 the file is not read, since it is called \"flow.yml\"; call it flow.yaml", output, StringComparison.Ordinal);
        Assert.Contains("bantuan/flow.yaml.txt:1 F203", output, StringComparison.Ordinal);
        Assert.Contains("tamu/FLOW.YAML:1 F203", output, StringComparison.Ordinal);
        Assert.Contains("3 catatan; alur", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_differs_is_shown_with_both_versions_and_can_be_recorded_anew()
    {
        Copy(Office);
        var path = Path.Combine(folder, "daftar", "transcripts", "jalan-lurus.txt");
        var written = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, written.Replace("Nomor tercatat.", "Nomornya dicatat.", StringComparison.Ordinal));

        var (code, output) = await RunAsync("", "flows", "check", folder);
        Assert.Equal(1, code);
        Assert.Contains("daftar/transcripts/jalan-lurus.txt:", output, StringComparison.Ordinal);
        Assert.Contains("- < Nomornya dicatat.", output, StringComparison.Ordinal);
        Assert.Contains("+ < Nomor tercatat.", output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("", "flows", "record", "daftar/jalan-lurus", "--folder", folder)).Code);
        Assert.Equal(written, await File.ReadAllTextAsync(path));
        Assert.Contains("tidak berubah", (await RunAsync("", "flows", "record", "daftar", "--folder", folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_played_is_not_recorded()
    {
        Copy(Office);
        var path = Path.Combine(folder, "daftar", "transcripts", "rusak.txt");
        await File.WriteAllTextAsync(path, "> daftar\n> [Tidak ada tombol ini]\n");

        var (code, output) = await RunAsync("", "flows", "record", "daftar/rusak", "--folder", folder);

        Assert.Equal(1, code);
        Assert.Contains("no button says that", output, StringComparison.Ordinal);
        Assert.StartsWith("> daftar\n> [Tidak", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_can_be_tried_with_results_that_are_typed_or_canned()
    {
        var (code, output) = await RunAsync(
            """
            (kontak sendiri 081234567890)

            """,
            "flows", "play", "daftar", "--folder", Office, "--now", "2026-11-22T01:00:00Z",
            "--result", "people.match-contact={\"found\":true,\"name\":\"Siti Uji\",\"roles\":\"TKSK Poleang\"}");

        Assert.True(code == 0, output);
        Assert.Contains("! do people.match-contact", output, StringComparison.Ordinal);
        Assert.Contains("Selamat datang, **Siti Uji**", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("(kontak sendiri 081234567890)\nrefused not-own \"Itu nomor lain.\"\n", "flows", "play", "daftar", "--folder", Office);
        Assert.True(code == 0, output);
        Assert.Contains("Itu nomor lain.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_not_there_is_answered_with_those_that_are()
    {
        var (code, output) = await RunAsync("", "flows", "play", "lapro", "--folder", Office);

        Assert.Equal(1, code);
        Assert.Contains("lapor", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> RunAsync(string typed, params string[] arguments) => HostProcess.RunAsync(arguments, [], typed);

    private void Copy(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
