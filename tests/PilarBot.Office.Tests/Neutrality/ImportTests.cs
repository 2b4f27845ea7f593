using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class ImportTests
{
    private const string Pilkades = """
        kode;nama;tahap;mulai;selesai
        PILKADES2027;Pilkades serentak 2027;kampanye;2027-03-01;2027-03-03
        PILKADES2027;Pilkades serentak 2027;Masa Tenang;04-03-2027;6/3/2027
        PILKADES2027;Pilkades serentak 2027;pemungutan;2027-03-07;2027-03-07
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Dates_of_an_office_hold_at_once_and_stand_in_place_of_what_was_known(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);

        Assert.Empty((await ElectionsAsync(desk, Pilkades)).Problems);
        Assert.Equal((SeasonKind.QuietPeriod, "Pilkades serentak 2027"), await SeasonAsync(desk, new(2027, 3, 5, 4, 0, 0, DateTimeKind.Utc)));
        // Midnight is the office's: 16.00 UTC is the next day in WITA.
        Assert.Equal(SeasonKind.QuietPeriod, (await SeasonAsync(desk, new(2027, 3, 6, 15, 59, 0, DateTimeKind.Utc))).Kind);
        Assert.Equal(SeasonKind.VotingDay, (await SeasonAsync(desk, new(2027, 3, 6, 16, 0, 0, DateTimeKind.Utc))).Kind);

        Assert.Empty((await ElectionsAsync(desk, "kode,nama,tahap,mulai,selesai\nPILKADES2027,Pilkades,pemungutan,2027-04-07,2027-04-07")).Problems);
        Assert.Equal(SeasonKind.PoliticalYear, (await SeasonAsync(desk, new(2027, 3, 5, 4, 0, 0, DateTimeKind.Utc))).Kind);

        Assert.True(await new ImportElections(desk.Database.Office).RemoveAsync("PILKADES2027", default));
        Assert.False(await new ImportElections(desk.Database.Office).RemoveAsync("PILKADES2027", default));
        Assert.Equal(SeasonKind.Normal, (await SeasonAsync(desk, new(2027, 3, 5, 4, 0, 0, DateTimeKind.Utc))).Kind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_faulty_line_of_dates_and_nothing_is_taken(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await ElectionsAsync(desk, Pilkades);

        var report = await ElectionsAsync(desk, """
            kode,nama,tahap,mulai,selesai
            PILKADES2027,Pilkades,kampanye,2027-03-09,2027-03-03
            ,Pilkades,tenang,2027-03-04,kapan-kapan
            LAIN,Lain,pemungutan,2027-05-01,2027-05-01
            LAIN,Lain,kampanye,2027-05-01,2027-05-02
            LAIN,Lain,kampanye,2027-06-01,2027-06-02
            TANPA,Tanpa pemungutan,kampanye,2027-05-01,2027-05-02
            """);

        Assert.Equal(
        [
            "Baris 2: tanggal selesai lebih awal daripada tanggal mulai.",
            "Baris 3: kode kosong atau lebih dari 24 huruf; misalnya PILKADES2027.",
            "Baris 3: tahap \"tenang\" belum dikenal; pilih dari kampanye, masa-tenang, pemungutan.",
            "Baris 3: tanggal belum terbaca; tulis seperti 2027-05-31.",
            "LAIN: tahap kampanye tertulis lebih dari sekali.",
            "LAIN: kampanye, masa tenang, dan pemungutan harus berurutan dan tidak bertumpuk.",
            "TANPA: tahap pemungutan belum ada.",
        ], report.Problems);
        Assert.Equal(SeasonKind.QuietPeriod, (await SeasonAsync(desk, new(2027, 3, 5, 4, 0, 0, DateTimeKind.Utc))).Kind);
        Assert.Equal(["Baris 1: kolom tahap diperlukan."], (await ElectionsAsync(desk, "kode,nama,mulai,selesai\nA,B,C,D")).Problems);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_circular_of_the_office_comes_first_in_the_library_and_in_the_rules(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var resident = desk.Chat("warga");
        Assert.Contains("belum dimuat", await resident.SaysAsync("aturan netralitas"), StringComparison.Ordinal);

        Assert.Empty((await RegulationsAsync(desk, Circular)).Problems);

        var rules = await resident.SaysAsync("aturan netralitas");
        Assert.DoesNotContain("belum dimuat", rules, StringComparison.Ordinal);
        Assert.True(rules.IndexOf("800/12/DINSOS/2026", StringComparison.Ordinal) is > 0 and var own && own < rules.IndexOf("Yang dilarang", StringComparison.Ordinal));
        Assert.Contains("Sumber: Surat Edaran Dinas Sosial Seluma", Unescaped(rules), StringComparison.Ordinal);
        Assert.Contains("Surat edaran kantor ada di urutan pertama", await resident.SaysAsync("aturan"), StringComparison.Ordinal);
        var shown = Unescaped(await resident.SaysAsync("1"));
        Assert.Contains("800/12/DINSOS/2026, 5 Januari 2026, Kepala Dinas Sosial", shown, StringComparison.Ordinal);
        Assert.Contains("• Tidak memakai atribut politik", shown, StringComparison.Ordinal);
        Assert.Contains("Dimuat oleh kantor.", shown, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Anybody_finds_a_regulation_by_a_word_and_reads_how_sure_it_is(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var resident = desk.Chat("warga");

        await resident.SaysAsync("aturan", "cari dengan kata");
        Assert.Contains("Ditemukan 1 aturan", await resident.SaysAsync("identitas pengadu"), StringComparison.Ordinal);
        var shown = Unescaped(await resident.SaysAsync("1"));

        Assert.Contains("Perpres 76/2013, Presiden", shown, StringComparison.Ordinal);
        Assert.Contains("bukan naskah resmi", shown, StringComparison.Ordinal);
        await resident.SaysAsync("aturan", "cari dengan kata", "Program Keluarga Harapan");
        Assert.Contains("Perlu dikonfirmasi", await resident.SaysAsync("1"), StringComparison.Ordinal);
        Assert.Contains("Belum ada aturan yang memuat kata", (await resident.SaysAsync("aturan", "cari dengan kata", "harimau")), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_no_longer_in_force_leaves_the_list_and_a_faulty_line_changes_nothing(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await RegulationsAsync(desk, Circular);

        var report = await RegulationsAsync(desk, """
            nomor,judul,jenis,tanggal,penandatangan,isi,berlaku_sejak,berlaku_sampai,netralitas
            800/12/DINSOS/2026,,Surat edaran,5 Januari,Kepala Dinas Sosial,Isi,2026-05-01,2026-01-01,mungkin
            """);
        Assert.Equal(
        [
            "Baris 2: judul kosong atau lebih dari 200 huruf.",
            "Baris 2: tanggal \"5 Januari\" belum terbaca; tulis seperti 2026-05-31.",
            "Baris 2: berlaku_sampai lebih awal daripada berlaku_sejak.",
            "Baris 2: netralitas diisi ya atau tidak.",
        ], report.Problems);
        Assert.Contains("800/12", await desk.Chat("warga").SaysAsync("aturan netralitas"), StringComparison.Ordinal);

        Assert.Empty((await RegulationsAsync(desk, Circular.Replace("2026-12-31", "2026-06-30", StringComparison.Ordinal))).Problems);
        Assert.DoesNotContain("800/12", await desk.Chat("warga").SaysAsync("aturan netralitas"), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(new DateOnly(2026, 6, 30), (await db.Regulations.SingleAsync()).Until);
        Assert.True(await new ImportRegulations(desk.Database.Office).RemoveAsync("800/12/DINSOS/2026", default));
    }

    internal const string Circular = """
        nomor,judul,jenis,tanggal,penandatangan,isi,berlaku_sejak,berlaku_sampai,netralitas
        800/12/DINSOS/2026,Netralitas pilar sosial,Surat edaran,2026-01-05,Kepala Dinas Sosial,Tidak ikut kampanye; Tidak memakai atribut politik,2026-01-05,2026-12-31,ya
        """;

    internal static async Task<ImportRegulations.Report> RegulationsAsync(Desk desk, string csv) =>
        await new ImportRegulations(desk.Database.Office).RunAsync(new StringReader(csv), default);

    private static Task<ImportElections.Report> ElectionsAsync(Desk desk, string csv) =>
        new ImportElections(desk.Database.Office).RunAsync(new StringReader(csv), default);

    private static async Task<(SeasonKind Kind, string Name)> SeasonAsync(Desk desk, DateTime at)
    {
        await using var db = desk.Database.Office.Open();
        var season = await desk.Calendar.SeasonAsync(db, at, default);
        return (season.Kind, season.Name);
    }

    private static string Unescaped(string markdown) => markdown.Replace("\\", "", StringComparison.Ordinal);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rule_that_was_replaced_is_found_by_search_only_and_names_the_one_in_its_place(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var import = new ImportRegulations(desk.Database.Office);
        const string Columns = "nomor,judul,jenis,tanggal,penandatangan,isi,digantikan_oleh,naskah\n";
        Assert.Empty((await import.RunAsync(new StringReader(
            Columns + "SE 1/2025,Lama,Surat edaran,2025-01-02,Kadis,Isi,SE 2/2026,\nSE 2/2026,Baru,Surat edaran,2026-01-02,Kadis,Isi,,https://contoh.go.id/se2.pdf\n"), default)).Problems);
        Assert.Equal(
            ["Baris 2: digantikan_oleh sama dengan nomornya sendiri.", "Baris 2: naskah diisi alamat yang dimulai dengan https://, paling banyak 300 huruf."],
            (await import.RunAsync(new StringReader(Columns + "SE 3/2026,X,Surat edaran,2026-01-02,Kadis,Isi,SE 3/2026,http://contoh.go.id\n"), default)).Problems);

        var library = new ShowRegulations(desk.Office);
        async Task<string> NotesAsync(string number) => (await desk.ActAsync("1", async turn =>
        {
            var found = (await ShowRegulations.FindAsync(new(number), turn)).Result!.List.Single(e => e.Label.StartsWith(number + ":", StringComparison.Ordinal));
            return (await library.ShowAsync(new(found.Value), turn)).Result!;
        })).Notes;
        var listed = (await desk.ActAsync("1", turn => library.ListAsync(new(), turn))).Result!.List;

        Assert.Equal(["SE 2/2026: Baru"], listed.Where(e => e.Label.StartsWith("SE ", StringComparison.Ordinal)).Select(e => e.Label));
        Assert.DoesNotContain(listed, e => e.Label.StartsWith("Permensos 21/2019", StringComparison.Ordinal));
        Assert.Contains("Digantikan oleh SE 2/2026.", await NotesAsync("SE 1/2025"), StringComparison.Ordinal);
        Assert.Contains("Naskah: https://contoh.go.id/se2.pdf", await NotesAsync("SE 2/2026"), StringComparison.Ordinal);
        Assert.Contains("Digantikan oleh Permensos 3/2026.", await NotesAsync("Permensos 21/2019"), StringComparison.Ordinal);
    }
}
