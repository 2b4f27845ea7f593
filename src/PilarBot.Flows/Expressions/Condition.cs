namespace PilarBot.Flows.Expressions;

/// <summary>What an <c>if</c> asks. Parsed when the flow is read, so a wrong one is found before anybody talks to it.</summary>
internal abstract record Condition
{
    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="ConditionSyntaxException">It is not a condition; the message says where it stops making sense.</exception>
    public static Condition Parse(string text) => new ConditionParser(text).Condition();

    /// <summary>The paths it reads, and whether each may be missing without that being a mistake.</summary>
    public abstract IEnumerable<(ValuePath Path, bool Guarded)> Paths { get; }

    private protected static IEnumerable<(ValuePath, bool)> PathsOf(Expression expression, bool guarded = false) => expression switch
    {
        PathExpression { Path: var path } => [(path, guarded)],
        CountExpression { Path: var path } => [(path, true)],
        _ => [],
    };
}

internal sealed record AllOf(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [.. Left.Paths, .. Right.Paths];
}

internal sealed record AnyOf(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [.. Left.Paths, .. Right.Paths];
}

internal sealed record Negation(Condition Inner) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => Inner.Paths;
}

internal sealed record Comparison(Expression Left, Comparator By, Expression Right) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [.. PathsOf(Left), .. PathsOf(Right)];
}

internal sealed record Membership(Expression Item, IReadOnlyList<Expression> Among) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [.. PathsOf(Item), .. Among.SelectMany(a => PathsOf(a))];
}

internal sealed record Existence(ValuePath Of) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [(Of, true)];
}

/// <summary>A value alone: holds when it is <c>true</c>.</summary>
internal sealed record Truth(Expression Of) : Condition
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => PathsOf(Of);
}

internal enum Comparator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
