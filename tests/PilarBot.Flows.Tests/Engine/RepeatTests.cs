using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class RepeatTests
{
    private const string Family = """
        flow: keluarga
        title: Keluarga
        start: [keluarga]
        steps:
          - repeat: anggota
            label: Anggota keluarga
            say: Ada anggota keluarga lain selain {anggota.count} orang itu?
            min: 1
            max: 3
            steps:
              - ask: nama
                say: Nama anggota ke-{anggota.count}?
                answer: text
              - ask: gaji
                say: Penghasilan {nama}?
                answer: number
              - set: besar
                to: gaji >= 1000
              - if: besar
                then:
                  - say: "{nama} berpenghasilan besar."
          - set: jumlah
            to: sum(anggota.gaji)
          - review:
              say: Periksa.
          - do: cases.open
            with: { text: anggota.0.nama }
            as: kasus
          - say: "{anggota} | {anggota.count} | {anggota.0.nama}, {anggota.last.gaji} | {anggota.nama} | {jumlah}"
        """;

    [Fact]
    public void Each_round_has_answers_of_its_own_and_the_group_is_seen_as_a_whole()
    {
        var chat = Chat.With(Family).Result("cases.open", """{"number":"KS-1"}""").Types("keluarga");
        Assert.Equal("Nama anggota ke-1?", chat.Last);

        chat.Types("Siti", "500");
        Assert.Equal("Ada anggota keluarga lain selain 1 orang itu?", chat.Last);

        chat.Taps("Ya").Types("Budi");
        Assert.Equal("Penghasilan Budi?", chat.Last);

        chat.Types("1.500");
        Assert.Equal("Budi berpenghasilan besar.", chat.Said[0]);

        chat.Types("tidak");
        Assert.Equal("Periksa.\n\n- Anggota keluarga 1, nama: Siti\n- Anggota keluarga 1, gaji: 500\n- Anggota keluarga 2, nama: Budi\n"
            + "- Anggota keluarga 2, gaji: 1.500\n- Anggota keluarga: 2", chat.Last);

        chat.Taps("Kirim");
        Assert.Equal("Siti, Budi | 2 | Siti, 1.500 | Siti, Budi | 2.000", chat.Last);
    }

    [Fact]
    public void The_most_rounds_are_not_asked_beyond()
    {
        var chat = Chat.With(Family).Types("keluarga", "A", "1", "ya", "B", "2", "ya", "C", "3");

        Assert.Contains("Anggota keluarga 3, gaji: 3", chat.Last);
        Assert.DoesNotContain("- Anggota keluarga: ", chat.Last);
    }

    [Fact]
    public void An_answer_of_a_round_is_corrected_at_the_review_and_what_follows_from_it_changes()
    {
        var chat = Chat.With(Family).Result("cases.open", "{}").Types("keluarga", "Siti", "500", "ya", "Budi", "1500", "tidak");

        chat.Types("ubah anggota keluarga 2, gaji");
        Assert.StartsWith("Penghasilan Budi?", chat.Last, StringComparison.Ordinal);

        chat.Types("700");
        Assert.Contains("- Anggota keluarga 2, gaji: 700", chat.Last);

        chat.Types("kirim");
        Assert.EndsWith("| 1.200", chat.Last);
    }

    [Fact]
    public void Another_round_is_added_at_the_review()
    {
        var chat = Chat.With(Family).Types("keluarga", "Siti", "500", "tidak").Taps("Ubah jawaban", "Anggota keluarga");
        Assert.StartsWith("Ada anggota keluarga lain", chat.Last, StringComparison.Ordinal);

        chat.Types("ya", "Budi", "700", "tidak");
        Assert.Contains("- Anggota keluarga 2, nama: Budi", chat.Last);
        Assert.EndsWith("- Anggota keluarga: 2", chat.Last);
    }

    [Fact]
    public void Going_back_crosses_the_border_of_a_round()
    {
        var chat = Chat.With(Family).Types("keluarga", "Siti", "500", "ya", "kembali");
        Assert.StartsWith("Ada anggota keluarga lain", chat.Last, StringComparison.Ordinal);

        chat.Types("kembali");
        Assert.StartsWith("Penghasilan Siti?", chat.Last, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_round_the_group_is_empty()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - repeat: anak
                say: Ada anak?
                steps:
                  - ask: nama
                    say: Namanya?
                    answer: text
              - say: "{anak.count} {anak} {anak.0.nama}"
            """).Types("a", "tidak");

        Assert.Equal("0 \\- -", chat.Last);
    }
}
