using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>What does no harm and may yet not be meant.</summary>
public class NoticesTests
{
    private static FlowReading Read(string flow) => FlowSet.Read([new("a/flow.yaml", flow), new("texts.yaml", Chat.Texts)], Vocabularies.Office);

    [Theory]
    [InlineData("flow: a\ntitle: Rumah nomor #12\nsteps:\n  - end\n", 2)]
    [InlineData("flow: a\ntitle: A\nmenu: { label: A, order: 1 }\nstart: [a]\nabout: Rumah #12\nsteps:\n  - end\n", 5)]
    [InlineData("flow: a\ntitle: A\nsteps:\n  - say: Rumah nomor #12\n", 4)]
    [InlineData("flow: a\ntitle: A\nsteps:\n  - say: Rumah\n      nomor #12\n", 4)]
    [InlineData("flow: a\ntitle: A\nsteps:\n  - ask: x\n    answer: text\n    help: Rumah nomor #12\n", 6)]
    [InlineData("flow: a\ntitle: A\nsteps:\n  - ask: x\n    choose:\n      - Rumah #12\n      - Lain\n", 6)]
    public void A_text_that_ends_at_a_comment_is_noted(string flow, int line)
    {
        var reading = Read(flow);

        Assert.Empty(reading.Problems);
        Assert.Equal(
            [$"a/flow.yaml:{line} F205 what stands behind \" #\" is a comment, and no part of the text; put quotation marks around the text if it was meant, or the comment on a line of its own"],
            reading.Notices.Select(n => n.ToString()));
    }

    [Theory]
    [InlineData("  - say: \"Rumah nomor #12\" # catatan\n")]
    [InlineData("  - say: Rumah#12\n")]
    [InlineData("  - ask: x # catatan\n    answer: text # catatan\n")]
    [InlineData("  - repeat: x # catatan\n    say: Lagi?\n    steps:\n      - { ask: y, answer: text }\n")]
    [InlineData("  - ask: x\n    choose: [a, b] # catatan\n")]
    [InlineData("  # catatan\n  - end # catatan\n")]
    public void A_comment_elsewhere_is_a_comment(string steps)
    {
        var reading = Read("flow: a # catatan\ntitle: A\nsteps:\n" + steps);

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void A_folder_that_is_called_otherwise_than_its_flow_is_noted() => Assert.Equal(
        ["a/flow.yaml:1 F204 the folder is called \"a\", the flow \"b\"; give both the same name"],
        Read("flow: b\ntitle: B\nsteps:\n  - end\n").Notices.Select(n => n.ToString()));

    [Fact]
    public void Letters_that_were_not_saved_as_UTF_8_are_a_problem_and_hide_no_other() => Assert.Equal(
        [
            "a/flow.yaml:4 F101 a letter that cannot be read; save the file as UTF-8, and write the letter again",
            "a/flow.yaml:5 F107 unknown step \"aks\"; did you mean \"ask\"?",
        ],
        Read("flow: a\ntitle: A\nsteps:\n  - say: caf\ufffd\n  - aks: x\n").Problems.Select(p => p.ToString()));
}
