using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class LanguageTests
{
    private const string Flow = """
        flow: aduan
        title: Aduan
        menu: { label: Aduan, order: 1 }
        start: [aduan]
        steps:
          - ask: peran
            label: Tugas
            say: Apa tugasnya, {me.name}?
            choose:
              - { value: tksk, label: Petugas TKSK, hint: Pekerja sosial }
              - { value: lain, label: Lainnya }
          - ask: kapan
            label: Tanggal
            say: Kapan?
            answer: date
            or: [{ value: lupa, label: Tidak ingat }]
          - review:
              say: Mohon periksa.
              send: Kirim aduan
          - say: Diterima pada {kapan}.
        """;

    private const string English = """
        texts:
          - { id: Aduan, en: Complaint }
          - { id: Tugas, en: Role }
          - id: Apa tugasnya, {me.name}?
            en: What is their role, {me.name}?
          - { id: Petugas TKSK, en: TKSK worker }
          - { id: Pekerja sosial, en: Social worker }
          - { id: Lainnya, en: Somebody else }
          - { id: Tanggal, en: Date }
          - { id: Kapan?, en: When? }
          - { id: Tidak ingat, en: I forgot }
          - { id: Mohon periksa., en: Please check. }
          - { id: Kirim aduan, en: Send complaint }
          - { id: Tidak ada lagi, en: Gone }
        """;

    private const string EnglishTexts = """
        language:
          name: English
          words: [english, inggris]
        calendar:
          months: [January, February, March, April, May, June, July, August, September, October, November, December]
          at: at
        texts:
          address-named: "{name}"
          menu: Please choose.
          language-changed: All right, in English.
          suggestion: "Your earlier answer: **{label}**"
        buttons:
          keep: Keep
          correct: Change an answer
        words:
          back: [go back]
        """;

    private static readonly FlowReading reading = FlowSet.Read(
        [new("aduan/flow.yaml", Flow), new("aduan/flow.en.yaml", English), new("texts.yaml", Chat.Texts), new("texts.en.yaml", EnglishTexts)], Vocabularies.Office);

    private static Chat Start() => new(reading.Flows!);

    [Fact]
    public void Files_of_another_language_are_read_beside_the_source()
    {
        Assert.Empty(reading.Problems);
        Assert.Equal(["id", "en"], reading.Flows!.Languages);
    }

    [Fact]
    public void What_is_not_translated_and_what_is_translated_in_vain_is_noted()
    {
        Assert.Contains(reading.Notices, n => n is { File: "aduan/flow.yaml", Code: "F201", Line: 20 } && n.Message.Contains("Diterima pada", StringComparison.Ordinal));
        Assert.Contains(reading.Notices, n => n is { File: "aduan/flow.en.yaml", Code: "F202", Line: 14 } && n.Message.Contains("Tidak ada lagi", StringComparison.Ordinal));
        Assert.Contains(reading.Notices, n => n is { File: "texts.en.yaml", Code: "F201" } && n.Message.Contains("texts: greeting", StringComparison.Ordinal));
    }

    [Fact]
    public void The_menu_offers_the_other_language_and_speaks_it_once_chosen()
    {
        var chat = Start().Types("menu");
        Assert.Equal(["Aduan", "English"], chat.Labels);

        chat.Taps("English");
        Assert.Equal("All right, in English.\n\nPlease choose.", chat.Last);
        Assert.Equal(["Complaint", "Bahasa Indonesia"], chat.Labels);

        chat.Taps("Complaint");
        Assert.Equal("What is their role, Siti?", chat.Last);
        Assert.Equal(["TKSK worker", "Somebody else"], chat.Labels);
    }

    [Fact]
    public void In_the_middle_the_question_comes_again_in_the_other_language_and_answers_stay()
    {
        var chat = Start().Types("aduan").Taps("Petugas TKSK").Types("english");
        Assert.Equal("All right, in English.\n\nWhen?", chat.Last);
        Assert.Equal(["I forgot"], chat.Labels);

        chat.Types("17 august 2026");
        Assert.Equal("Please check.\n\n- Role: TKSK worker\n- Date: 17 August 2026", chat.Last);
        Assert.Equal(["Send complaint", "Change an answer", "Batal"], chat.Labels);

        chat.Types("bahasa indonesia");
        Assert.Contains("- Tugas: Petugas TKSK\n- Tanggal: 17 Agustus 2026", chat.Last);

        chat.Types("kirim aduan");
        Assert.Equal("Diterima pada 17 Agustus 2026.", chat.Last);
    }

    [Fact]
    public void A_way_out_is_shown_in_the_language_of_now()
    {
        var chat = Start().Types("aduan", "lain", "tidak ingat", "inggris");

        Assert.EndsWith("- Role: Somebody else\n- Date: I forgot", chat.Last);
    }

    [Fact]
    public void Words_of_both_languages_are_understood_in_either()
    {
        var chat = Start().Types("aduan", "lain", "go back");
        Assert.Equal("peran", chat.Dialogue.Session!.WaitingFor);

        chat.Types("english", "somebody else", "kembali");
        Assert.Equal("What is their role, Siti?\n\nYour earlier answer: **Somebody else**", chat.Last);

        // what nobody translated is said in the source
        Assert.StartsWith("Pilihan", chat.Types("xyz").Last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_of_the_source_is_found_in_another_language_too()
    {
        var chat = Start().Types("english", "aduan", "petugas tksk");

        Assert.Equal("When?", chat.Last);
    }
}
