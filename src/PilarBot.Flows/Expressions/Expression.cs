using System.Globalization;
using System.Text.Json.Nodes;

namespace PilarBot.Flows.Expressions;

/// <summary>
/// Something with a value: a path, a literal, or what is made of them. What an <c>if</c> asks, what <c>with</c> gives and what
/// <c>set</c> keeps. Parsed when the flow is read, so a wrong one is found before anybody talks to it.
/// </summary>
internal abstract record Expression
{
    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="ExpressionSyntaxException">It is not an expression; the message says where it stops making sense.</exception>
    public static Expression Parse(string text) => new ExpressionParser(text).Whole();

    /// <summary>The expressions that it is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>The paths it reads, and whether each may be missing without that being a mistake.</summary>
    public virtual IEnumerable<(ValuePath Path, bool Guarded)> Paths => Parts.SelectMany(p => p.Paths);
}

internal sealed record PathExpression(ValuePath Path) : Expression
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [(Path, false)];
}

/// <summary>A text, a number, true, false, or none.</summary>
internal sealed record LiteralExpression(object? Value) : Expression
{
    // a node has one parent only, so every use gets its own
    public JsonNode? Node => Value switch
    {
        string text => JsonValue.Create(text),
        decimal number => JsonValue.Create(number),
        bool truth => JsonValue.Create(truth),
        _ => null,
    };

    public override string ToString() => Convert.ToString(Value, CultureInfo.InvariantCulture) ?? "none";
}

/// <summary>A text with places for values, as a value: <c>"Kunjungan di {desa}: {alasan}"</c>.</summary>
internal sealed record TextExpression(Texts.Template Text) : Expression
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => Text.Paths.Select(p => (p, false));
}

/// <summary>Two values put together or compared.</summary>
internal sealed record Operation(Expression Left, Operator By, Expression Right) : Expression
{
    public override IEnumerable<Expression> Parts => [Left, Right];
}

internal sealed record Negation(Expression Inner) : Expression
{
    public override IEnumerable<Expression> Parts => [Inner];
}

/// <summary>Whether a value is one of several: written in the flow, or those of a path.</summary>
internal sealed record Membership(Expression Item, IReadOnlyList<Expression> Among) : Expression
{
    public override IEnumerable<Expression> Parts => [Item, .. Among];
}

internal sealed record Existence(ValuePath Of) : Expression
{
    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths => [(Of, true)];
}

/// <summary>What a function makes of its inputs.</summary>
internal sealed record FunctionCall(Function Function, IReadOnlyList<Expression> Inputs) : Expression
{
    public override IEnumerable<Expression> Parts => Inputs;

    public override IEnumerable<(ValuePath Path, bool Guarded)> Paths =>
        Function.TakesMissing ? base.Paths.Select(p => (p.Path, true)) : base.Paths;
}

internal enum Operator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    DividedBy,
}
