using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class BackTests
{
    private readonly Chat chat = Chat.With(Samples.Report);

    [Fact]
    public void Going_back_asks_the_last_question_again_with_its_answer_offered()
    {
        chat.Types("lapor", "8", "kembali");

        Assert.Equal("jenis", chat.Dialogue.Session!.WaitingFor);
        Assert.Contains("Jawaban sebelumnya: **Lanjut Usia Telantar**", chat.Last);

        chat.Taps("Tetap: Lanjut Usia Telantar");
        Assert.Equal("08", chat["jenis"]!.Value!.ToString());
        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void Going_back_goes_past_what_was_read()
    {
        chat.Result("cases.find", """{"count":0}""").Types("lapor", "8", "3204131708909999", "kembali");

        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);
        Assert.Contains("9999", chat.Last);
        Assert.DoesNotContain("320413", chat.Last);
        Assert.Null(chat["serupa"]);
    }

    [Fact]
    public void At_the_first_question_there_is_nothing_to_go_back_to()
    {
        chat.Types("lapor", "kembali");

        Assert.Contains("Ini pertanyaan pertama", chat.Last);
        Assert.Equal("jenis", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void Going_back_never_crosses_what_was_sent()
    {
        var sent = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: cerita
                say: Cerita?
                answer: text
              - do: cases.open
                with: { text: cerita }
                as: kasus
              - ask: puas
                say: Puas?
                answer: yes-no
              - ask: saran
                say: Saran?
                answer: text
            """).Result("cases.open", """{"number":"KS-1"}""");

        sent.Types("a", "sakit", "ya", "kembali");
        Assert.Equal("puas", sent.Dialogue.Session!.WaitingFor);

        sent.Types("kembali");
        Assert.Contains("Bagian sebelumnya sudah kami catat, jadi tidak bisa mundur lagi.", sent.Last);
        Assert.Equal("puas", sent.Dialogue.Session!.WaitingFor);
        Assert.NotNull(sent["cerita"]);
    }

    [Fact]
    public void Photos_taken_back_can_be_kept_with_one_press()
    {
        chat.Types("lapor", "8", "belum punya").Photo("a").Photo("b").Types("selesai", "kembali");
        Assert.Contains("Tetap: 2 foto", chat.Labels);

        chat.Types("tetap");
        Assert.Equal("""["a","b"]""", chat["foto"]!.Value!.ToJsonString());
    }

    [Fact]
    public void Going_back_again_and_again_reaches_the_first_question()
    {
        chat.Types("lapor", "8", "belum punya").Photo().Types("selesai", "lewati", "kembali", "kembali", "kembali", "kembali");

        Assert.Equal("jenis", chat.Dialogue.Session!.WaitingFor);
        Assert.Empty(chat.Dialogue.Session.Trail);
    }

    [Fact]
    public void A_way_out_that_was_taken_is_offered_again()
    {
        chat.Types("lapor", "8", "belum punya", "kembali");
        chat.Taps("Tetap: Belum punya");

        Assert.Equal("tanpa-nik", chat["nik"]!.Choice);
        Assert.Null(chat["nik"]!.Value);
    }
}
