using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Something that later steps of a random flow can read.</summary>
/// <param name="Path">How it is written.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Name(string Path, ValueKind Kind)
{
    /// <summary>What a choice can be.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The ways out that its question has.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>True when it is a list: of a repeat's rounds, or of several choices.</summary>
    public bool IsMany { get; init; }

    /// <summary>True for the answer of a question, which can be shown in a review and offered again.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>True for the wilayah in which others lie.</summary>
    public bool IsKecamatan { get; init; }

    /// <summary>The same, read from outside of a call or repeat.</summary>
    public Name Within(string group, bool isMany) => this with { Path = $"{group}.{Path}", IsMany = IsMany || isMany, IsAnswer = false };
}

/// <summary>What is known at one place of a random flow. A branch knows what stood before it; behind it, all of it is known.</summary>
internal sealed class Names(Names? outer)
{
    private readonly List<Name> own = [];

    /// <summary>Those of this place.</summary>
    public IReadOnlyList<Name> Own => own;

    public IEnumerable<Name> All => outer is null ? own : outer.All.Concat(own);

    public void Add(params IEnumerable<Name> names) => own.AddRange(names);

    public Name? Any(Dice dice, Func<Name, bool> which) => All.Where(which).ToList() is { Count: > 0 } fitting ? dice.Of(fitting) : null;
}
