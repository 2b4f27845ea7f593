namespace PilarBot.Flows.Drawing;

/// <summary>What a box of a chart stands for: its shape and its colour follow from it.</summary>
internal enum ChartKind
{
    Start,
    Ask,
    Say,
    If,
    Do,
    Review,
    Call,
    HandOver,
    Repeat,
    Set,
    Section,
    End,
}

/// <summary>One box of a chart, in the words that stand in it.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">What is said, asked, done or decided; empty when the kind says it all.</param>
internal sealed record ChartNode(ChartKind Kind, string Text)
{
    /// <summary>The key of the step; null for a box that the chart adds.</summary>
    public string? Key { get; init; }

    /// <summary>What the author called the step, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public int? Line { get; init; }

    /// <summary>A few words above the text, or null.</summary>
    public string? Heading { get; init; }

    /// <summary>What it takes for an answer, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>What can be chosen; a drawing shows the first of them.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Small print below all that.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The two ways on from here; null: straight on.</summary>
    public ChartFork? Fork { get; init; }

    /// <summary>What is walked again and again, in a frame below the box; null: nothing is.</summary>
    public IReadOnlyList<ChartNode>? Rounds { get; init; }

    /// <summary>How many frames stand one in the other, this one's included.</summary>
    public int Frames => Rounds is null ? Fork is null ? 0 : Fork.Ways.Max(w => FramesOf(w.Nodes)) : 1 + FramesOf(Rounds);

    /// <summary>The most frames of any of the boxes.</summary>
    public static int FramesOf(IReadOnlyList<ChartNode> nodes) => nodes.Select(n => n.Frames).DefaultIfEmpty().Max();

    /// <summary>True when nothing comes after it, whichever way is taken.</summary>
    public bool Ends => Kind == ChartKind.End || Fork is { Below.Ends: true, Beside.Ends: true };
}

/// <summary>Two ways on from a box: one straight below, the other beside it.</summary>
internal sealed record ChartFork(ChartWay Below, ChartWay Beside)
{
    public IReadOnlyList<ChartWay> Ways => [Below, Beside];
}

/// <summary>One way on from a box.</summary>
/// <param name="Label">When it is taken.</param>
/// <param name="Nodes">What comes on it, in order.</param>
internal sealed record ChartWay(string Label, IReadOnlyList<ChartNode> Nodes)
{
    public bool Ends => Nodes.Any(n => n.Ends);
}
