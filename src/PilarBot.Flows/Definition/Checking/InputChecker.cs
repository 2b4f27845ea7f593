using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks what an action is given against what it takes.</summary>
internal sealed class InputChecker(DoStep step, ActionSignature signature, FileLog log)
{
    public void Check(Known known)
    {
        foreach (var input in step.With)
        {
            if (!signature.Inputs.TryGetValue(input.Name, out var taken))
                log.Report(input.Line, ProblemCodes.UnknownInput, $"\"{signature.Name}\" takes no \"{input.Name}\"", Spelling.SuggestOrList(input.Name, signature.Inputs.Keys));
            else if (KindOf(input.Value, known) is { } given && !Fits(given, taken.Kind))
                log.Report(input.Line, ProblemCodes.WrongInputKind, $"\"{input.Name}\" is given {given}", $"it takes {taken.Kind}");
        }
        foreach (var missing in signature.Inputs.Where(i => i.Value.Required && step.With.All(w => w.Name != i.Key)))
            log.Report(step.Line, ProblemCodes.MissingInput, $"\"{signature.Name}\" needs \"{missing.Key}\"", "add it under \"with\"");
    }

    private static ValueKind? KindOf(Expression expression, Known known) => expression switch
    {
        PathExpression { Path: var path } => PathChecker.KindOf(path, known),
        CountExpression => ValueKind.Number,
        LiteralExpression { Value: decimal } => ValueKind.Number,
        LiteralExpression { Value: bool } => ValueKind.YesNo,
        _ => null,
    };

    // all that is written as a JSON string can stand where any text is taken
    private static bool Fits(ValueKind given, ValueKind taken) =>
        given == taken
        || taken is ValueKind.Object || given is ValueKind.Object
        || (taken is ValueKind.Text or ValueKind.Choice && IsString(given))
        || (given is ValueKind.Text or ValueKind.Choice && IsString(taken) && taken is not (ValueKind.Nik or ValueKind.Kk));

    private static bool IsString(ValueKind kind) => kind is ValueKind.Text or ValueKind.Choice or ValueKind.Date or ValueKind.Instant
        or ValueKind.Phone or ValueKind.Nik or ValueKind.Kk or ValueKind.Wilayah;
}
