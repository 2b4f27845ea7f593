using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Host.Tests.Workers;
using PilarBot.Office.Conversations;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.Commands;

public sealed class CheckAgainstTests : IDisposable
{
    private const string Uji = """
        flow: uji
        title: Uji coba
        start: [uji]
        steps:
          - ask: satu
            say: Pertanyaan satu?
            answer: text
          - ask: dua
            say: Pertanyaan dua?
            answer: text
          - review:
          - say: Selesai.
        """;

    private const string Titip = """
        flow: titip
        title: Titip pesan
        start: [titip]
        steps:
          - call: alamat
          - say: Selesai.
        """;

    private const string Alamat = """
        flow: alamat
        title: Alamat
        steps:
          - ask: kota
            say: Di kota mana?
            answer: text
        """;

    private const string Lama = """
        flow: lama
        title: Alur lama
        start: [alur lama]
        steps:
          - ask: isi
            say: Apa isinya?
            answer: text
        """;

    private readonly string edited = Directory.CreateTempSubdirectory("pilarbot-edited-").FullName;

    public void Dispose() => Directory.Delete(edited, recursive: true);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_flows_that_somebody_stands_on_are_listed_with_how_many_and_where_they_wait(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false, new() { EnforceRates = false });
        foreach (var (name, flow) in new[] { ("uji", Uji), ("titip", Titip), ("alamat", Alamat), ("lama", Lama) })
            Write(site.FlowFolder, name, flow);
        await using (await HostInProcess.StartAsync(site))
            await TalkAsync(site.Telegram);
        Copy(site.FlowFolder);

        var (code, output) = await site.RunAsync("flows", "check", edited, "--against");
        Assert.True(code == 0, output);
        Assert.Contains("Tidak ada percakapan berjalan atau isian tersimpan yang tersentuh.", output, StringComparison.Ordinal);
        Assert.Contains("5 percakapan lain berada di alur yang tidak berubah.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("texts.yaml", output, StringComparison.Ordinal);

        Write(edited, "uji", Uji.Replace("Pertanyaan dua", "Pertanyaan kedua", StringComparison.Ordinal));
        Write(edited, "alamat", Alamat.Replace("Di kota mana?", "Kota apa?", StringComparison.Ordinal));
        Directory.Delete(Path.Combine(edited, "lama"), recursive: true);
        (code, output) = await site.RunAsync("flows", "check", edited, "--against");
        Assert.True(code == 0, output);
        Assert.Contains("- lama dihapus: 1 percakapan berjalan, menunggu di isi (1).", output, StringComparison.Ordinal);
        Assert.Contains("- titip memakai alur alamat yang berubah: 1 percakapan berjalan, menunggu di alamat/kota (1).", output, StringComparison.Ordinal);
        Assert.Contains(
            "- uji berubah: 2 percakapan berjalan dan 1 isian tersimpan, menunggu di dua (2), pemeriksaan akhir (1).", output, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang terputus", output, StringComparison.Ordinal);
        Assert.Contains("1 percakapan lain berada", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Warga", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia", output, StringComparison.Ordinal);

        var texts = Path.Combine(edited, "texts.yaml");
        await File.WriteAllTextAsync(texts, await File.ReadAllTextAsync(texts) + "# diubah\n");
        (code, output) = await site.RunAsync("flows", "check", edited, "--against");
        Assert.True(code == 0, output);
        Assert.Contains("texts.yaml berubah: kalimat bot sendiri berganti untuk semua percakapan", output, StringComparison.Ordinal);

        Write(edited, "uji", Uji.Replace("- say: Selesai", "- sai: Selesai", StringComparison.Ordinal));
        (code, output) = await site.RunAsync("flows", "check", edited, "--against");
        Assert.Equal(1, code);
        Assert.Contains("uji/flow.yaml:12 F107", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Dibandingkan", output, StringComparison.Ordinal);

        // Only read: the folder's revisions were kept nowhere.
        await using var db = site.Database.Office.Open();
        Assert.Equal(1, await db.FlowRevisions.CountAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task More_conversations_than_a_page_are_all_counted(string provider)
    {
        await using var desk = await FlowDesk.CreateAsync(provider, Uji);
        await desk.BeginAsync("uji", "satu", 450);
        var now = FlowSet.Read(
            desk.Library.Current.Files.Select(f => f.Path == "uji/flow.yaml" ? f with { Content = f.Content + "\n" } : f), desk.Library.Vocabulary).Flows!;

        var touched = await desk.FindTouchedAsync(now);

        var flow = Assert.Single(touched.Flows);
        Assert.Equal((450, 0), (flow.Running, flow.Drafts));
        Assert.Equal(450, flow.Steps[("satu", true)]);
        Assert.Equal((0, 0), (touched.Others, touched.Unreadable));
    }

    [Fact]
    public async Task Rounds_of_a_repeat_are_one_question_and_a_translation_belongs_to_its_flow()
    {
        await using var desk = await FlowDesk.CreateAsync("sqlite", """
            flow: uji
            title: Uji
            start: [uji]
            steps:
              - repeat: anak
                say: Ada anak lain?
                steps:
                  - ask: nama
                    say: Siapa namanya?
                    answer: text
              - say: Selesai.
            """);
        await desk.BeginAsync("uji", "anak/0/nama", 2);
        await desk.BeginAsync("uji", "anak/3/nama", 1);
        await desk.BeginAsync("uji", "anak/3/~more", 1);
        await desk.BeginAsync("uji", "1", 1);
        FlowFile[] files = [.. desk.Library.Current.Files, new("uji/flow.en.yaml", "texts:\n  - { id: Selesai., en: Done. }\n")];

        var flow = Assert.Single((await desk.FindTouchedAsync(FlowSet.Read(files, desk.Library.Vocabulary).Flows!)).Flows);

        Assert.IsType<FlowDifference.Edited>(flow.Difference);
        Assert.Equal((3, 1, 1), (flow.Steps[("anak/nama", true)], flow.Steps[("anak/~more", true)], flow.Steps[("", false)]));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_not_made()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        var missing = Path.Combine(edited, "lain", "pilarbot.db");
        site.Settings["Database:Sqlite"] = missing;

        var (code, output) = await site.RunAsync("flows", "check", site.FlowFolder, "--against");

        Assert.Equal(1, code);
        Assert.Contains("Tidak ada basis data", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(missing)));
    }

    private static async Task TalkAsync(FakeTelegram telegram)
    {
        var users = Enumerable.Range(8500, 5).Select(id => telegram.User(id, "Warga Uji")).ToList();
        async Task SayAsync(int user, string says, string answer)
        {
            users[user].Says(says);
            await users[user].WaitForAsync(answer);
        }
        foreach (var user in (int[])[0, 1, 2])
        {
            await SayAsync(user, "uji", "Pertanyaan satu");
            await SayAsync(user, "Rahasia", "Pertanyaan dua");
        }
        await SayAsync(1, "Rahasia juga", "periksa kembali");
        await SayAsync(2, "titip", "Pindah ke");
        await SayAsync(2, "ya", "Di kota mana");
        await SayAsync(3, "alur lama", "Apa isinya");
        await SayAsync(4, "daftar", "bagikan");
    }

    private static void Write(string folder, string flow, string content)
    {
        Directory.CreateDirectory(Path.Combine(folder, flow));
        File.WriteAllText(Path.Combine(folder, flow, "flow.yaml"), content);
    }

    private void Copy(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(edited, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
