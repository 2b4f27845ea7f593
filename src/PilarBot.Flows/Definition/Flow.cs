namespace PilarBot.Flows.Definition;

/// <summary>One flow: what is said, asked and done, in order. Immutable.</summary>
public sealed record Flow
{
    /// <summary>What an entry of <see cref="StartFrom"/> is called among the arguments.</summary>
    internal const string Entry = "entry";

    /// <summary>Its name, unique in the set: <c>lapor-kasus</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What people read: <c>Lapor kasus PPKS</c>.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The file it is from.</summary>
    public required string File { get; init; }

    /// <summary>How the menu shows it, or null when it does not.</summary>
    public MenuEntry? Menu { get; init; }

    /// <summary>The roles that may start it; empty for everyone.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>The words that start it.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>A list whose entries start it too, by label and other words, as <c>{args.entry}</c>; null for none.</summary>
    public string? StartFrom { get; init; }

    /// <summary>True for the one flow that receives <c>/start &lt;payload&gt;</c>, as <c>{args.payload}</c>.</summary>
    public bool Payload { get; init; }

    /// <summary>What a caller gives it, by name: read in the flow as <c>{args.name}</c>.</summary>
    public IReadOnlyDictionary<string, ActionInput> Takes { get; init; } = new Dictionary<string, ActionInput>();

    /// <summary>The questions that the straight way through it asks at most, or null when it does not say.</summary>
    public int? Questions { get; init; }

    /// <summary>How long it waits for an answer before it is thrown away, or null for ever.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>One line for help.</summary>
    public LocalText? About { get; init; }

    /// <summary>How long it waits before it nudges once, or null.</summary>
    public TimeSpan? NudgeAfter => Nudge?.After;

    internal Nudge? Nudge { get; init; }

    internal int Line { get; init; }

    /// <summary>The lines of the words of <see cref="Start"/>.</summary>
    internal IReadOnlyList<int> StartLines { get; init; } = [];

    internal IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>The steps that have values, by their name; also those inside of repeats.</summary>
    internal IReadOnlyDictionary<string, Step> Named { get; init; } = new Dictionary<string, Step>();

    /// <summary>How many sections it has.</summary>
    internal int Sections { get; init; }

    /// <summary>The flows that it calls itself, by name.</summary>
    public IEnumerable<string> Calls => Definition.Steps.Under(Steps).OfType<CallStep>().Select(c => c.Flow).Distinct();

    /// <summary>True when somebody with these roles may start it.</summary>
    public bool IsFor(IReadOnlyList<string> roles) => For.Count == 0 || For.Any(roles.Contains);
}

/// <summary>A flow's button in the menu.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Order">Lower ones come first.</param>
public sealed record MenuEntry(LocalText Label, int Order);
