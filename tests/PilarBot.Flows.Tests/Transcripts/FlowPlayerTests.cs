using PilarBot.Flows.Tests.Harness;
using PilarBot.Flows.Transcripts;

namespace PilarBot.Flows.Tests.Transcripts;

public class FlowPlayerTests
{
    private readonly FlowPlayer player = new(Chat.Flows(Samples.Report, Samples.Complaint), Lists.Office);

    [Fact]
    public void An_action_waits_for_its_result_and_goes_on_when_it_is_given()
    {
        player.Take("@ me tksk Siti");
        player.Take("> lapor");
        player.Take("> 8");
        Assert.Equal(["""! do cases.find {"nik":"3204131708909999"}"""], player.Take("> 3204131708909999"));

        Assert.Equal(["< Kirim foto, 1 sampai 5."], player.Take("""@ action cases.find => {"count":0}"""));
        Assert.Empty(player.Faults);
    }

    [Fact]
    public void A_refusal_is_played_with_its_code_and_text()
    {
        player.Take("@ me tksk Siti");
        player.Take("""@ action cases.find => refused gone "Data sedang tidak dapat dibaca." """);
        player.Take("> lapor");
        player.Take("> 8");

        var lines = player.Take("> 3204131708909999");

        Assert.Contains("< Data sedang tidak dapat dibaca.", lines);
        Assert.Contains("! completed lapor", lines);
    }

    [Fact]
    public void Deeds_besides_words_can_be_played()
    {
        player.Take("@ zone WIB");
        Assert.Contains("foto belum dapat kami simpan", player.Take("> (foto)")[0]);
        Assert.Contains("stiker", player.Take("> (stiker)")[0]);
        Assert.Contains("! started pengaduan", player.Take("> (mulai pengaduan)"));
        Assert.Contains("pesan suara belum dapat dipakai", player.Take("> (voice)")[0]);
        Assert.Contains("Pesan yang diubah", player.Take("> (ubah)")[0]);
        Assert.Contains("sudah terjawab", player.Take("> (tombol 0:x)")[0]);
        Assert.Empty(player.Take("> (jam +3h)"));
        Assert.Empty(player.Faults);
    }

    [Theory]
    [InlineData("> (foto 25MB)", "lebih besar dari 20 MB")]
    [InlineData("> (gambar)", "1 foto diterima")]
    [InlineData("> (dokumen)", "Mohon maaf, berkas belum dapat")]
    [InlineData("> (video)", "Mohon maaf, video belum dapat")]
    [InlineData("> (audio)", "Mohon maaf, rekaman suara belum dapat")]
    [InlineData("> (jajak)", "Mohon maaf, jajak pendapat belum dapat")]
    [InlineData("> (lokasi -4.5 121.9 12)", "Mohon maaf, lokasi belum dapat")]
    [InlineData("> (kontak lain 0812345678 Budi)", "Mohon maaf, kartu kontak belum dapat")]
    [InlineData("> (jam +3h)", "Laporan Anda belum selesai")]
    [InlineData("> (jam +10081m)", "! expired lapor")]
    [InlineData("> (jam +7d)", "! expired lapor")]
    [InlineData("> batal\\nsaja", "Mohon maaf, tulisan belum dapat")]
    [InlineData("> petugas", "! human Asked lapor")]
    public void Every_deed_has_its_line(string line, string answer)
    {
        foreach (var lead in new[] { "@ me tksk Siti", "> lapor", "> 8", "> [Belum punya]" }) player.Take(lead);

        Assert.Contains(answer, string.Join('\n', player.Take(line)));
        Assert.Empty(player.Faults);
    }

    [Fact]
    public void A_tap_can_be_repeated_and_a_file_can_turn_out_bad()
    {
        foreach (var lead in new[] { "@ me tksk Siti", "> lapor", "> 8", "> [Belum punya]" }) player.Take(lead);

        Assert.Empty(player.Take("> (ulang)"));
        player.Take("> (foto)");
        Assert.Contains("tidak dapat kami ambil lagi", player.Take("> (rusak m1 hilang)")[0]);
        Assert.Contains("! cancelled lapor", string.Join('\n', [.. player.Take("> batal"), .. player.Take("> ya")]));
        Assert.Null(player.Dialogue.Session);
    }

    [Theory]
    [InlineData("> (ulang)")]
    [InlineData("> (kontak 0812)")]
    [InlineData("> (jam 3h)")]
    [InlineData("> (jam +3w)")]
    [InlineData("> (lokasi utara)")]
    [InlineData("> (mulai lapor {x)")]
    [InlineData("@ zone WIX")]
    [InlineData("@ action cases.open => 5")]
    public void A_deed_that_is_not_understood_is_a_fault_and_changes_nothing(string line)
    {
        Assert.Empty(player.Take(line));
        Assert.Single(player.Faults);
    }

    [Fact]
    public void An_action_without_a_result_is_a_fault_when_the_person_goes_on()
    {
        foreach (var lead in new[] { "@ me tksk Siti", "> lapor", "> 8", "> 3204131708909999" }) player.Take(lead);

        player.Take("> halo");
        Assert.Contains("no result for cases.find", Assert.Single(player.Faults));
    }
}
