using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks one path against what is known where it stands.</summary>
internal sealed class PathChecker(IReadOnlyDictionary<string, Flow> flows, Vocabulary vocabulary, FileLog log)
{
    private static readonly string[] ofMe = ["name", "role", "roles", "zone", "territory"];

    public void Check(ValuePath path, int line, Known known)
    {
        if (path.Head == "args") return;
        if (path.Head == "me")
        {
            if (path.Parts is not [_, var part] || !ofMe.Contains(part)) Part(path, line, ofMe);
            return;
        }
        var step = known.Find(path.Head);
        if (step is null)
            log.Report(line, ProblemCodes.UnknownName, $"nothing before this gives \"{path.Head}\" a value", Spelling.SuggestOrList(path.Head, [.. known.Names, "me", "args"]));
        else if (path.Parts.Length > 1)
            CheckPart(path, line, step, known);
    }

    /// <summary>The kind of value at a path, or null when it cannot be told.</summary>
    public static ValueKind? KindOf(ValuePath path, Known known) => known.Find(path.Head) switch
    {
        AskStep ask when path.Parts.Length == 1 => ask.Kind.ValueKind(),
        DoStep { Signature: { } signature } when path.Parts.Length > 1 =>
            signature.Results.TryGetValue(string.Join('.', path.Parts[1..]), out var kind) ? kind : null,
        _ => null,
    };

    private void CheckPart(ValuePath path, int line, Step step, Known known)
    {
        switch (step)
        {
            case AskStep ask:
                var parts = Parts(ask);
                if (path.Parts is not [_, var part] || !parts.Contains(part)) Part(path, line, parts);
                break;
            case DoStep { Signature: { } signature }:
                Result(path, line, signature, known);
                break;
            case CallStep call when flows.TryGetValue(call.Flow, out var called):
                var inner = new ValuePath(string.Join('.', path.Parts[1..]));
                new PathChecker(flows, vocabulary, log).Check(inner, line, new(called.Named.Values));
                break;
        }
    }

    private static string[] Parts(AskStep ask) => ask.Kind.ValueKind() switch
    {
        ValueKind.Location => ["choice", "label", "latitude", "longitude", "accuracy"],
        ValueKind.Contact => ["choice", "label", "phone", "name", "own"],
        ValueKind.Media => ["choice", "label", "count"],
        _ => ["choice", "label"],
    };

    private void Result(ValuePath path, int line, ActionSignature signature, Known known)
    {
        var part = string.Join('.', path.Parts[1..]);
        if (part is "code" or "text" && !signature.Results.ContainsKey(part)) return;
        var fits = signature.Results.Any(r =>
            r.Key == part
            || r.Key.StartsWith(part + ".", StringComparison.Ordinal)
            || (r.Value is ValueKind.Object or ValueKind.List && part.StartsWith(r.Key + ".", StringComparison.Ordinal))
            || (r.Value is ValueKind.Media && part == r.Key + ".count"));
        if (!fits)
            Part(path, line, signature.Results.Keys);
        else if (known.Refused.Contains(path.Head))
            log.Report(line, ProblemCodes.MayBeRefused, $"\"{path}\" may be missing here, since \"{signature.Name}\" may have been refused", "end the refused steps with \"end\"");
    }

    private void Part(ValuePath path, int line, IEnumerable<string> known) =>
        log.Report(line, ProblemCodes.UnknownPart, $"\"{path.Head}\" has no \"{string.Join('.', path.Parts[1..])}\"",
            Spelling.SuggestOrList(string.Join('.', path.Parts[1..]), known));
}
