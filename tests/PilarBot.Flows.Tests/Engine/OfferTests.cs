using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class OfferTests
{
    private const string Receipt = """
        flow: terima
        title: Tanda terima
        start: [terima]
        steps:
          - ask: nama
            answer: text
          - say: "Tercatat: {nama}."
            offer: [{ value: tambah berkas, label: Tambah berkas }]
        """;

    private const string More = """
        flow: tambah
        title: Tambah berkas
        start: [tambah berkas]
        steps:
          - ask: berkas
            answer: text
        """;

    [Fact]
    public void The_last_words_of_a_flow_offer_another_and_nothing_of_the_first_is_kept()
    {
        var chat = Chat.With(Receipt, More);
        chat.Types("terima", "Siti");

        Assert.Equal("Tercatat: Siti.", chat.Last);
        Assert.Equal(["Tambah berkas"], chat.Labels);
        Assert.Null(chat.Dialogue.Session);

        chat.Types("Tambah berkas");
        Assert.Equal("tambah", chat.Dialogue.Session!.Flow);
    }

    [Fact]
    public void The_button_itself_starts_the_offered_flow()
    {
        var chat = Chat.With(Receipt, More);
        chat.Types("terima", "Siti");
        Assert.Equal("!tambah berkas", chat.Buttons[0].Data);
    }
}
