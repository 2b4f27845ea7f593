using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Tells what kind of value an expression has where it stands; null when it cannot be told.</summary>
internal static class Kinds
{
    public static ValueKind? Of(Expression expression, Known known) => expression switch
    {
        PathExpression { Path: var path } => Of(path, known),
        LiteralExpression { Value: decimal } => ValueKind.Number,
        LiteralExpression { Value: bool } => ValueKind.YesNo,
        LiteralExpression { Value: string } or TextExpression => ValueKind.Text,
        FunctionCall call => call.Function.Kind ?? Of(call.Inputs[0], known),
        Operation { By: Operator.Plus or Operator.Minus } sum => Sum(Of(sum.Left, known), Of(sum.Right, known), sum.By),
        Operation { By: Operator.Times or Operator.DividedBy } => ValueKind.Number,
        LiteralExpression => null,
        _ => ValueKind.YesNo,
    };

    public static ValueKind? Of(ValuePath path, Known known)
    {
        switch (path.Head)
        {
            case "today": return ValueKind.Date;
            case "now": return ValueKind.Instant;
            case "args": return path.Parts is [_, var name] && known.Takes.TryGetValue(name, out var taken) ? taken.Kind : null;
        }
        return known.Find(path.Head) switch
        {
            AskStep ask when path.Parts.Length == 1 => ask.Kind.ValueKind(),
            SetStep set when path.Parts.Length == 1 => known.KindOf(set),
            RepeatStep when path.Parts is [_, "count"] => ValueKind.Number,
            RepeatStep when path.Parts.Length == 1 => ValueKind.Object,
            DoStep { Signature: { } signature } when path.Parts.Length > 1 => signature.Results.TryGetValue(path.Rest, out var kind) ? kind : null,
            _ => null,
        };
    }

    /// <summary>True for what is written as a JSON string.</summary>
    public static bool IsString(ValueKind kind) => kind is ValueKind.Text or ValueKind.Choice or ValueKind.Date or ValueKind.Instant
        or ValueKind.Phone or ValueKind.Nik or ValueKind.Kk or ValueKind.Wilayah;

    private static ValueKind? Sum(ValueKind? left, ValueKind? right, Operator by) => (left, right) switch
    {
        (ValueKind.Date or ValueKind.Instant, ValueKind.Number) => left,
        (ValueKind.Date or ValueKind.Instant, ValueKind.Date or ValueKind.Instant) when by == Operator.Minus => ValueKind.Number,
        (ValueKind.Number, ValueKind.Number) => ValueKind.Number,
        _ => null,
    };
}
