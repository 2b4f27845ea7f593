using PilarBot.Flows.Tests.Harness;
using PilarBot.Flows.Transcripts;

namespace PilarBot.Flows.Tests.Transcripts;

public class TranscriptPlayerTests
{
    private const string Written = """
        # Tanpa NIK, lima foto sekaligus.
        @ now 2026-11-22T01:00:00Z
        @ me tksk Siti Aminah 74.06.01
        @ action cases.open => {"number":"KS-2026-000001"}
        > lapor
        ! started lapor

        < Masalah apa yang ditemukan?
        <
        < Ada 26 pilihan. Ketik sebagian namanya untuk mencari, atau pilih di bawah.
        < [Anak Balita Telantar] [Anak Telantar] [Anak yang Berhadapan dengan Hukum] [Anak Jalanan] [Anak dengan Kedisabilitasan] [Anak Korban Kekerasan] [Anak Perlindungan Khusus] [Lanjut Usia Telantar] [Lainnya ▸]

        > 8
        < Ketik **NIK** warga.
        < [Belum punya]

        > [Belum punya]
        < Kirim foto, 1 sampai 5.

        > (album 5)
        < 5 foto diterima. Terima kasih.

        < Ceritakan keadaannya.
        < [Lewati]

        > [Lewati]
        < Mohon bagikan lokasinya lewat tombol di bawah, atau lewat menu lampiran.
        < (tombol lokasi)

        > (lokasi -4.5 121.9)
        < Lokasi tercatat.

        < Periksa kembali.
        <
        < - Jenis: Lanjut Usia Telantar
        < - NIK: Belum punya
        < - Foto: 5 foto
        < - Cerita: -
        < - Lokasi: -4.5, 121.9
        < [Kirim laporan] [Ubah jawaban] [Batal]

        > [Kirim laporan]
        ! do cases.open {"photos":["m1","m2","m3","m4","m5"]}

        < Laporan **KS-2026-000001** diterima. Terima kasih, Bapak/Ibu Siti Aminah.
        ! completed lapor

        """;

    [Theory]
    [InlineData("< …\n< [Lapor kasus] […]", true)]
    [InlineData("< …", true)]
    [InlineData("< Silakan pilih layanan di bawah, atau ketik namanya.\n< …\n< [Lapor kasus] [Pengaduan]", true)]
    [InlineData("< Halo.\n< …", false)]
    [InlineData("< …\n< [Pengaduan]", false)]
    public void Any_lines_may_stand_between_those_that_matter(string output, bool isAsWritten) =>
        Assert.Equal(isAsWritten, player.Play(Transcript.Parse("menu.txt", $"@ me tksk Siti\n> menu\n{output}\n")).IsAsWritten);

    [Theory]
    [InlineData("< [Lapor kasus] […]", true)]
    [InlineData("< [Lapor kasus] [Pengaduan] […]", true)]
    [InlineData("< [Lapor] […]", false)]
    public void More_buttons_may_stand_for_whatever_follows(string buttons, bool isAsWritten)
    {
        var playing = player.Play(Transcript.Parse("menu.txt", $"""
            @ me tksk Siti
            > menu
            < Silakan pilih layanan di bawah, atau ketik namanya.
            {buttons}
            """));

        Assert.Equal(isAsWritten, playing.IsAsWritten);
        Assert.Equal(isAsWritten, playing.Recorded.Contains(" […]", StringComparison.Ordinal));
    }

    private readonly TranscriptPlayer player = new(Chat.Flows(Samples.Report, Samples.Complaint), Lists.Office);

    [Fact]
    public void A_conversation_as_written_has_no_difference()
    {
        var playing = player.Play(Transcript.Parse("lapor/transcripts/tanpa-nik.txt", Written));

        Assert.Equal("", playing.Report());
        Assert.True(playing.IsAsWritten);
        Assert.Equal(["jenis", "nik", "foto", "cerita", "lokasi"], playing.Asked["lapor"]);
    }

    [Fact]
    public void Recording_what_is_as_written_changes_nothing()
    {
        var playing = player.Play(Transcript.Parse("t.txt", Written));

        Assert.Equal(Written.TrimEnd() + "\n", playing.Recorded);
    }

    [Fact]
    public void A_difference_names_the_line_and_shows_both_versions()
    {
        var playing = player.Play(Transcript.Parse("t.txt", Written.Replace("Ketik **NIK** warga.", "Ketik NIK.", StringComparison.Ordinal)));

        var difference = Assert.Single(playing.Differences);
        Assert.Equal(13, difference.Line);
        Assert.Contains("  - < Ketik NIK.\n", playing.Report());
        Assert.Contains("  + < Ketik **NIK** warga.\n", playing.Report());
        Assert.Equal(Written.TrimEnd() + "\n", playing.Recorded);
    }

    [Theory]
    [InlineData("> [Tidak ada]", "no button says that")]
    [InlineData("> (menari)", "is not known")]
    [InlineData("@ cuaca cerah", "@ sets now, me, zone, channel or action")]
    [InlineData("@ channel merpati", "a channel is one of telegram, webchat, whatsapp")]
    [InlineData("@ action cases.open = {}", "write action name")]
    [InlineData("@ now kemarin", "a time is like")]
    [InlineData("halo", "a line begins with")]
    public void A_line_that_is_not_understood_is_a_fault(string line, string fault)
    {
        var playing = player.Play(Transcript.Parse("t.txt", line));

        Assert.False(playing.IsAsWritten);
        Assert.Contains(fault, Assert.Single(playing.Faults));
    }

    [Theory]
    [InlineData("", "telegram")]
    [InlineData("@ channel whatsapp\n", "whatsapp")]
    public void A_conversation_happens_on_the_channel_that_it_names(string scene, string channel)
    {
        var flow = """
            flow: a
            title: A
            start: [a]
            steps:
              - say: Di {me.channel}.
            """;
        var playing = new TranscriptPlayer(Chat.Flows(flow), Lists.Office).Play(Transcript.Parse("t.txt", scene + "> a\n"));

        Assert.Contains($"< Di {channel}.\n", playing.Recorded, StringComparison.Ordinal);
    }

    [Fact]
    public void The_straight_way_may_not_ask_more_than_the_flow_states()
    {
        var flow = """
            flow: a
            title: A
            start: [a]
            questions: 1
            steps:
              - ask: satu
                say: Satu?
                answer: yes-no
              - if: satu
                then:
                  - ask: dua
                    say: Dua?
                    answer: text
            """;
        var strict = new TranscriptPlayer(Chat.Flows(flow), Lists.Office);
        const string lines = "> a\n> ya\n> dua\n";

        Assert.Contains("asks 2 questions, \"a\" states 1", strict.Play(Transcript.Parse("a/transcripts/jalan-lurus.txt", lines)).Report());
        Assert.DoesNotContain("states", strict.Play(Transcript.Parse("a/transcripts/lain.txt", lines)).Report());
    }
}
