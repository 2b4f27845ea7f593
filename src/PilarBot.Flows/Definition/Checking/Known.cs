namespace PilarBot.Flows.Definition.Checking;

/// <summary>The steps that may have given a value by now.</summary>
internal sealed record Known
{
    private readonly IReadOnlyDictionary<string, Step> steps;

    public Known(params IEnumerable<Step> steps) => this.steps = steps.DistinctBy(s => s.Key).ToDictionary(s => s.Key);

    /// <summary>Actions that may have been refused here, so that their results may be missing.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    public IEnumerable<string> Names => steps.Keys;

    public bool Has(string name) => steps.ContainsKey(name);

    public Step? Find(string name) => steps.GetValueOrDefault(name);

    public Known With(Step step) => new(steps.Values.Append(step)) { Refused = Refused };

    public Known Join(Known other) => new(steps.Values.Concat(other.steps.Values)) { Refused = [.. Refused.Union(other.Refused)] };
}
