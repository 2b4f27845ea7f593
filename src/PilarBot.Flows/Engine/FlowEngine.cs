using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

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
        _ = limits;
        return new(dialogue, []);
    }
}

/// <summary>What came of one input.</summary>
public sealed record Sprint(Dialogue Dialogue, IReadOnlyList<FlowEvent> Events);

/// <summary>What a dialogue happens in.</summary>
/// <param name="Flows">The flow set in use; new sessions begin on it.</param>
/// <param name="Lists">What can be chosen from.</param>
/// <param name="Me">Who talks.</param>
public sealed record World(FlowSet Flows, ReferenceLists Lists, Person Me)
{
    /// <summary>Earlier revisions that sessions of this dialogue stand on, by <see cref="FlowSet.Revision"/>.</summary>
    public IReadOnlyDictionary<string, FlowSet> Earlier { get; init; } = new Dictionary<string, FlowSet>();
}

/// <summary>The engine was called wrongly; see <see cref="Code"/>.</summary>
public sealed class ResumeException(ResumeError code, string message) : Exception(message)
{
    /// <summary>What is wrong with the call.</summary>
    public ResumeError Code { get; } = code;
}

/// <summary>How the engine can be called wrongly.</summary>
public enum ResumeError
{
    /// <summary>A result came, but no action was asked for, or another one.</summary>
    NotWaitingForAction,
    /// <summary>An action's result is due, and something else came.</summary>
    WaitingForAction,
    /// <summary>The world lacks a revision that the session stands on.</summary>
    UnknownRevision,
}
