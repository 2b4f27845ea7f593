using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks one path against what is known where it stands.</summary>
internal sealed class PathChecker(IReadOnlyDictionary<string, Flow> flows, FileLog log)
{
    private static readonly string[] ofMe = ["name", "fullname", "role", "roles", "zone", "territory", "channel", "language"];

    public void Check(ValuePath path, int line, Known known)
    {
        if (path.Head == "args")
        {
            if (path.Parts is not [_, var taken] || !known.Takes.ContainsKey(taken)) Part(path, line, known.Takes.Keys);
            return;
        }
        if (path.Head is "today" or "now")
        {
            if (path.Parts.Length > 1) Part(path, line, []);
            return;
        }
        if (path.Head == "me")
        {
            if (path.Parts is not [_, var part] || !ofMe.Contains(part)) Part(path, line, ofMe);
            return;
        }
        var step = known.Find(path.Head);
        if (step is null)
            log.Report(line, ProblemCodes.UnknownName, $"nothing before this gives \"{path.Head}\" a value", Spelling.SuggestOrList(path.Head, [.. known.Names, .. ValuePath.Reserved]));
        else if (path.Parts.Length > 1)
            CheckPart(path, line, step, known);
    }

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
                Check(new(path.Rest), line, new(called.Named.Values.Where(s => !InRepeat(called, s))) { Takes = called.Takes });
                break;
            case RepeatStep repeat:
                CheckRound(path, line, repeat);
                break;
            case SetStep:
                Part(path, line, []);
                break;
        }
    }

    // "anggota.count", "anggota.nama" for all rounds, "anggota.0.nama" and "anggota.last.nama" for one
    private void CheckRound(ValuePath path, int line, RepeatStep repeat)
    {
        var isOne = path.Parts[1] is "first" or "last" || int.TryParse(path.Parts[1], out _);
        if (isOne && path.Parts.Length == 2) return;
        var name = path.Parts[isOne ? 2 : 1];
        if (path.Parts is [_, "count"]) return;
        if (!repeat.Named.TryGetValue(name, out var step) || step is not (AskStep or SetStep)) Part(path, line, [.. repeat.Named.Keys, "count", "first", "last"]);
        else if (path.Parts.Length > (isOne ? 3 : 2)) CheckPart(new(string.Join('.', path.Parts[(isOne ? 2 : 1)..])), line, step, new());
    }

    private static bool InRepeat(Flow flow, Step step) => Steps.Under(flow.Steps).OfType<RepeatStep>().Any(r => r.Named.ContainsKey(step.Key));

    private static string[] Parts(AskStep ask) => ask.Kind.ValueKind() switch
    {
        ValueKind.Location => ["choice", "label", "latitude", "longitude", "accuracy"],
        ValueKind.Contact => ["choice", "label", "phone", "name", "own"],
        ValueKind.Media => ["choice", "label", "count"],
        _ when ask.Many => ["choice", "label", "count"],
        _ => ["choice", "label"],
    };

    private void Result(ValuePath path, int line, ActionSignature signature, Known known)
    {
        var part = path.Rest;
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
        log.Report(line, ProblemCodes.UnknownPart, $"\"{path.Head}\" has no \"{path.Rest}\"",
            Spelling.SuggestOrList(path.Rest, known));
}
