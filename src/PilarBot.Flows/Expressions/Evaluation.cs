using System.Text.Json;
using System.Text.Json.Nodes;

namespace PilarBot.Flows.Expressions;

/// <summary>Works expressions out. It never fails: values of different kinds are merely not equal, in no order, and make nothing together.</summary>
internal static class Evaluation
{
    /// <summary>True when the value is <c>true</c>.</summary>
    public static bool Holds(this Expression condition, IValues values) => condition switch
    {
        Operation { By: Operator.And } both => both.Left.Holds(values) && both.Right.Holds(values),
        Operation { By: Operator.Or } either => either.Left.Holds(values) || either.Right.Holds(values),
        Operation { By: <= Operator.GreaterOrEqual } comparison => Compare(comparison, values),
        Negation not => !not.Inner.Holds(values),
        Existence existence => values.Find(existence.Of).Exists,
        Membership membership => IsAmong(membership, values),
        _ => condition.Evaluate(values).Node is JsonValue value && value.GetValueKind() == JsonValueKind.True,
    };

    public static Value Evaluate(this Expression expression, IValues values) => expression switch
    {
        PathExpression { Path: var path } => values.Find(path),
        LiteralExpression literal => new(literal.Node),
        TextExpression text => Value.Of(text.Text.Fill(values)),
        FunctionCall call => call.Function.Of([.. call.Inputs.Select(i => i.Evaluate(values))], values),
        Operation { By: Operator.Plus or Operator.Minus or Operator.Times or Operator.DividedBy } sum =>
            Calculate(sum.Left.Evaluate(values), sum.By, sum.Right.Evaluate(values), values),
        _ => Value.Of(expression.Holds(values)),
    };

    private static bool IsAmong(Membership membership, IValues values)
    {
        var item = membership.Item.Evaluate(values);
        foreach (var among in membership.Among)
        {
            var other = among.Evaluate(values);
            if (other.Node is JsonArray several && membership.Among is [PathExpression])
            {
                if (several.Any(one => AreEqual(item, new(one)))) return true;
            }
            else if (AreEqual(item, other))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Compare(Operation comparison, IValues values)
    {
        var left = comparison.Left.Evaluate(values);
        var right = comparison.Right.Evaluate(values);
        return comparison.By switch
        {
            Operator.Equal => AreEqual(left, right),
            Operator.NotEqual => !AreEqual(left, right),
            Operator.Less => Order(left, right, values) < 0,
            Operator.LessOrEqual => Order(left, right, values) <= 0,
            Operator.Greater => Order(left, right, values) > 0,
            _ => Order(left, right, values) >= 0,
        };
    }

    private static bool AreEqual(Value left, Value right)
    {
        if (left.Node is null || right.Node is null) return left.Node is null && right.Node is null;
        if (left.Number is { } a && right.Number is { } b) return a == b;
        return left.Text is { } one && right.Text is { } other ? one == other : JsonNode.DeepEquals(left.Node, right.Node);
    }

    // null when there is no order
    private static int? Order(Value left, Value right, IValues values)
    {
        if (left.Number is { } a && right.Number is { } b) return a.CompareTo(b);
        // a moment beside a date counts as its day
        if (left.Instant is null != right.Instant is null && left.Day(values.Zone) is { } day && right.Day(values.Zone) is { } other) return day.CompareTo(other);
        return left.Text is { } one && right.Text is { } two ? string.CompareOrdinal(one, two) : null;
    }

    private static Value Calculate(Value left, Operator by, Value right, IValues values)
    {
        try
        {
            if (left.Number is { } a && right.Number is { } b)
            {
                return by switch
                {
                    Operator.Plus => Value.Of(a + b),
                    Operator.Minus => Value.Of(a - b),
                    Operator.Times => Value.Of(a * b),
                    _ => b == 0 ? Value.None : Value.Of(a / b),
                };
            }
            if (by is Operator.Plus or Operator.Minus && right.Number is { } days) return Later(left, by == Operator.Plus ? days : -days, values);
            return by == Operator.Minus && left.Day(values.Zone) is { } to && right.Day(values.Zone) is { } from
                ? Value.Of(to.DayNumber - from.DayNumber)
                : Value.None;
        }
        // a number or a date that nobody means
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return Value.None;
        }
    }

    private static Value Later(Value left, decimal days, IValues values) =>
        left.Instant is { } at ? Value.Of(at.AddDays((double)days))
        : left.Day(values.Zone) is { } day ? Value.Of(day.AddDays(checked((int)days)))
        : Value.None;
}
