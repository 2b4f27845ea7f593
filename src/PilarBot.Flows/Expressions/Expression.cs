using System.Globalization;
using System.Text.Json.Nodes;

namespace PilarBot.Flows.Expressions;

/// <summary>Something with a value: a path, a literal, or a count.</summary>
internal abstract record Expression
{
    /// <summary>The expression of an unquoted scalar, such as <c>nik</c>, <c>3</c>, <c>true</c> or <c>'baru'</c>; null when it is none.</summary>
    public static Expression? Parse(string text)
    {
        try
        {
            return new ConditionParser(text).Expression();
        }
        catch (ConditionSyntaxException)
        {
            return null;
        }
    }
}

internal sealed record PathExpression(ValuePath Path) : Expression;

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

/// <summary>How many entries a value has; a missing one has none.</summary>
internal sealed record CountExpression(ValuePath Path) : Expression;
