using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition;

/// <summary>One step of a flow.</summary>
/// <param name="Key">Its name, or its path in the flow: <c>3</c>, <c>5.then.0</c>.</param>
/// <param name="Line">Where it stands.</param>
internal abstract record Step(string Key, int Line)
{
    /// <summary>The roles for which it is; empty for everyone.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>True for somebody with these roles.</summary>
    public bool IsFor(IReadOnlyList<string> roles)
    {
        if (For.Count == 0) return true;
        foreach (var role in For)
        {
            if (roles.Contains(role)) return true;
        }
        return false;
    }
}

/// <summary>Says something, once.</summary>
internal sealed record SayStep(string Key, int Line, Template Text) : Step(Key, Line)
{
    /// <summary>Buttons under it, each with a word that starts a flow: ways to go on, once this flow is over.</summary>
    public IReadOnlyList<ReferenceItem> Offer { get; init; } = [];
}

/// <summary>Goes one way or the other.</summary>
internal sealed record IfStep(string Key, int Line, Expression Condition, IReadOnlyList<Step> Then, IReadOnlyList<Step> Else) : Step(Key, Line);

/// <summary>Carries an action out.</summary>
/// <param name="Key">Its <c>as</c>, or its path.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Action">The action's name.</param>
/// <param name="With">Its inputs.</param>
/// <param name="Refused">What to do when it is refused; null: say why and end.</param>
internal sealed record DoStep(
    string Key, int Line, string Action, IReadOnlyList<Given> With, IReadOnlyList<Step>? Refused) : Step(Key, Line)
{
    /// <summary>The action's signature; null in a restored revision whose action is gone.</summary>
    public ActionSignature? Signature { get; init; }

    /// <summary>True when the flow gives its result a name.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>Shows the answers, lets each be corrected, and waits until they are sent.</summary>
internal sealed record ReviewStep(string Key, int Line, Template? Say, LocalText? Send, IReadOnlyList<string> Only) : Step(Key, Line);

/// <summary>Walks another flow, as a part of this one.</summary>
internal sealed record CallStep(string Key, int Line, string Flow, IReadOnlyList<Given> With) : Step(Key, Line);

/// <summary>Walks its steps once for each of several: the members of a family, the rooms of a house.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Line">Where it stands.</param>
/// <param name="Min">Rounds that are walked without asking.</param>
/// <param name="Max">The most rounds.</param>
/// <param name="More">The question whether there is another, asked before every round from <paramref name="Min"/> on.</param>
/// <param name="Steps">What is walked in each round.</param>
internal sealed record RepeatStep(string Key, int Line, int Min, int Max, AskStep More, IReadOnlyList<Step> Steps) : Step(Key, Line)
{
    /// <summary>The key of <see cref="More"/> in a round.</summary>
    public const string MoreKey = "~more";

    /// <summary>The named steps inside, which each round has anew.</summary>
    public IReadOnlyDictionary<string, Step> Named { get; } = Definition.Steps.Under(Steps).Where(Definition.Steps.IsNamed).DistinctBy(s => s.Key).ToDictionary(s => s.Key);
}

/// <summary>Keeps a value that is worked out of others.</summary>
internal sealed record SetStep(string Key, int Line, Expression To) : Step(Key, Line);

/// <summary>Begins a part of a long flow: its title, and which of how many it is, stand over the next question.</summary>
internal sealed record SectionStep(string Key, int Line, Template Title) : Step(Key, Line);

/// <summary>Ends the whole flow.</summary>
internal sealed record EndStep(string Key, int Line) : Step(Key, Line);

/// <summary>Calls a human.</summary>
internal sealed record HandOverStep(string Key, int Line, Template Text) : Step(Key, Line);

/// <summary>A value given to an action or a called flow.</summary>
internal sealed record Given(string Name, Expression Value, int Line);

/// <summary>One reminder to go on.</summary>
internal sealed record Nudge(TimeSpan After, Template? Say);
