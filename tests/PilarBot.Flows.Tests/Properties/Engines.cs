using PilarBot.Flows.Engine;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>
/// The engine, looked at in every call: once with the dialogue as it was given, once with what its JSON says, sometimes a second time.
/// Actions are carried out at once, as a host does.
/// </summary>
internal sealed class Engines(EngineLimits limits)
{
    private readonly FlowEngine engine = new(limits);

    /// <summary>Looks at every call's events.</summary>
    public Action<Dialogue, Sprint> Looks { get; init; } = (_, _) => { };

    /// <summary>Looks at every action that is carried out.</summary>
    public Action<Dialogue, ActionRequested> Acts { get; init; } = (_, _) => { };

    /// <summary>Takes an input, with all the actions that come of it.</summary>
    public (Dialogue Dialogue, List<FlowEvent> Events) Take(World world, Dialogue dialogue, Input input, DateTime now, Dice dice)
    {
        var events = new List<FlowEvent>();
        for (var next = input; ;)
        {
            var sprint = Resume(world, dialogue, next, now, dice.OneIn(4));
            Looks(dialogue, sprint);
            dialogue = sprint.Dialogue;
            events.AddRange(sprint.Events);
            if (sprint.Events is not [.., ActionRequested request]) return (dialogue, events);
            var result = RandomResult.Of(request, dice);
            if (result.Refusal is null) Acts(dialogue, request);
            next = result;
        }
    }

    private Sprint Resume(World world, Dialogue dialogue, Input input, DateTime now, bool again)
    {
        var sprint = Resume(world, dialogue, input, now);
        var (json, events) = (sprint.Dialogue.ToJson(), Transparent.Of(sprint.Events));
        Same(Promise.JsonChangesNothing, Resume(world, Dialogue.FromJson(dialogue.ToJson()), input, now));
        if (again) Same(Promise.TheSameGivesTheSame, Resume(world, dialogue, input, now));
        return sprint;

        void Same(Promise promise, Sprint other)
        {
            BrokenPromiseException.Unless(Transparent.Of(other.Events) == events, promise, $"{events}\n--- but then:\n{Transparent.Of(other.Events)}");
            BrokenPromiseException.Unless(other.Dialogue.ToJson().AsSpan().SequenceEqual(json), promise, $"{System.Text.Encoding.UTF8.GetString(json)}\n--- but then:\n{System.Text.Encoding.UTF8.GetString(other.Dialogue.ToJson())}");
        }
    }

    private Sprint Resume(World world, Dialogue dialogue, Input input, DateTime now)
    {
        try
        {
            return engine.Resume(world, dialogue, input, now);
        }
        catch (Exception e)
        {
            throw new BrokenPromiseException(Promise.NothingThrows, $"at {Transparent.Of(input)}: {e}");
        }
    }
}
