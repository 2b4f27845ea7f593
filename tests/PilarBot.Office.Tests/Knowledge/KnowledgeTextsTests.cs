using PilarBot.Office.Knowledge;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Tests.Knowledge;

public sealed class KnowledgeTextsTests
{
    private const string Programme = """
        ---
        judul: Beras daerah
        kata: beras; raskin
        sumber: -
        tanda: kantor
        prioritas: 1
        anggaran: 250000000
        realisasi: 40
        ---

        ## Apa itu

        Beras dari
        kabupaten.

        ## Untuk siapa (perlu dikonfirmasi)

        - Lansia

        ## Cara mengajukan
        Lewat desa.
        ## Tempat mengadu
        Kantor.
        """;

    [Fact]
    public void What_travels_with_the_program_has_no_fault_and_says_how_sure_it_is()
    {
        Assert.Empty(KnowledgeTexts.Known.Problems);
        Assert.All(KnowledgeTexts.Known.All, text =>
        {
            Assert.NotNull(text.Verification);
            Assert.Contains(text.Verification is Verification.Verified ? "bukan naskah resmi" : "Perlu dikonfirmasi", text.Note, StringComparison.Ordinal);
            Assert.DoesNotContain("Rp", string.Concat(text.Sections.Values), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("pkh", "pkh")]
    [InlineData("sembako", "bpnt")]
    [InlineData("bpnt", "bpnt")]
    [InlineData("pbi", "pbi-jk")]
    [InlineData("bpjs mati", "bpjs-mati")]
    [InlineData("cara sanggah", "sanggah")]
    [InlineData("dtks", "dtsen")]
    [InlineData("pmks", "ppks")]
    [InlineData("bsks", "psks")]
    public void Words_of_residents_lead_to_a_text(string word, string key) => Assert.Equal(
        key, KnowledgeTexts.Known.Info.Single(i => i.Aliases.Append(i.Label).Contains(word, StringComparer.OrdinalIgnoreCase)).Value);

    [Fact]
    public void Every_pillar_has_its_own_work_written_and_the_office_its_five_services()
    {
        Assert.All(OfficeRole.All.Where(r => r.Kind is RoleKind.Pillar), role => Assert.NotNull(KnowledgeTexts.Known.DutiesOf(role.Code)));
        Assert.Equal(5, KnowledgeTexts.Known.DutiesOf("dinas")!.Section("Tugas dan fungsi").Count(c => c == '•'));
        Assert.All(KnowledgeTexts.Known.All.SelectMany(t => t.Quiz), q => Assert.InRange(q.Right, 0, q.Options.Count - 1));
    }

    [Fact]
    public void A_file_of_the_office_adds_a_text_takes_the_place_of_one_or_takes_it_out()
    {
        var texts = new KnowledgeTexts(new Dictionary<string, string>
        {
            ["program/beras.md"] = Programme,
            ["program/pkh.md"] = Programme.Replace("judul: Beras daerah\nkata: beras; raskin", "judul: PKH daerah\nkata: pkh", StringComparison.Ordinal),
            ["program/yapi.md"] = "---\nsembunyi: ya\n---\n",
        });

        Assert.Empty(texts.Problems);
        var own = texts.Find("beras")!;
        Assert.Equal("Beras dari kabupaten.", own.Section("Apa itu"));
        Assert.Equal("• Lansia\n(perlu dikonfirmasi)", own.Section("Untuk siapa"));
        Assert.Equal("Dimuat oleh kantor.", own.Note);
        Assert.Equal(new ProgrammePlan(1, 250_000_000, 40, false), own.Plan);
        Assert.Equal("PKH daerah", texts.Find("pkh")!.Title);
        Assert.Null(texts.Find("yapi"));
        Assert.DoesNotContain(texts.Info, i => i.Value == "yapi");
    }

    [Fact]
    public void Every_fault_is_told_with_file_and_line_and_what_the_program_knows_stays()
    {
        var texts = new KnowledgeTexts(new Dictionary<string, string>
        {
            ["program/pkh.md"] = Programme.Replace("tanda: kantor", "tanda: pasti", StringComparison.Ordinal).Replace("## Apa itu", "## Apa ito", StringComparison.Ordinal),
            ["program/beras.md"] = Programme.Replace("raskin", "sembako", StringComparison.Ordinal),
            ["tupoksi/tksk.md"] = "---\njudul: TKSK\nsumber: -\ntanda: kantor\n---\n## Pengertian\nA.\n## Tugas dan fungsi\nB.\n## Kuis\n1. Apa?\n   - [ ] Satu\n   - [ ] Dua\n",
            ["tanya/Salah Nama.md"] = "x",
            ["catatan.md"] = "x",
            ["tanya/kosong.md"] = "tanpa kepala",
        });

        Assert.Equal(
            [
                "catatan.md:1 K107", "program/beras.md:1 K108", "program/pkh.md:11 K104", "program/pkh.md:23 K104", "program/pkh.md:5 K103",
                "tanya/Salah Nama.md:1 K107", "tanya/kosong.md:1 K101",
                "tupoksi/tksk.md:10 K105", "tupoksi/tksk.md:11 K105", "tupoksi/tksk.md:11 K105",
            ],
            texts.Problems.Select(p => $"{p.File}:{p.Line} {p.Code}").Order(StringComparer.Ordinal));
        Assert.Contains(texts.Problems, p => p.Suggestion == "maksudnya \"Apa itu\"?");
        Assert.Equal("Program Keluarga Harapan (PKH)", texts.Find("pkh")!.Title);
        Assert.NotEmpty(texts.Find("tksk")!.Quiz);
    }
}
