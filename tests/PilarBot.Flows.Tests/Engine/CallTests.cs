using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class CallTests
{
    private const string Caller = """
        flow: induk
        title: Induk
        start: [induk]
        steps:
          - ask: nama
            answer: text
          - call: alamat
            with: { siapa: nama }
          - call: alamat
            as: alamat-kerja
            with: { siapa: 'kantor' }
          - review:
              say: Periksa.
          - say: "{nama}: {alamat.jalan}, {alamat-kerja.jalan}"
        """;

    private const string Called = """
        flow: alamat
        title: Alamat
        takes: { siapa: text }
        steps:
          - say: "Alamat {args.siapa}."
          - ask: jalan
            say: "Jalan untuk {args.siapa}?"
            answer: text
          - if: jalan == 'tidak ada'
            then:
              - ask: patokan
                answer: text
        """;

    private readonly Chat chat = Chat.With(Caller, Called);

    [Fact]
    public void A_called_flow_has_keys_and_arguments_of_its_own()
    {
        chat.Types("induk", "Siti");
        Assert.Equal(["Alamat Siti.", "Jalan untuk Siti?"], chat.Said);

        chat.Types("Melati 1");
        Assert.Equal("Jalan untuk kantor?", chat.Last);
        chat.Types("Mawar 2");

        Assert.Equal("Melati 1", chat["alamat/jalan"]!.Value!.ToString());
        Assert.Equal("Mawar 2", chat["alamat-kerja/jalan"]!.Value!.ToString());
        Assert.Contains("- Jalan: Melati 1\n- Jalan: Mawar 2", chat.Last);
        Assert.Equal("Siti: Melati 1, Mawar 2", chat.Types("kirim").Last);
    }

    [Fact]
    public void An_answer_inside_of_a_call_can_be_corrected()
    {
        chat.Types("induk", "Siti", "Melati 1", "Mawar 2", "ubah", "3", "tidak ada");
        Assert.Equal("alamat-kerja/patokan", chat.Dialogue.Session!.WaitingFor);

        Assert.Equal("Siti: Melati 1, tidak ada", chat.Types("Pasar", "kirim").Last);
    }

    [Fact]
    public void Going_back_crosses_the_border_of_a_call() =>
        Assert.Equal("nama", chat.Types("induk", "Siti", "kembali").Dialogue.Session!.WaitingFor);
}
