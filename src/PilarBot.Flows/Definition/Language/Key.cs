namespace PilarBot.Flows.Definition.Language;

/// <summary>A key that a construct of the language takes.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Takes">What its value is.</param>
/// <param name="Meaning">What it does, in a line.</param>
internal sealed record Key(string Name, Shape Takes, string Meaning)
{
    public bool IsRequired { get; init; }

    /// <summary>The words that it takes, where it takes no other.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>For questions: the kinds of answer that have it; empty for all.</summary>
    public IReadOnlyList<AnswerKind> With { get; init; } = [];
}

/// <summary>The shape of a value in a flow file.</summary>
internal enum Shape
{
    /// <summary>The name of a step or flow.</summary>
    Name,
    /// <summary>Words without places for values.</summary>
    Words,
    /// <summary>A text with places for values, or one for each channel.</summary>
    Text,
    /// <summary>A word, or a list of words.</summary>
    WordList,
    /// <summary>Codes of roles.</summary>
    Roles,
    /// <summary>A number.</summary>
    Number,
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
    /// <summary><c>15m</c>, <c>3h</c>, <c>7d</c>.</summary>
    Duration,
    /// <summary>A path of a value.</summary>
    Path,
    /// <summary>An expression.</summary>
    Expression,
    /// <summary>A condition: an expression that is true or false.</summary>
    Condition,
    /// <summary>Names with expressions.</summary>
    Values,
    /// <summary>Names with kinds of values.</summary>
    Kinds,
    /// <summary>A list of choices.</summary>
    Choices,
    /// <summary>A list of choices, or where they come from.</summary>
    ChoicesOrSource,
    /// <summary>Steps.</summary>
    Steps,
    /// <summary>A label and an order.</summary>
    Menu,
    /// <summary>A time and a text.</summary>
    Nudge,
    /// <summary>The name of an action.</summary>
    Action,
    /// <summary>The name of a flow.</summary>
    Flow,
    /// <summary>Nothing, or a group of the keys that stand beside it.</summary>
    Nothing,
}

/// <summary>Something that is written in a flow file: the file itself, a step, a choice.</summary>
/// <param name="Word">The word that it begins with.</param>
/// <param name="What">What messages call it: "a say".</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Keys">What it takes.</param>
internal sealed record Construct(string Word, string What, string Meaning, IReadOnlyList<Key> Keys)
{
    /// <summary>How it is used: steps, and behind them a conversation's lines of the person.</summary>
    public Sample? Sample { get; init; }

    public IEnumerable<string> KeyNames => Keys.Select(k => k.Name);
}

/// <summary>A piece of a flow that the reference shows, and how somebody talks to it.</summary>
/// <param name="Yaml">Steps; a whole file when it begins with <c>flow:</c>.</param>
/// <param name="Lines">The lines of a transcript that begin with <c>&gt;</c> or <c>@</c>.</param>
internal sealed record Sample(string Yaml, params IReadOnlyList<string> Lines);
