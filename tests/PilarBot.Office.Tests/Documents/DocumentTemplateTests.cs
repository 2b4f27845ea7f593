using System.IO.Compression;
using PilarBot.Flows.Definition;
using PilarBot.Office.Documents;

namespace PilarBot.Office.Tests.Documents;

public sealed class DocumentTemplateTests
{
    private const string Front = "---\ntitle: Surat\nsource: aturan\ncertainty: belum diperiksa\n---\n";

    private static readonly Dictionary<string, DocumentFields> Fields = new()
    {
        [DocumentRecords.Complaint] = new(
            new HashSet<string> { "a.satu", "a.dua", "a.gambar" },
            new Dictionary<string, IReadOnlySet<string>> { ["b"] = new HashSet<string> { "b.nama", "b.umur" }, ["c"] = new HashSet<string> { "c.x" } }),
    };

    private static readonly DocumentFrame Frame = new("Dinas Sosial", "RJ-2026-000001", new(2026, 11, 22));

    [Fact]
    public void A_template_becomes_a_document_with_headings_lists_tables_and_what_stands_around_it()
    {
        var docx = Write("""
            # Judul {a.satu}

            Satu **tebal {a.dua}** dan *miring*
            baris sama.

            1. {b.nama}, {b.umur} tahun

            - titik

            | Nama | Umur |
            |:--|:----|
            | {b.nama} | {b.umur} |

            |  |  |
            |---|---|
            | Nomor | {dokumen.nomor} |

            > Catatan {dokumen.kepastian}

            ***

            {tanda-tangan}
            """, new() { ["a.satu"] = "pertama", ["a.dua"] = "kedua" }, [("Ani", "40"), ("Budi", "50")]);

        Assert.Equal([], DocxText.Faults(docx));
        Assert.Equal(
            """
            Judul pertama
            Satu tebal kedua dan miring baris sama.
            Ani, 40 tahun
            Budi, 50 tahun
            titik
            Nama | Umur
            Ani | 40
            Budi | 50
            Nomor | RJ-2026-000001
            Catatan belum diperiksa
            ⇟
            ____________________________
            """, DocxText.Read(docx));
    }

    [Fact]
    public void What_is_not_known_leaves_room_to_write_and_an_empty_list_one_row_of_it()
    {
        const string table = "| Nama |\n|--|\n| {b.nama} |\n\nIsi: {a.satu}\n";

        Assert.Equal("Nama\n\nIsi: ..............................................", DocxText.Read(Write(table, [], [])));
        Assert.Equal("Nama\ntidak ada\nIsi: tidak ada", DocxText.Read(Write(table, new() { ["a.satu"] = " \u202E " }, [], "empty: tidak ada\n")));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "<w:p/><script>alert(1)</script> & \"kutip\" ]]>", "<w:p/><script>alert(1)</script> & \"kutip\" ]]>" },
        { "**tebal** {a.dua} [tautan](http://x) `kode` | pipa\n# bukan judul", "**tebal** {a.dua} [tautan](http://x) `kode` | pipa⏎# bukan judul" },
        { "=HYPERLINK(\"http://x\";\"y\") @SUM(1) -1+1", "=HYPERLINK(\"http://x\";\"y\") @SUM(1) -1+1" },
        { "a\0b\u0001c\u001Bd\u007Fe\u0085f\r\ng\th", "abcde⏎f⏎g⇥h" },
        { "foto\u202Egpj.exe \u2066x\u2069 \u200F!", "fotogpj.exe x !" },
        { "separuh \uD83D akhir \uDC00 dan \uFFFE\uFFFF", "separuh \uFFFD akhir \uFFFD dan \uFFFD\uFFFD" },
        { "👨‍👩‍👧 🇮🇩 السلام عليكم नमस्ते", "👨‍👩‍👧 🇮🇩 السلام عليكم नमस्ते" },
        { new string('x', 2000), new string('x', 2000) },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Values_are_text_whatever_they_look_like(string value, string read)
    {
        var docx = Write("# {a.satu}\n\n**{a.satu}**\n\n| A | B |\n|--|--|\n| {b.nama} | x |\n\n- {b.nama}\n\n> {a.satu}\n", new() { ["a.satu"] = value }, [(value, "")]);

        Assert.Equal([], DocxText.Faults(docx));
        Assert.Equal($"{read}\n{read}\nA | B\n{read} | x\n{read}\n{read}", DocxText.Read(docx));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_and_no_time_but_the_day()
    {
        var docx = Write("Isi {a.satu}", new() { ["a.satu"] = "x" }, []);

        Assert.Equal(docx, Write("Isi {a.satu}", new() { ["a.satu"] = "x" }, []));
        using var zip = new ZipArchive(new MemoryStream(docx));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(2026, 11, 22), e.LastWriteTime.DateTime));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "Isi {a.stu}", "surat.md:6 T104 unknown field \"a.stu\"; did you mean \"a.satu\"?" },
        { "Isi\n\n| A |\n|--|\n| {b.nama} {c.x} |", "surat.md:10 T105 the field \"c.x\" belongs to the list \"c\", and this part repeats for \"b\"; put it into a table row or list item of its own" },
        { "Isi {b.nama}", "surat.md:6 T105 the field \"b.nama\" belongs to the list \"b\" and has no meaning here; put it into a table row or list item of its own" },
        { "Lihat [ini](http://x)", "surat.md:6 T106 a document has no links; use headings, paragraphs, bold, italic, lists, tables, quotes, or a line \"***\" for a new page" },
        { "#### Judul", "surat.md:6 T106 headings go to the third level" },
        { "Foto: {a.gambar}", "surat.md:6 T108 the picture \"a.gambar\" has words beside it; put it into a paragraph, cell or list item of its own" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_named_with_its_file_and_line(string body, string problem)
    {
        var problems = new List<Problem>();

        Assert.Null(DocumentTemplate.Read("surat.md", Front + body, Fields, problems));
        Assert.Equal(problem, Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("Isi", "surat.md:1 T101 the front matter between two lines \"---\" is missing")]
    [InlineData("---\ntitle: Surat\nsource: x\n---\nIsi", "surat.md:1 T102 the front matter lacks \"certainty\"")]
    [InlineData("---\ntitle: Surat\nsource: x\ncertainty: y\nabout: rumah\n---\nIsi", "surat.md:1 T103 there is no record \"rumah\" to write about; write \"about\" with one of aduan")]
    [InlineData("---\ntitle: Surat\nsumber: x\n---\nIsi", "surat.md:3 T101 the front matter cannot be read: Property 'sumber' not found on type 'PilarBot.Office.Documents.DocumentHead'.")]
    public void A_front_matter_has_to_say_what_the_document_rests_on(string text, string problem)
    {
        var problems = new List<Problem>();

        Assert.Null(DocumentTemplate.Read("surat.md", text, Fields, problems));
        Assert.Equal(problem, Assert.Single(problems).ToString());
    }

    private static byte[] Write(string body, Dictionary<string, string?> single, (string Name, string Age)[] list, string front = "")
    {
        var problems = new List<Problem>();
        var template = DocumentTemplate.Read("surat.md", Front.Insert(4, front) + body, Fields, problems);
        Assert.Equal([], problems);
        return DocxWriter.Write(template!, new(single, new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>
        {
            ["b"] = [.. list.Select(e => new Dictionary<string, string?> { ["b.nama"] = e.Name, ["b.umur"] = e.Age })],
            ["c"] = [],
        }), Frame);
    }
}
