using System.Collections.Immutable;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>The steps that may have given a value by now, and what the flow takes.</summary>
internal sealed record Known
{
    private readonly IReadOnlyDictionary<string, Step> steps;

    public Known(params IEnumerable<Step> steps) => this.steps = steps.DistinctBy(s => s.Key).ToDictionary(s => s.Key);

    // told once, where the value is worked out: values that are made of each other would be looked through over and over
    private ImmutableDictionary<string, ValueKind> kinds = ImmutableDictionary<string, ValueKind>.Empty;

    /// <summary>Actions that may have been refused here, so that their results may be missing.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>What a caller gives.</summary>
    public IReadOnlyDictionary<string, ActionInput> Takes { get; init; } = new Dictionary<string, ActionInput>();

    /// <summary>The names that the flow gives; a step without one has a key of its own, which nobody wrote.</summary>
    public IEnumerable<string> Names => steps.Values.Where(Steps.IsNamed).Select(s => s.Key);

    public bool Has(string name) => steps.ContainsKey(name);

    public Step? Find(string name) => steps.GetValueOrDefault(name);

    /// <summary>The kind of a value that is worked out; null when it cannot be told.</summary>
    public ValueKind? KindOf(SetStep set) => kinds.TryGetValue(set.Key, out var kind) ? kind : null;

    public Known With(Step step) => new(steps.Values.Append(step))
    {
        Refused = Refused,
        Takes = Takes,
        kinds = step is SetStep set && Kinds.Of(set.To, this) is { } kind ? kinds.SetItem(set.Key, kind) : kinds,
    };

    public Known Join(Known other) => new(steps.Values.Concat(other.steps.Values))
    {
        Refused = [.. Refused.Union(other.Refused)],
        Takes = Takes,
        kinds = kinds.SetItems(other.kinds),
    };
}
