using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>What somebody reads who never programmed: one mistake is told once, at its place, with what to do.</summary>
public class PlainWordsTests
{
    private const string Head = "flow: a\ntitle: A\nsteps:\n";

    private static IEnumerable<string> Problems(params string[] flows) =>
        FlowSet.Read(Chat.Files(flows), Vocabularies.Office).Problems.Select(p => p.ToString());

    [Theory]
    [InlineData("  - tanya: alasan\n    say: Mengapa?\n    answer: text\n",
        "f0/flow.yaml:4 F107 unknown step \"tanya\"; known are ask, call, do, end, hand-over, if, repeat, review, say, section, set")]
    [InlineData("  - say:\n", "f0/flow.yaml:4 F103 \"say\" is empty; it takes a text")]
    [InlineData("  - if: true\n    then:\n      - say: Halo.\n  - do: cases.open\n  - ask: alasan\n    answer: text\n  - say: Ada {paket}.\n",
        "f0/flow.yaml:10 F114 nothing before this gives \"paket\" a value; known are alasan, args, me, now, today")]
    [InlineData("  - say: Ada {paket paket ke {n}}.\n",
        "f0/flow.yaml:4 F113 the text has no name in \"{paket paket ke …\"; a name has no spaces: {nama-lengkap}; write {{ for a bracket that people shall read")]
    public void One_mistake_is_told_once(string steps, string problem) => Assert.Equal([problem], Problems(Head + steps));

    [Fact]
    public void A_value_that_cannot_be_worked_out_still_has_its_name() => Assert.StartsWith(
        "f0/flow.yaml:5 F112 \"2 +\" cannot be read", Assert.Single(Problems($"{Head}  - set: paket\n    to: 2 +\n  - say: Ada {{paket}}.\n")), StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_called_empty() => Assert.Equal(["f0/flow.yaml:1 F103 a flow file is empty; it begins with \"flow:\""], Problems(""));

    [Fact]
    public void Flows_with_the_same_start_word_are_told_of_each_other_at_the_word()
    {
        const string Other = "flow: b\ntitle: B\nstart:\n  - satu\n  - dua\nsteps:\n  - end\n";

        Assert.Equal(
            [
                "f0/flow.yaml:3 F126 the start word \"Dua\" starts another flow too; f1/flow.yaml:5 has it; choose another word in one of them",
                "f1/flow.yaml:5 F126 the start word \"dua\" starts another flow too; f0/flow.yaml:3 has it; choose another word in one of them",
            ],
            Problems("flow: a\ntitle: A\nstart: [Dua]\nsteps:\n  - end\n", Other));
    }

    [Fact]
    public void A_start_word_that_stands_twice_in_one_flow_is_told_once() => Assert.Equal(
        ["f0/flow.yaml:3 F126 the start word \"Satu\" stands here twice; take one of them out"],
        Problems("flow: b\ntitle: B\nstart: [satu, Satu]\nsteps:\n  - end\n"));
}
