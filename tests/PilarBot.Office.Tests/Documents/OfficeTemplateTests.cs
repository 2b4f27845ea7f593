using PilarBot.Office.Complaints;
using PilarBot.Office.Documents;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;

namespace PilarBot.Office.Tests.Documents;

/// <summary>The templates that come with the program, filled, are what <c>Golden/</c> says, word for word.</summary>
public sealed class OfficeTemplateTests
{
    private static readonly DocumentTemplates Templates =
        new(Path.Combine(AppContext.BaseDirectory, "document-templates"));

    public static TheoryData<string> Names => [.. Templates.All.Where(t => t.Head.About == DocumentRecords.Complaint).Select(t => t.Name)];

    [Fact]
    public void Every_template_is_right_and_says_what_it_rests_on_and_how_sure_that_is()
    {
        Assert.Equal([], Templates.Problems.Select(p => p.ToString()));
        Assert.Equal(["bast-rtlh", "bawaslu-pemilu", "bawaslu-pilkada", "berita-acara-musdes", "berita-acara-uji-publik", "berita-acara-verval", "daftar-hadir", "inspektorat", "ringkasan-aduan", "ringkasan-kasus", "sptjm"], Templates.All.Select(t => t.Name));
        // A help is not the form itself, and has to say so on its face.
        Assert.All(Templates.All.Where(t => t.Head.Recipient is not null), t =>
            Assert.Contains("bukan formulir resmi", DocxText.Read(DocxWriter.Write(t, Nothing, new("Dinas Sosial", "RJ-2026-000001", new(2026, 11, 22)))), StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_filled_template_reads_as_it_should(string name)
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        var number = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        foreach (var (about, note) in ((string?, string)[])[
            ("saksi", "Pak Ramli, melihat dari teras."), (null, "Kaus masih disimpan warga."), ("saksi", "Ibu Nurhayati."), ("tautan", "facebook.com/contoh"), ("tempat", "Balai desa"),
            ("tempat-kerja", "Kantor Camat Rumbia, NIP 19800101 200501 1 001"), ("harapan", "Agar ditegur."), ("alamat", "Jalan Mawar 3, Rumbia")])
            await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(number, null, note, about, null, HandOnSamples.Phone, ["NET06"], null), turn));
        await desk.GiveEvidenceAsync(number, PictureFiles.Jpeg(), SampleFiles.Pdf());
        await using var db = desk.Database.Office.Open();
        var facts = await HandOnFacts.OpenAsync(db, await desk.LoadAsync(number), desk.Sealer, default);

        var docx = DocxWriter.Write(
            Templates.Find(name)!, HandOnFields.Of(facts, desk.Office, withReporter: name != MakePackages.Summary), new("Dinas Sosial Uji", "RJ-2026-000001 versi 1", new(2026, 11, 22)));

        Assert.Equal([], DocxText.Faults(docx));
        var golden = Path.Combine(AppContext.BaseDirectory, "Documents", "Golden", name + ".txt");
        Assert.Equal((await File.ReadAllTextAsync(golden)).TrimEnd('\n'), DocxText.Read(docx));
    }

    [Fact]
    public async Task No_field_of_any_template_can_break_a_document_with_what_stands_in_it()
    {
        const string hostile = "\0<w:p>]]>&lt; **x** {pelapor.nama} | =1+1 \u202Etxt.exe\uD83D 👍 السلام ";
        var value = hostile + new string('y', 2000);
        await using var desk = await Desk.OpenAsync("sqlite");
        foreach (var template in Templates.All)
        {
            var names = DocumentRecords.All[template.Head.About].Fields;
            var values = new DocumentValues(
                names.Single.ToDictionary(f => f, _ => (string?)value),
                names.Lists.ToDictionary(l => l.Key, IReadOnlyList<IReadOnlyDictionary<string, string?>> (l) => [l.Value.ToDictionary(f => f, _ => (string?)value)]));
            var docx = DocxWriter.Write(template, values, new("Dinas Sosial " + hostile, "RJ " + hostile, new(2026, 11, 22)));

            Assert.Equal([], DocxText.Faults(docx));
            Assert.Contains("<w:p>]]>&lt; **x** {pelapor.nama} | =1+1 txt.exe\uFFFD 👍 السلام " + new string('y', 2000), DocxText.Read(docx), StringComparison.Ordinal);
        }
    }

    private static DocumentValues Nothing => new(
        new Dictionary<string, string?>(), HandOnFields.Names.Lists.ToDictionary(l => l.Key, IReadOnlyList<IReadOnlyDictionary<string, string?>> (_) => []));
}
