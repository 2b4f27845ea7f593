using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition;

/// <summary>Asks one question.</summary>
internal sealed record AskStep(string Key, int Line, AnswerKind Kind, LocalText Label) : Step(Key, Line)
{
    /// <summary>The question; null: one made of its label.</summary>
    public Template? Say { get; init; }

    public Template? Help { get; init; }

    /// <summary>The choices written in the flow.</summary>
    public IReadOnlyList<ReferenceItem> Choices { get; init; } = [];

    /// <summary>The list they come from instead, or the path of a result.</summary>
    public ChoiceSource? From { get; init; }

    /// <summary>Other ways out: recorded without a value, by their choice alone.</summary>
    public IReadOnlyList<ReferenceItem> Or { get; init; } = [];

    /// <summary>The least length, number or count.</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest length, number or count.</summary>
    public decimal? Max { get; init; }

    public bool Optional { get; init; }

    /// <summary>For choices: several may be picked.</summary>
    public bool Many { get; init; }

    public bool Sensitive { get; init; }

    /// <summary>For dates: not after today.</summary>
    public bool Past { get; init; }

    /// <summary>For dates: not before today.</summary>
    public bool Future { get; init; }

    /// <summary>For contacts: somebody else's card is welcome.</summary>
    public bool Other { get; init; }

    /// <summary>For numbers: halves and the like are welcome.</summary>
    public bool Decimals { get; init; }

    /// <summary>For wilayah: the one that the answer lies in.</summary>
    public ValuePath? Within { get; init; }

    /// <summary>An answer to offer.</summary>
    public ValuePath? Suggest { get; init; }

    /// <summary>An earlier answer that this one must differ from.</summary>
    public ValuePath? DiffersFrom { get; init; }

    /// <summary>True where the answer is gathered bit by bit and then declared complete.</summary>
    public bool IsGathered => Many || Kind.IsMedia();

    /// <summary>The least count of files.</summary>
    public int MinFiles => (int)(Min ?? 1);

    /// <summary>The greatest count of files.</summary>
    public int MaxFiles => Kind is AnswerKind.Photo or AnswerKind.Document or AnswerKind.Table ? 1 : (int)(Max ?? Math.Max(10, Min ?? 0));
}

/// <summary>Where choices come from: a reference list by its name, or a result by its path.</summary>
internal sealed record ChoiceSource(string? List, ValuePath? Path);
