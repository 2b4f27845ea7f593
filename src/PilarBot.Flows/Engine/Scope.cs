using System.Globalization;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>
/// The values that a flow can name at one point of a walk. It sees only what the walk has passed, so an answer on a way that is no
/// longer taken is not there.
/// </summary>
/// <param name="flow">The flow whose names are meant.</param>
/// <param name="prefix">What stands before its keys in the trail: the keys of the calls that led here, each with a slash.</param>
/// <param name="arguments">What it was started or called with.</param>
/// <param name="walked">What the walk has passed.</param>
internal sealed class Scope(Flow flow, string prefix, JsonObject? arguments, Walked walked) : IValues
{
    private RepeatStep? inside;
    private string round = "";

    public Zone Zone => walked.Zone;

    public string Show(Value value, ValueStyle style) => walked.Turn.Display.Plain(value, style);

    public Value Find(ValuePath path) => path.Head switch
    {
        "me" => walked.Turn.Me.Find(path),
        "args" => new(Descend(arguments, path.Parts.AsSpan(1)), ArgumentKind(path)),
        "today" => Value.Of(DateOnly.FromDateTime(Zone.ToLocal(walked.Session.StartedAt))),
        "now" => Value.Of(walked.Session.StartedAt),
        _ => flow.Named.TryGetValue(path.Head, out var step) ? Find(step, path) : Value.None,
    };

    /// <summary>The scope of a called flow.</summary>
    public Scope Inner(CallStep call, Flow called) => new(called, $"{KeyOf(call.Key)}/", Evaluate(call.With), walked);

    /// <summary>The scope of one round of a repeat.</summary>
    public Scope Round(RepeatStep repeat, int number) =>
        new(flow, prefix, arguments, walked) { inside = repeat, round = string.Create(CultureInfo.InvariantCulture, $"{prefix}{repeat.Key}/{number}/") };

    /// <summary>The values of inputs; those that are missing are left out.</summary>
    public JsonObject Evaluate(IReadOnlyList<Given> inputs)
    {
        var values = new JsonObject();
        foreach (var input in inputs)
        {
            if (input.Value.Evaluate(this).Node is { } value) values[input.Name] = value.DeepClone();
        }
        return values;
    }

    private string KeyOf(string name) => inside?.Named.ContainsKey(name) == true ? round + name : prefix + name;

    private Value Find(Step step, ValuePath path)
    {
        switch (step)
        {
            case CallStep call:
                return path.Parts.Length > 1 && walked.Set.Find(call.Flow) is { } called ? Inner(call, called).Find(new(path.Rest)) : Value.None;
            case SetStep:
                return path.Parts.Length == 1 ? walked.Computed(KeyOf(step.Key)) : Value.None;
            case RepeatStep repeat:
                return Rounds(repeat, path);
        }
        if (walked.Passed.Find(KeyOf(step.Key)) is not { } entry) return Value.None;
        return step is AskStep ask ? Answer(ask, entry, path) : Result((DoStep)step, entry, path);
    }

    private Value Rounds(RepeatStep repeat, ValuePath path)
    {
        var count = (int)(walked.Computed(KeyOf(repeat.Key)).Number ?? 0);
        switch (path.Parts)
        {
            case [_]:
                var first = repeat.Named.Values.OfType<AskStep>().FirstOrDefault();
                var all = Enumerable.Range(0, count).Select(n => Round(repeat, n)).ToList();
                return new(new JsonArray([.. all.Select(r => (JsonNode?)r.Answers(repeat))]),
                    Label: first is null || count == 0 ? null : string.Join(", ", all.Select(r => walked.Turn.Display.Plain(r.Find(new(first.Key))))));
            case [_, "count"]:
                return Value.Of(count);
            case [_, var which, ..] when Number(which, count) is { } number:
                return number < 0 || number >= count ? Value.None
                    : path.Parts.Length == 2 ? new(Round(repeat, number).Answers(repeat))
                    : Round(repeat, number).Find(new(string.Join('.', path.Parts[2..])));
            default:
                var values = Enumerable.Range(0, count).Select(n => Round(repeat, n).Find(new(path.Rest))).Where(v => v.Exists).ToList();
                return new(new JsonArray([.. values.Select(v => v.Node?.DeepClone())]), Label: values.Count == 0 ? null : string.Join(", ", values.Select(walked.Turn.Display.Plain)));
        }
    }

    // one round as an action receives it
    private JsonObject Answers(RepeatStep repeat)
    {
        var answers = new JsonObject();
        foreach (var step in repeat.Named.Values.Where(s => s is AskStep or SetStep))
        {
            if (Find(new(step.Key)).Node is { } value) answers[step.Key] = value.DeepClone();
        }
        return answers;
    }

    private static int? Number(string which, int count) => which switch
    {
        "first" => 0,
        "last" => count - 1,
        _ => int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private ValueKind ArgumentKind(ValuePath path) =>
        path.Parts.Length == 2 && flow.Takes.TryGetValue(path.Parts[1], out var taken) ? taken.Kind : ValueKind.Text;

    private Value Answer(AskStep ask, TrailEntry entry, ValuePath path)
    {
        var kind = ask.Kind.ValueKind();
        if (path.Parts.Length == 1) return new(entry.Value, kind, walked.Label(ask, entry));
        return path.Parts[1] switch
        {
            "choice" => entry.Choice is { } choice ? Value.Of(choice)
                : ask.Kind.IsPick() && entry.Value is JsonValue value ? new(value) : Value.None,
            "label" => walked.Label(ask, entry) is { } label ? Value.Of(label) : new(entry.Value, kind),
            _ => new(Descend(entry.Value, path.Parts.AsSpan(1))),
        };
    }

    private static Value Result(DoStep step, TrailEntry entry, ValuePath path)
    {
        var node = Descend(entry.Value, path.Parts.AsSpan(1));
        if (entry.Kind == TrailKind.RefusedAction) return new(node) { IsMarkdown = path.Rest == "text" };
        return new(node, step.Signature?.Results.GetValueOrDefault(path.Rest) ?? ValueKind.Text);
    }

    private static JsonNode? Descend(JsonNode? node, ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            node = node switch
            {
                JsonObject thing => thing[part],
                JsonArray list when part == "count" => JsonValue.Create(list.Count),
                JsonArray list when Number(part, list.Count) is { } index && index >= 0 && index < list.Count => list[index],
                _ => null,
            };
        }
        return node;
    }
}
