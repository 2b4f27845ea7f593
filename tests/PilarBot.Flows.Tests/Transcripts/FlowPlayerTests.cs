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
        Assert.Contains("foto sudah kami terima", player.Take("> (foto)")[0]);
        Assert.Contains("stiker", player.Take("> (stiker)")[0]);
        Assert.Contains("! started pengaduan", player.Take("> (mulai pengaduan)"));
        Assert.Contains("Yang kami terima pesan suara", player.Take("> (voice)")[0]);
        Assert.Contains("Pesan yang diubah", player.Take("> (ubah)")[0]);
        Assert.Contains("sudah terjawab", player.Take("> (tombol 0:x)")[0]);
        Assert.Empty(player.Take("> (jam +3h)"));
        Assert.Empty(player.Faults);
    }
}
