using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilarBot.Flows.Expressions;

/// <summary>Works expressions and conditions out. It never fails: values of different kinds are merely not equal, and in no order.</summary>
internal static class Evaluation
{
    public static bool Holds(this Condition condition, IValues values) => condition switch
    {
        AllOf both => both.Left.Holds(values) && both.Right.Holds(values),
        AnyOf either => either.Left.Holds(values) || either.Right.Holds(values),
        Negation not => !not.Inner.Holds(values),
        Existence existence => values.Find(existence.Of).Exists,
        Truth truth => truth.Of.Evaluate(values)?.GetValueKind() == JsonValueKind.True,
        Membership membership => Among(membership, values),
        Comparison comparison => Compare(comparison, values),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    public static JsonNode? Evaluate(this Expression expression, IValues values) => expression switch
    {
        PathExpression { Path: var path } => values.Find(path).Node,
        CountExpression { Path: var path } => JsonValue.Create(values.Find(path).Count),
        LiteralExpression literal => literal.Node,
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static bool Among(Membership membership, IValues values)
    {
        var item = membership.Item.Evaluate(values);
        return membership.Among.Any(other => AreEqual(item, other.Evaluate(values)));
    }

    private static bool Compare(Comparison comparison, IValues values)
    {
        var left = comparison.Left.Evaluate(values);
        var right = comparison.Right.Evaluate(values);
        return comparison.By switch
        {
            Comparator.Equal => AreEqual(left, right),
            Comparator.NotEqual => !AreEqual(left, right),
            Comparator.Less => Order(left, right) < 0,
            Comparator.LessOrEqual => Order(left, right) <= 0,
            Comparator.Greater => Order(left, right) > 0,
            Comparator.GreaterOrEqual => Order(left, right) >= 0,
        };
    }

    private static bool AreEqual(JsonNode? left, JsonNode? right) =>
        left is null || right is null ? left is null && right is null : Order(left, right) == 0 || JsonNode.DeepEquals(left, right);

    // ISO dates and instants sort as texts do; null when there is no order
    private static int? Order(JsonNode? left, JsonNode? right)
    {
        if (left is not JsonValue || right is not JsonValue) return null;
        if (Number(left) is { } a && Number(right) is { } b) return a.CompareTo(b);
        return left.GetValueKind() == JsonValueKind.String && right.GetValueKind() == JsonValueKind.String
            ? string.CompareOrdinal(left.GetValue<string>(), right.GetValue<string>())
            : null;
    }

    // texts are no numbers: '08' and '8' are different codes
    private static decimal? Number(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Number => Decimal(node.ToJsonString()),
        _ => null,
    };

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
