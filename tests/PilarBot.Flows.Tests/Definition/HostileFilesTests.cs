using System.Globalization;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>Files at which a reader could fall over, hang, or read on as if nothing were wrong.</summary>
public class HostileFilesTests
{
    private const string Head = "flow: a\ntitle: A\n";

    private static IEnumerable<string> Problems(params string[] flows) =>
        FlowSet.Read(Chat.Files(flows), Vocabularies.Office).Problems.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Code} in {p.Line}"));

    [Theory]
    [InlineData("flow: a\nstart: [contoh\nsteps:\n  - say: Halo\n", 2)]
    [InlineData("flow: a\ntitle: \nmenu: { label: A, order\n", 3)]
    [InlineData("flow: a\ntitle: A\nsteps:\n  - say: Halo\n  - say: Ka\0buh\n  - do: cases.open\n", 5)]
    [InlineData("&x flow: a\ntitle: A\nsteps: []\n", 1)]
    public void What_is_not_YAML_is_told_with_a_line_of_the_file(string file, int line) =>
        Assert.Equal([$"F101 in {line}"], Problems(file));

    [Fact]
    public void A_word_as_long_as_a_file_is_not_compared_with_those_that_are_known() =>
        Assert.Equal(["F117 in 4"], Problems($"{Head}steps:\n  - do: {new string('x', 1_000_000)}\n"));

    [Fact]
    public void Values_that_are_made_of_each_other_are_looked_through_once()
    {
        var sets = string.Concat(Enumerable.Range(1, 60).Select(i => $"  - set: n{i}\n    to: n{i - 1} + n{i - 1}\n"));

        Assert.Empty(Problems($"{Head}steps:\n  - ask: n0\n    answer: number\n{sets}  - if: n60 > 1\n    then: [end]\n"));
        Assert.Equal(["F144 in 126"], Problems($"{Head}steps:\n  - ask: n0\n    answer: number\n{sets}  - if: n60 == 'x'\n    then: [end]\n"));
    }

    [Fact]
    public void Questions_of_flows_that_call_others_twice_are_counted_once_for_each()
    {
        var flows = Enumerable.Range(0, 60).Select(i => $"flow: f{i}\ntitle: F\nquestions: 1\nsteps:\n"
            + (i < 59 ? $"  - call: f{i + 1}\n    as: x\n  - call: f{i + 1}\n    as: y\n" : "  - ask: z\n    answer: text\n")).ToArray();

        Assert.Equal(59, Problems(flows).Count(p => p == "F133 in 1"));
    }

    [Fact]
    public void Rounds_beyond_all_measure_are_told() =>
        Assert.Equal(["F109 in 7", "F133 in 1"], Problems($"{Head}questions: 1\nsteps:\n  - repeat: b\n    say: Lagi?\n    min: 2147483647\n    steps:\n      - {{ ask: c, answer: text }}\n      - {{ ask: d, answer: text }}\n").Order());

    [Theory]
    [InlineData("answer: text\n    min: 5000")]
    [InlineData("answer: text\n    max: 0")]
    [InlineData("answer: text\n    min: 1.5")]
    [InlineData("answer: photos\n    max: 99999999999")]
    [InlineData("answer: files\n    min: -1")]
    [InlineData("choose: [a, b]\n    many: true\n    min: 3")]
    [InlineData("answer: number\n    say: ''")]
    [InlineData("answer: number\n    label: ' '")]
    [InlineData("choose: ['', b]\n    optional: true")]
    public void A_question_that_nobody_could_answer_or_read_is_told(string question) =>
        Assert.All(Problems($"{Head}steps:\n  - ask: b\n    {question}\n"), p => Assert.StartsWith("F109 in ", p, StringComparison.Ordinal));

    [Fact]
    public void A_long_text_may_be_demanded_without_a_greatest_length() =>
        Assert.Null(Chat.With($"{Head}start: [a]\nsteps:\n  - ask: b\n    answer: text\n    min: 3000\n").Types("a", new string('b', 3100)).Dialogue.Session);
}
