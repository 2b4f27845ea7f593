using PilarBot.Flows.Engine;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class RetryTests
{
    private static Chat Asking(string answer) => Chat.With($"""
        flow: a
        title: A
        start: [a]
        steps:
          - ask: x
            say: Apa?
            {answer.Replace("; ", "\n    ", StringComparison.Ordinal)}
          - ask: lagi
            say: Lagi?
            answer: text
        """).Types("a");

    [Theory]
    [InlineData("answer: nik", "320413170890999", "NIK terdiri dari 16 angka; yang terbaca 15 angka")]
    [InlineData("answer: nik", "tidak tahu", "tanpa huruf")]
    [InlineData("answer: nik", "32041317O8909999", "bukan huruf O")]
    [InlineData("answer: nik", "3204131708909999 3204135708909999", "dua nomor")]
    [InlineData("answer: nik", "3204131713909999", "tidak ada di kalender")]
    [InlineData("answer: nik", "3204131708900000", "tidak dipakai sebagai NIK")]
    [InlineData("answer: kk", "320413170890999", "Nomor KK terdiri dari 16 angka; yang terbaca 15 angka")]
    [InlineData("answer: kk", "x", "tanpa huruf")]
    [InlineData("answer: kk", "320413130101000O", "bukan huruf O")]
    [InlineData("answer: kk", "3204131301010001 3204131301010002", "dua nomor")]
    [InlineData("answer: kk", "3204135301010001", "tidak ada di kalender")]
    [InlineData("answer: kk", "3204131301010000", "tidak dipakai sebagai nomor KK")]
    [InlineData("answer: date", "31 april 2026", "Tanggal **31 april 2026** tidak ada di kalender")]
    [InlineData("answer: date", "entah", "Tanggalnya belum terbaca")]
    [InlineData("answer: date; past: true", "besok", "Terbaca **23 November 2026**, yang belum terjadi")]
    [InlineData("answer: date; future: true", "kemarin", "Terbaca **21 November 2026**, yang sudah lewat")]
    [InlineData("answer: datetime", "besok", "Mohon tulis tanggal beserta jamnya")]
    [InlineData("answer: datetime; future: true", "kemarin 09.00", "21 November 2026 pukul 09.00 WITA**, yang sudah lewat")]
    [InlineData("answer: datetime; past: true", "besok 09.00", "yang belum terjadi")]
    [InlineData("answer: number", "banyak", "Angkanya belum terbaca")]
    [InlineData("answer: number", "2,5", "angka bulat")]
    [InlineData("answer: number; min: 1; max: 20", "0", "Terbaca 0, sedangkan paling sedikit 1")]
    [InlineData("answer: number; min: 1; max: 20", "1.250", "Terbaca 1.250, sedangkan paling banyak 20")]
    [InlineData("answer: phone", "0812", "yang terbaca 4 angka")]
    [InlineData("answer: phone", "tidak punya", "belum terbaca")]
    [InlineData("answer: text; min: 10", "pendek", "paling sedikit 10 huruf; yang terbaca 6 huruf")]
    [InlineData("answer: text; max: 10", "terlalu panjang", "Jawaban itu 15 huruf, paling banyak 10")]
    [InlineData("answer: text", "   ", "belum terbaca")]
    [InlineData("answer: yes-no", "mungkin", "**ya** atau **tidak**")]
    [InlineData("answer: location", "di rumah", "tulisan belum dapat dipakai di sini. Yang diperlukan: lokasi")]
    [InlineData("answer: contact", "0812", "diperlukan: nomor telepon lewat tombol")]
    [InlineData("answer: photo", "ini fotonya", "tulisan belum dapat dipakai di sini. Yang diperlukan: foto")]
    public void A_retry_says_what_was_wrong(string answer, string typed, string says)
    {
        var chat = Asking(answer).Types(typed);

        Assert.Contains(says, chat.Last);
        Assert.Equal("x", chat.Dialogue.Session!.WaitingFor);
        Assert.Equal(1, chat.Dialogue.Session.Retries);
    }

    [Theory]
    [InlineData("answer: nik", "3204131708909999", "\"3204131708909999\"", "************9999")]
    [InlineData("answer: date", "17 agt 90", "\"1990-08-17\"", "17 Agustus 1990")]
    [InlineData("answer: datetime", "besok 09.00", "\"2026-11-23T01:00:00Z\"", "23 November 2026 pukul 09.00 WITA")]
    [InlineData("answer: number", "1.250", "1250", "1.250")]
    [InlineData("answer: number; decimals: true", "2,5", "2.5", "2,5")]
    [InlineData("answer: phone", "0812-3456-7890", "\"\\u002B6281234567890\"", "+6281234567890")]
    [InlineData("answer: text", "  Halo  ", "\"Halo\"", "Halo")]
    [InlineData("answer: location", "-4.5, 121.9", """{"latitude":-4.5,"longitude":121.9}""", "-4.5, 121.9")]
    public void A_good_answer_is_recorded_in_the_form_of_its_kind(string answer, string typed, string json, string label)
    {
        var chat = Asking(answer).Types(typed);

        Assert.Equal(json, chat["x"]!.Value!.ToJsonString());
        Assert.Contains($"Tetap: {label}", chat.Types("kembali").Labels);
    }

    [Fact]
    public void Five_thousand_characters_lose_nothing()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "8", new string('x', 5000));

        Assert.Contains("Yang diperlukan: NIK", chat.Last);
        Assert.NotNull(chat["jenis"]);
    }

    [Fact]
    public void A_question_may_take_more_than_others_but_no_more_than_a_message()
    {
        Assert.NotNull(Asking("answer: text; max: 4000").Types(new string('x', 3900))["x"]);
        Assert.Contains("paling banyak 2.000", Asking("answer: text").Types(new string('x', 3900)).Last);
    }

    [Fact]
    public void Three_invalid_answers_offer_help_a_way_on_and_a_human()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "8", "satu", "dua", "tiga");

        Assert.Equal(InterjectionKind.Stuck, chat.Dialogue.Interjection!.Kind);
        Assert.Contains("tanpa huruf", chat.Last);
        Assert.Contains("Contoh: **3204131708909999**", chat.Last);
        Assert.Equal(["Bantuan", "Belum punya", "Petugas", "Batal"], chat.Labels);

        chat.Types("empat");
        Assert.Equal(["Bantuan", "Belum punya", "Petugas", "Batal"], chat.Labels);

        chat.Taps("Belum punya");
        Assert.Equal("tanpa-nik", chat["nik"]!.Choice);
        Assert.Null(chat.Dialogue.Interjection);
    }

    [Fact]
    public void When_stuck_a_good_answer_still_counts()
    {
        var chat = Asking("answer: number").Types("x", "y", "z", "4");

        Assert.Equal("4", chat["x"]!.Value!.ToJsonString());
        Assert.Equal(0, chat.Dialogue.Session!.Retries);
    }

    [Fact]
    public void When_stuck_an_optional_question_can_be_skipped()
    {
        var chat = Asking("answer: number; optional: true").Types("x", "y", "z");
        Assert.Contains("Lewati", chat.Labels);

        chat.Taps("Lewati");
        Assert.Null(chat["x"]!.Value);
        Assert.Equal("lagi", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void When_stuck_help_and_a_human_are_one_press_away()
    {
        var chat = Asking("answer: number; help: Hitung semua anak di rumah.").Types("x", "y", "z");
        Assert.Contains("Hitung semua anak di rumah.", chat.Last);

        chat.Taps("Petugas");
        Assert.Contains("petugas kami akan membalas", chat.Last);
        chat.Takes(new TapInput("!bantuan"));
        Assert.Contains("Hitung semua anak di rumah.", chat.Last);
    }

    [Fact]
    public void A_retry_leaves_the_buttons_of_the_question_valid()
    {
        var chat = Chat.With(Samples.Report).Types("lapor", "8");
        var button = Assert.Single(chat.Buttons);

        chat.Types("satu").Takes(new TapInput(button.Data));

        Assert.Equal("tanpa-nik", chat["nik"]!.Choice);
    }

    [Fact]
    public void A_number_must_differ_from_the_one_it_is_often_mistaken_for()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: kk
                answer: kk
              - ask: nik
                answer: nik
                differs-from: kk
            """).Types("a", "3204131301010001", "3204131301010001");

        Assert.Contains("Nomor ini sama dengan KK yang tadi", chat.Last);
        Assert.Equal("nik", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void Half_of_a_character_does_no_harm()
    {
        var chat = Asking("answer: text").Types("a\ud83db\0c");

        Assert.Equal("a\uFFFDbc", chat["x"]!.Value!.ToString());
    }

    [Fact]
    public void Choices_stay_in_sight_when_somebody_is_stuck()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: x
                say: Apa?
                choose: [Satu, Dua]
            """).Types("a", "zzz", "yyy", "xxx");

        Assert.Equal(["Bantuan", "Satu", "Dua", "Petugas", "Batal"], chat.Labels);
        chat.Taps("Dua");
        Assert.Null(chat.Dialogue.Session);
    }
}
