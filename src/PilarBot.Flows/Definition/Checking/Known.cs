namespace PilarBot.Flows.Definition.Checking;

/// <summary>The steps that may have given a value by now, and what the flow takes.</summary>
internal sealed record Known
{
    private readonly IReadOnlyDictionary<string, Step> steps;

    public Known(params IEnumerable<Step> steps) => this.steps = steps.DistinctBy(s => s.Key).ToDictionary(s => s.Key);

    /// <summary>Actions that may have been refused here, so that their results may be missing.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>What a caller gives.</summary>
    public IReadOnlyDictionary<string, ActionInput> Takes { get; init; } = new Dictionary<string, ActionInput>();

    public IEnumerable<string> Names => steps.Keys;

    public bool Has(string name) => steps.ContainsKey(name);

    public Step? Find(string name) => steps.GetValueOrDefault(name);

    public Known With(Step step) => new(steps.Values.Append(step)) { Refused = Refused, Takes = Takes };

    /// <summary>All but one: a value that is worked out does not know itself.</summary>
    public Known Without(Step step) => new(steps.Values.Where(s => s != step)) { Refused = Refused, Takes = Takes };

    public Known Join(Known other) => new(steps.Values.Concat(other.steps.Values)) { Refused = [.. Refused.Union(other.Refused)], Takes = Takes };
}
