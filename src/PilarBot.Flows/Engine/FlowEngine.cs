using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>
/// Walks flows. Pure and thread-safe: it sends nothing, saves nothing, reads no clock and draws no random number. The same dialogue,
/// input, world and time always give the same sprint.
/// </summary>
public sealed class FlowEngine(EngineLimits limits)
{
    /// <summary>Takes one input.</summary>
    /// <param name="world">What the dialogue happens in. It has every revision of <see cref="Dialogue.Revisions"/>.</param>
    /// <param name="dialogue">As the last sprint left it.</param>
    /// <param name="input">What came.</param>
    /// <param name="now">The time, UTC.</param>
    /// <returns>The new dialogue and what is to be done, in order. When the last event is an <see cref="ActionRequested"/>, the host resumes with its result.</returns>
    /// <exception cref="ResumeException">The host's fault: a result for an action that was not asked for, a revision that is not at hand.</exception>
    public Sprint Resume(World world, Dialogue dialogue, Input input, DateTime now)
    {
        var turn = new Turn(world, limits, dialogue, now);
        Take(turn, input);
        return Bounds.Keep(turn, dialogue, input);
    }

    private static void Take(Turn turn, Input input)
    {
        var awaited = turn.Session is null ? null : turn.Standing as AtAction;
        if (awaited is not null && awaited.DoKey != turn.Session!.WaitingFor) awaited = null;
        if (input is ActionResultInput result)
        {
            if (awaited is null || awaited.DoKey != result.Key)
                throw new ResumeException(ResumeError.NotWaitingForAction, $"No action with the key {result.Key} was asked for.");
            Sessions.Finish(turn, awaited, result);
            return;
        }
        if (awaited is not null)
            throw new ResumeException(ResumeError.WaitingForAction, $"The result of {awaited.Do.Action} is due, but {input.GetType().Name} came.");
        Person(turn, input);
    }

    private static void Person(Turn turn, Input input)
    {
        switch (input)
        {
            case ClockInput:
                ClockWork.Tick(turn);
                return;
            case MediaFaultInput fault:
                MediaFaults.Take(turn, fault);
                return;
            case MediaFetchedInput fetched:
                Media.Fetched(turn, fetched.Id);
                return;
            case TapInput tap:
                Taps.Take(turn, tap);
                return;
            case EditInput:
                if (turn.Session is null) turn.Say(Phrase.EditedOutside);
                else Sessions.Remind(turn, turn.Words(Phrase.Edited));
                return;
            case StartInput start:
                Start(turn, start);
                break;
            case TextInput text:
                Conversation.Take(turn, new TextInput(WellFormed.Repair(text.Text)));
                break;
            default:
                Conversation.Take(turn, input);
                break;
        }
        // whatever was tapped before, the next tap of it is no double tap any more
        turn.Change(turn.Dialogue with { LastTap = null });
    }

    private static void Start(Turn turn, StartInput start)
    {
        if (turn.World.Flows.Find(start.Flow) is { } flow) Starting.Request(turn, flow, start.Arguments);
        else Lobby.ShowMenu(turn);
    }
}

/// <summary>What came of one input.</summary>
public sealed record Sprint(Dialogue Dialogue, IReadOnlyList<FlowEvent> Events);
