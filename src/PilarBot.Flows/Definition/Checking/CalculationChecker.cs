using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Finds calculations and ways to show a value that never give anything: a text that is added, the age of a number, a date of a name.</summary>
internal sealed class CalculationChecker(FileLog log)
{
    public void Check(Expression expression, int line, Known known)
    {
        foreach (var part in expression.Parts) Check(part, line, known);
        switch (expression)
        {
            case Operation { By: Operator.Plus or Operator.Minus or Operator.Times or Operator.DividedBy } sum:
                foreach (var side in new[] { sum.Left, sum.Right })
                {
                    if (Kinds.Of(side, known) is { } kind && !IsCalculable(kind, sum.By))
                        Report(line, $"{kind} cannot be calculated with", "put words together in a text: \"{a}, {b}\"");
                }
                break;
            case FunctionCall call when Kinds.Of(call.Inputs[0], known) is { } kind && !call.Function.Takes(kind):
                Report(line, $"{call.Function.Usage} is given {kind}", call.Function.Meaning);
                break;
            case TextExpression text:
                Check(text.Text, known);
                break;
        }
    }

    public void Check(Template text, Known known)
    {
        foreach (var place in text.Places)
        {
            if (Kinds.Of(place.Path!, known) is { } kind && !Shows(place, kind))
                Report(text.Line, $"{{{place.Path}}} is {kind}, which is never shown so", "take what stands behind the comma out");
        }
    }

    private static bool Shows(TemplatePart place, ValueKind kind) => place switch
    {
        { IsPlural: true } => kind is ValueKind.Number,
        { Style: ValueStyle.Currency } => kind is ValueKind.Number,
        { Style: ValueStyle.Time } => kind is ValueKind.Instant,
        { Style: ValueStyle.Date or ValueStyle.ShortDate or ValueStyle.FullDate } => kind is ValueKind.Date or ValueKind.Instant,
        _ => true,
    };

    private static bool IsCalculable(ValueKind kind, Operator by) =>
        kind is ValueKind.Number || (by is Operator.Plus or Operator.Minus && kind is ValueKind.Date or ValueKind.Instant);

    private void Report(int line, string message, string suggestion) => log.Report(line, ProblemCodes.NeverGives, message, suggestion);
}
