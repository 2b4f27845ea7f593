using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class SeveralTests
{
    private static Chat Asking(string more = "") => Chat.With($$"""
        flow: a
        title: A
        start: [a]
        steps:
          - ask: rusak
            say: Apa yang rusak?
            choose: [Atap, Lantai, Dinding, Air bersih]
            many: true
            {{more}}
          - if: "'Lantai' in rusak"
            then:
              - say: Lantai rusak.
          - say: "{rusak.count}: {rusak}"
        """).Types("a");

    [Fact]
    public void Several_are_picked_one_by_one_until_they_are_complete()
    {
        var chat = Asking();
        Assert.Equal(["Atap", "Lantai", "Dinding", "Air bersih"], chat.Labels);

        chat.Taps("Dinding");
        Assert.Equal("Terpilih: **Dinding**. Pilih lagi, atau tekan **Selesai**.", chat.Last);
        Assert.Equal(["Atap", "Lantai", "✓ Dinding", "Air bersih", "Selesai"], chat.Labels);

        chat.Taps("Lantai", "Selesai");
        Assert.Equal(["Lantai rusak.", "2: Lantai, Dinding"], chat.Said);
    }

    [Fact]
    public void What_was_picked_is_taken_back_and_a_double_tap_is_none()
    {
        var chat = Asking().Taps("Atap");
        var atap = chat.Buttons[0];
        chat.Taps("Lantai");
        chat.Takes(new PilarBot.Flows.Inputs.TapInput(chat.Buttons[1].Data));

        Assert.Equal("Terpilih: **Atap**. Pilih lagi, atau tekan **Selesai**.", chat.Last);

        chat.Taps("Selesai");
        Assert.Equal("1: Atap", chat.Last);
        Assert.StartsWith("✓", atap.Label, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1, 3", "2: Atap, Dinding")]
    [InlineData("1 3", "2: Atap, Dinding")]
    [InlineData("dinding dan atap", "2: Atap, Dinding")]
    [InlineData("atap, lantay & air bersih", "3: Atap, Lantai, Air bersih")]
    public void Several_can_be_typed_in_one_message(string typed, string said) => Assert.Equal(said, Asking().Types(typed).Last);

    [Fact]
    public void What_is_not_known_among_several_loses_nothing()
    {
        var chat = Asking().Taps("Atap").Types("lantai, mobil");

        Assert.Equal("rusak", chat.Dialogue.Session!.WaitingFor);
        Assert.Equal(["Atap"], chat.Dialogue.Session.Gathered);
    }

    [Fact]
    public void Too_few_and_too_many_are_told()
    {
        Assert.StartsWith("Mohon pilih paling sedikit 2", Asking("min: 2").Taps("Atap").Types("selesai").Last, StringComparison.Ordinal);
        Assert.StartsWith("Paling banyak 2 pilihan", Asking("max: 2").Types("1, 2, 3").Last, StringComparison.Ordinal);
        Assert.Equal("2: Atap, Dinding", Asking("max: 2").Taps("Atap", "Dinding").Last);
    }

    [Fact]
    public void Taken_back_it_is_offered_again_as_a_whole()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - ask: rusak
                say: Apa yang rusak?
                choose: [Atap, Lantai]
                many: true
              - ask: lain
                say: Lainnya?
                answer: text
              - say: "{rusak}"
            """).Types("a", "1, 2", "kembali");

        chat.Taps("Tetap: Atap, Lantai").Types("tidak ada");
        Assert.Equal("Atap, Lantai", chat.Last);
    }

    [Fact]
    public void A_message_of_nothing_but_spaces_is_no_riddle()
    {
        var chat = Asking().Types(new string(' ', 4000) + "x", "1" + new string(' ', 4000) + "3");

        Assert.Equal("2: Atap, Dinding", chat.Last);
    }
}
