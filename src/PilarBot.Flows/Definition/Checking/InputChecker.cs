using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks what an action or a called flow is given against what it takes.</summary>
internal sealed class InputChecker(string name, IReadOnlyDictionary<string, ActionInput> inputs, FileLog log)
{
    public void Check(int line, IReadOnlyList<Given> with, Known known)
    {
        foreach (var input in with)
        {
            if (!inputs.TryGetValue(input.Name, out var taken))
                log.Report(input.Line, ProblemCodes.UnknownInput, $"\"{name}\" takes no \"{input.Name}\"", Spelling.SuggestOrList(input.Name, inputs.Keys));
            else if (Kinds.Of(input.Value, known) is { } given && !Fits(given, taken.Kind) && !IsWritten(input.Value, taken.Kind))
                log.Report(input.Line, ProblemCodes.WrongInputKind, $"\"{input.Name}\" is given {given}", $"it takes {taken.Kind}");
        }
        foreach (var missing in inputs.Where(i => i.Value.Required && with.All(w => w.Name != i.Key)))
            log.Report(line, ProblemCodes.MissingInput, $"\"{name}\" needs \"{missing.Key}\"", "add it under \"with\"");
    }

    // whoever writes a NIK into a flow means it
    private static bool IsWritten(Expression value, ValueKind taken) => value is LiteralExpression { Value: string } && Kinds.IsString(taken);

    // all that is written as a JSON string can stand where any text is taken
    public static bool Fits(ValueKind given, ValueKind taken) =>
        given == taken
        || taken is ValueKind.Object || given is ValueKind.Object
        || (taken is ValueKind.Text or ValueKind.Choice && Kinds.IsString(given))
        || (given is ValueKind.Text or ValueKind.Choice && Kinds.IsString(taken) && taken is not (ValueKind.Nik or ValueKind.Kk));
}
