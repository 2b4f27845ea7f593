using PilarBot.Flows.Events;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class EntriesTests
{
    private const string Kinds = """
        flow: jenis
        title: Jenis PPKS
        start: [jenis]
        start-from: ppks
        steps:
          - if: args.entry exists
            then:
              - say: Jenis {args.entry}.
            else:
              - say: Semua jenis.
        """;

    private readonly Chat chat = Chat.With(Samples.Report, Kinds);

    [Theory]
    [InlineData("Lanjut Usia Telantar", "Jenis 08.")]
    [InlineData("lut", "Jenis 08.")]
    [InlineData("/pemulung", "Jenis 13.")]
    [InlineData("jenis", "Semua jenis.")]
    public void The_label_or_another_word_of_an_entry_starts_its_flow(string typed, string said) =>
        Assert.Equal(said, chat.Types(typed).Last);

    [Theory]
    [InlineData("apa itu pemulung ya pak", "Pemulung", "Jenis 13.")]
    [InlineData("pemulumg", "Pemulung", "Jenis 13.")]
    public void A_sentence_that_names_an_entry_or_a_slip_is_asked_about_first(string typed, string label, string said)
    {
        chat.Types(typed);
        Assert.Contains("Apakah ini yang Bapak/Ibu Siti maksud?", chat.Last);
        Assert.Equal(label, chat.Labels[0]);

        Assert.Equal(said, chat.Taps(label).Last);
    }

    [Fact]
    public void At_most_three_entries_are_suggested_and_words_of_flows_come_first()
    {
        chat.Types("anak");
        Assert.Equal(4, chat.Labels.Count);

        Assert.Equal(new FlowStarted("lapor"), chat.Types("lapor").Events[0]);
    }

    [Fact]
    public void In_a_dialogue_an_entry_is_an_answer_and_nothing_else()
    {
        chat.Types("lapor", "lanjut usia telantar");

        Assert.Equal("lapor", chat.Dialogue.Session?.Flow);
        Assert.Contains("NIK", chat.Last);
    }

    [Fact]
    public void Where_a_flow_is_for_others_its_entries_are_unknown_words()
    {
        var closed = Chat.With(Samples.Report, Kinds.Replace("start: [jenis]", "for: [psm]\nstart: [jenis]", StringComparison.Ordinal));

        Assert.Contains("belum kami pahami", closed.Types("pemulung").Last);
        Assert.DoesNotContain("Pemulung", closed.Labels);
    }

    [Fact]
    public void An_unknown_list_is_told() => Assert.Contains(
        PilarBot.Flows.Definition.FlowSet.Read(Chat.Files(Kinds.Replace("start-from: ppks", "start-from: ppkss", StringComparison.Ordinal)), Vocabularies.Office).Problems,
        p => p.Code == "F122" && p.Suggestion!.Contains("ppks", StringComparison.Ordinal));
}
