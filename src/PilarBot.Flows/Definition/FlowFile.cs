namespace PilarBot.Flows.Definition;

/// <summary>One file of a flow set.</summary>
/// <param name="Path">Relative to the folder of flows, with forward slashes: <c>lapor/flow.yaml</c>.</param>
/// <param name="Content">Its text.</param>
public sealed record FlowFile(string Path, string Content);

/// <summary>What came of reading a flow set.</summary>
/// <param name="Flows">The set, or null when there are problems.</param>
/// <param name="Problems">In the order of files and lines.</param>
public sealed record FlowReading(FlowSet? Flows, IReadOnlyList<Problem> Problems)
{
    /// <summary>What could be better and does no harm: words that are not translated.</summary>
    public IReadOnlyList<Problem> Notices { get; init; } = [];
}
