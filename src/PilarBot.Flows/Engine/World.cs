using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Engine;

/// <summary>What a dialogue happens in.</summary>
/// <param name="Flows">The flow set in use; new sessions begin on it.</param>
/// <param name="Lists">What can be chosen from.</param>
/// <param name="Me">Who talks.</param>
public sealed record World(FlowSet Flows, ReferenceLists Lists, Person Me)
{
    /// <summary>The channel it happens on, such as <c>telegram</c>: some texts differ there.</summary>
    public string Channel { get; init; } = "telegram";

    /// <summary>Earlier revisions that sessions of this dialogue stand on, by <see cref="FlowSet.Revision"/>.</summary>
    public IReadOnlyDictionary<string, FlowSet> Earlier { get; init; } = new Dictionary<string, FlowSet>();
}
