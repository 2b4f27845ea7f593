using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class BrokenFlowTests
{
    private static readonly string manySteps = "flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    say: X?\n    answer: text\n"
        + string.Concat(Enumerable.Range(0, 40).Select(i => $"  - if: x == 'tidak'\n    then:\n      - say: T{i}\n"));

    [Fact]
    public void Too_many_steps_end_in_a_hand_over_with_the_answers_kept()
    {
        var chat = new Chat(Chat.Flows(manySteps), new EngineLimits { StepsPerSprint = 20 }).Types("a", "ya");

        Assert.Contains(new FlowBroke("a", "20", "more than 20 steps in one walk"), chat.Events);
        Assert.Contains(new HumanRequested(HumanReason.Broken, "a"), chat.Events);
        Assert.Contains("gangguan di pihak kami", chat.Last);
        Assert.Equal("ya", Assert.Single(chat.Dialogue.Drafts).Trail[0].Value!.ToString());
        Assert.Null(chat.Dialogue.Session);
    }

    [Fact]
    public void Calls_that_are_too_deep_break()
    {
        var flows = Enumerable.Range(0, 5).Select(i => $"flow: f{i}\ntitle: F{i}\nstart: [mulai{i}]\nsteps:\n  - ask: x{i}\n    answer: text\n" + (i < 4 ? $"  - call: f{i + 1}\n" : "")).ToArray();
        var chat = new Chat(Chat.Flows(flows), new EngineLimits { CallDepth = 2 }).Types("mulai0", "a", "b", "c");

        Assert.Contains(chat.Events, e => e is FlowBroke { Fault: "calls deeper than 2" });
    }

    [Fact]
    public void An_action_that_the_program_no_longer_has_breaks_a_session_of_an_old_revision()
    {
        var chat = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: text\n  - do: cases.open\n").Types("a");
        var without = Vocabularies.Office with { Actions = new Dictionary<string, ActionSignature>() };
        var old = FlowSet.Restore(chat.World.Flows.Files, without);
        chat.World = chat.World with { Flows = Chat.Flows(), Earlier = new Dictionary<string, FlowSet> { [old.Revision] = old } };

        chat.Types("jawab");

        Assert.Contains(chat.Events, e => e is FlowBroke { Fault: "there is no action \"cases.open\"" });
        Assert.Single(chat.Dialogue.Drafts);
    }

    [Fact]
    public void A_broken_draft_can_be_taken_up_and_breaks_again_without_being_lost()
    {
        var chat = new Chat(Chat.Flows(manySteps), new EngineLimits { StepsPerSprint = 20 }).Types("a", "ya", "lanjut");

        Assert.Contains(chat.Events, e => e is FlowBroke);
        Assert.Single(chat.Dialogue.Drafts);
    }
}
