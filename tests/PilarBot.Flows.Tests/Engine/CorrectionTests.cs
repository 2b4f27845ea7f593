using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class CorrectionTests
{
    private const string Nik = "3204131708909999";
    private const string OtherNik = "3204135708909999";

    private readonly Chat chat = Chat.With(Samples.Report).Result("cases.find", """{"count":0}""");

    private Chat AtReview() => chat.Types("lapor", "8", Nik).Photo().Types("selesai", "sakit").Takes(new LocationInput(-4.5, 121.9));

    [Fact]
    public void Any_answer_can_be_corrected_and_the_review_comes_again()
    {
        AtReview().Taps("Ubah jawaban");
        Assert.Equal(["Jenis", "NIK", "Foto", "Cerita", "Lokasi", "◂ Kembali"], chat.Labels);

        chat.Taps("Cerita");
        Assert.Contains("Jawaban sebelumnya: **sakit**", chat.Last);
        chat.Types("sakit dan sendiri");

        Assert.Contains("- Cerita: sakit dan sendiri", chat.Last);
        Assert.Contains("- Foto: 1 foto", chat.Last);
    }

    [Theory]
    [InlineData("NIK")]
    [InlineData("nik")]
    [InlineData("ubah nik")]
    public void The_label_typed_at_the_review_corrects_its_answer(string words)
    {
        AtReview().Types(words);

        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void What_was_read_is_read_again_after_a_correction()
    {
        AtReview().Types("nik").Result("cases.find", """{"count":0}""").Types(OtherNik);

        Assert.Equal(2, chat.Requests.Count);
        Assert.Equal(OtherNik, chat.Requests[1].Arguments["nik"]!.ToString());
        Assert.Contains("Periksa kembali.", chat.Last);
    }

    [Fact]
    public void A_new_branch_asks_its_questions_and_an_old_one_leaves_no_trace()
    {
        AtReview().Types("nik").Result("cases.find", """{"count":1,"first":{"number":"KS-9"}}""").Types(OtherNik);
        Assert.Contains("Sudah ada kasus **KS-9**.", chat.Last);
        chat.Taps("Laporan baru");
        Assert.Contains("- Lanjut: Laporan baru", chat.Last);
        Assert.Equal(["jenis", "nik", "serupa", "lanjut", "foto", "cerita", "lokasi"], chat.Dialogue.Session!.Trail.Select(e => e.Key));

        chat.Types("nik", "belum punya");
        Assert.DoesNotContain("Lanjut:", chat.Last);
        Assert.Null(chat["lanjut"]);
        Assert.Null(chat["serupa"]);
    }

    [Fact]
    public void Going_back_from_a_correction_leaves_the_answer_as_it_was()
    {
        AtReview().Result("cases.find", """{"count":0}""").Types("nik", "kembali");

        Assert.Contains("Periksa kembali.", chat.Last);
        Assert.Equal(Nik, chat["nik"]!.Value!.ToString());
    }

    [Fact]
    public void Going_back_in_the_list_of_answers_shows_the_review()
    {
        AtReview().Types("ubah", "kembali");

        Assert.Contains("Periksa kembali.", chat.Last);
        Assert.Null(chat.Dialogue.Interjection);
    }

    [Fact]
    public void Going_back_at_the_review_asks_the_last_question()
    {
        AtReview().Types("kembali");

        Assert.Equal("lokasi", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void What_means_nothing_at_the_review_is_answered_with_what_does()
    {
        AtReview().Types("apa ini");

        Assert.Contains("Silakan tekan salah satu tombol", chat.Last);
        Assert.Equal(["Kirim laporan", "Ubah jawaban", "Batal"], chat.Labels);
    }

    [Fact]
    public void The_buttons_of_the_review_have_numbers_too()
    {
        Assert.Contains("Jawaban mana", AtReview().Types("2").Last);
        Assert.Contains("Batalkan isian **Lapor kasus**?", chat.Types("kembali", "3").Last);
        chat.Result("cases.open", """{"number":"KS-1"}""").Types("tidak", "1");
        Assert.Null(chat.Dialogue.Session);
    }

    [Fact]
    public void A_masked_answer_is_not_shown_in_the_review()
    {
        var secret = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: rahasia
                say: Apa?
                answer: text
                sensitive: true
              - ask: nama
                say: Siapa?
                answer: text
              - review:
                  say: Periksa.
                  only: [rahasia]
            """);

        secret.Types("a", "sakit jiwa", "Budi");

        Assert.Equal("Periksa.\n\n- Rahasia: ••••••", secret.Last);
    }

    [Fact]
    public void A_label_of_many_is_found_on_a_later_page()
    {
        var many = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n"
            + string.Concat(Enumerable.Range(1, 14).Select(i => $"  - ask: q{i}\n    say: Q{i}?\n    answer: text\n"))
            + "  - review:\n");
        many.Types("a").Types([.. Enumerable.Range(1, 14).Select(i => $"jawaban {i}")]);

        many.Taps("Ubah jawaban", "Lainnya ▸");
        Assert.Contains("Q9", many.Labels);
        many.Taps("◂ Sebelumnya", "Lainnya ▸", "Q9");

        Assert.Equal("q9", many.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void A_corrected_kecamatan_asks_for_its_desa_again()
    {
        var place = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: kecamatan
                answer: wilayah
                level: kecamatan
              - ask: desa
                answer: wilayah
                level: desa
                within: kecamatan
              - review:
            """);
        place.Types("a", "banjaran", "kiangroke", "kecamatan", "cangkuang");

        Assert.Equal("desa", place.Dialogue.Session!.WaitingFor);
        Assert.Equal(["Mekarjaya", "Oe'Ekam"], place.Labels);

        place.Types("mekarjaya");
        Assert.Equal("32.04.14.2001", place["desa"]!.Value!.ToString());
        Assert.StartsWith("Mohon periksa kembali", place.Last);
    }
}
