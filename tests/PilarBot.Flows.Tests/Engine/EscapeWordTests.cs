using PilarBot.Flows.Events;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class EscapeWordTests
{
    private readonly Chat chat = Chat.With(Samples.Report, Samples.Complaint);

    [Theory]
    [InlineData("batal")]
    [InlineData("BATAL")]
    [InlineData("  Batal. ")]
    [InlineData("/batal")]
    [InlineData("/batal@pilar_bot")]
    [InlineData("stop!")]
    [InlineData("cancel")]
    [InlineData("0")]
    public void Cancelling_is_understood_in_its_spellings(string word)
    {
        chat.Types("lapor", word);

        Assert.Null(chat.Dialogue.Session);
        Assert.Contains(new FlowCancelled("lapor"), chat.Events);
    }

    [Theory]
    [InlineData("saya mau batal saja")]
    [InlineData("menu makanannya habis")]
    [InlineData("tolong bantu warga ini")]
    [InlineData("orang tua itu sakit")]
    public void A_word_inside_a_sentence_is_an_answer(string sentence)
    {
        chat.Types("pengaduan", sentence);

        Assert.Contains(new FlowCompleted("pengaduan"), chat.Events);
    }

    [Fact]
    public void Cancelling_asks_first_once_there_are_two_answers()
    {
        chat.Types("lapor", "8", "belum punya", "batal");
        Assert.Contains("Batalkan isian **Lapor kasus**?", chat.Last);

        chat.Taps("Tidak, lanjutkan");
        Assert.Equal("Kirim foto, 1 sampai 5.", chat.Last);

        chat.Types("batal", "ya");
        Assert.Contains(new FlowCancelled("lapor"), chat.Events);
        Assert.Empty(chat.Dialogue.Drafts);
    }

    [Fact]
    public void An_answer_instead_of_a_yes_keeps_the_session()
    {
        chat.Types("lapor", "8", "belum punya", "batal").Photo();

        Assert.Equal(["m1"], chat.Dialogue.Session!.Gathered);
    }

    [Fact]
    public void The_menu_lays_a_session_aside_and_offers_it_again()
    {
        chat.Types("lapor", "8", "menu");

        Assert.Null(chat.Dialogue.Session);
        Assert.Contains("Isian **Lapor kasus** kami simpan", chat.Last);
        Assert.Equal(["Lanjutkan: Lapor kasus", "Lapor kasus", "Pengaduan"], chat.Labels);

        chat.Taps("Lanjutkan: Lapor kasus");
        Assert.Contains("Ketik **NIK** warga.", chat.Last);
        Assert.Empty(chat.Dialogue.Drafts);
    }

    [Fact]
    public void The_menu_lets_a_session_without_answers_go()
    {
        chat.Types("lapor", "menu");

        Assert.Empty(chat.Dialogue.Drafts);
        Assert.Contains(new FlowCancelled("lapor"), chat.Events);
    }

    [Fact]
    public void Help_shows_an_example_and_leaves_the_question_open()
    {
        chat.Types("lapor", "8", "bantuan");

        Assert.Contains("16 angka", chat.Last);
        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);
        Assert.Equal(["Belum punya"], chat.Labels);
    }

    [Fact]
    public void Help_explains_the_choices_that_say_what_they_are()
    {
        chat.Types("lapor", "bantuan");

        Assert.Contains("- **Lanjut Usia Telantar**: 60 tahun ke atas.", chat.Last);
    }

    [Fact]
    public void Help_at_the_review_says_the_general_and_shows_the_review_again()
    {
        chat.Types("pengaduan", "batal", "bantuan");

        Assert.Contains("- **Lapor kasus**: melaporkan warga", chat.Last);
    }

    [Fact]
    public void A_human_is_called_and_the_session_stays_open()
    {
        chat.Types("lapor", "8", "petugas");

        Assert.Contains(new HumanRequested(HumanReason.Asked, "lapor"), chat.Events);
        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);

        chat.Types("menu", "petugas");
        Assert.Contains(new HumanRequested(HumanReason.Asked, null), chat.Events);
    }

    [Fact]
    public void Zero_is_a_number_where_numbers_are_asked_for()
    {
        var numbers = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: anak
                say: Berapa anak?
                answer: number
              - ask: lagi
                say: Lagi?
                answer: yes-no
            """);

        numbers.Types("a", "0");
        Assert.Equal("0", numbers["anak"]!.Value!.ToJsonString());

        numbers.Types("0");
        Assert.Null(numbers.Dialogue.Session);
    }

    [Theory]
    [InlineData("batal", "Tidak ada isian yang sedang berjalan")]
    [InlineData("kembali", "Tidak ada isian yang sedang berjalan")]
    [InlineData("lanjut", "Tidak ada isian yang tersimpan")]
    public void Outside_of_a_session_they_say_that_nothing_runs(string word, string says) =>
        Assert.Contains(says, chat.Types(word).Last);

    [Fact]
    public void A_word_that_works_anywhere_also_leaves_the_engines_own_questions()
    {
        chat.Types("lapor", "8", "pengaduan", "menu");

        Assert.Null(chat.Dialogue.Interjection);
        Assert.Null(chat.Dialogue.Session);
        Assert.Single(chat.Dialogue.Drafts);
    }

    [Fact]
    public void Help_in_the_middle_of_the_engines_own_question_goes_back_to_the_flows()
    {
        chat.Types("lapor", "8", "pengaduan", "bantuan");
        Assert.Null(chat.Dialogue.Interjection);

        chat.Taps("Belum punya");
        Assert.Equal("tanpa-nik", chat["nik"]!.Choice);
    }

    [Fact]
    public void A_word_to_go_on_is_the_choice_where_the_question_offers_it()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: mau
                say: Lanjutkan?
                choose: [{ value: lanjut, label: "Ya, lanjut" }, { value: nanti, label: Tidak sekarang }]
              - say: "Kita {mau.choice}."
            """).Types("a", "lanjut");

        Assert.Equal("Kita lanjut.", chat.Last);
    }
}
