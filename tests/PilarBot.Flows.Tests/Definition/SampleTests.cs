using System.Reflection;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Events;
using PilarBot.Flows.Reference;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>What the reference shows is what the bot does.</summary>
public class SampleTests
{
    private static readonly SamplePlayer player = new(Vocabularies.Office, Lists.Office, new("texts.yaml", Chat.Texts));

    public static TheoryData<string> Steps => [.. FlowLanguage.Steps.Select(s => s.Word)];

    public static TheoryData<string> Answers => [.. FlowLanguage.Answers.Select(a => a.Kind.ToString())];

    public static TheoryData<string> Codes => [.. ProblemSamples.Flows.Keys];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_sample_of_every_step_is_played_to_its_end(string word)
    {
        var said = player.Play(FlowLanguage.Step(word).Sample!);

        Assert.Contains("! started contoh", said);
        Assert.EndsWith("! completed contoh", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_sample_of_every_kind_of_answer_records_one(string kind)
    {
        var said = player.Play(FlowLanguage.Answers.First(a => a.Kind.ToString() == kind).Sample);

        Assert.Contains("< Tercatat: ", said);
        Assert.DoesNotContain("Tercatat: -.", said);
    }

    [Fact]
    public void Every_step_kind_of_answer_and_event_has_a_sample()
    {
        Assert.All(FlowLanguage.Steps, s => Assert.NotNull(s.Sample));
        Assert.Equal(Enum.GetValues<AnswerKind>().Order(), FlowLanguage.Answers.Select(a => a.Kind).Order());
        Assert.Equal(
            typeof(FlowEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FlowEvent))).Select(t => t.Name).Order(),
            EventSamples.All.Keys.Select(t => t.Name).Order());
    }

    [Fact]
    public void Every_event_happens_in_its_sample()
    {
        var lines = new Dictionary<Type, string>
        {
            [typeof(MessageCreated)] = "< ",
            [typeof(ChoiceTapped)] = "> [Dua]",
            [typeof(FileAwaited)] = "sedang dibaca",
            [typeof(ActionRequested)] = "! do ",
            [typeof(FlowStarted)] = "! started ",
            [typeof(FlowCompleted)] = "! completed ",
            [typeof(FlowCancelled)] = "! cancelled ",
            [typeof(FlowExpired)] = "! expired ",
            [typeof(HumanRequested)] = "! human ",
            [typeof(FlowBroke)] = "! broke ",
        };

        Assert.All(EventSamples.All, e => Assert.Contains(lines[e.Key], player.Play(e.Value)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_sample_of_every_problem_has_that_problem_and_no_other(string code) =>
        Assert.Equal([code], player.Read(ProblemSamples.Flows[code]).Problems.Select(p => p.Code).Distinct());

    [Fact]
    public void Every_problem_has_a_sample()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!);

        Assert.Equal(codes.Order(), ProblemSamples.Flows.Keys.Concat(ProblemSamples.Elsewhere.Keys).Order());
    }

    [Fact]
    public void The_sample_of_an_action_asks_for_what_it_needs_and_carries_it_out() => Assert.All(Vocabularies.Office.Actions.Values, a =>
    {
        var said = player.Play(ActionSamples.Of(a));

        Assert.Contains($"! do {a.Name} ", said);
        Assert.EndsWith("! completed contoh", said, StringComparison.Ordinal);
    });
}
