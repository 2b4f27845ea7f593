using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Engine;

/// <summary>
/// The values that a flow can name at one point of a walk. It sees only what the walk has passed, so an answer on a way that is no
/// longer taken is not there.
/// </summary>
/// <param name="flow">The flow whose names are meant.</param>
/// <param name="prefix">What stands before its keys in the trail: the keys of the calls that led here, each with a slash.</param>
/// <param name="arguments">What it was started or called with.</param>
/// <param name="passed">Entries by key.</param>
/// <param name="me">The person's values.</param>
/// <param name="set">The flows it may call.</param>
internal sealed class Scope(
    Flow flow, string prefix, JsonObject? arguments, IReadOnlyDictionary<string, TrailEntry> passed, IValues me, FlowSet set) : IValues
{
    public Value Find(ValuePath path) => path.Head switch
    {
        "me" => me.Find(path),
        "args" => new(Descend(arguments, path.Parts.AsSpan(1))),
        _ => flow.Named.TryGetValue(path.Head, out var step) ? Find(step, path) : Value.None,
    };

    /// <summary>The entry of a name, or null.</summary>
    public TrailEntry? Entry(string name) => passed.GetValueOrDefault(prefix + name);

    /// <summary>The scope of a called flow.</summary>
    public Scope Inner(CallStep call, Flow called) =>
        new(called, $"{prefix}{call.Key}/", Evaluate(call.With), passed, me, set);

    /// <summary>The values of inputs; those that are missing are left out.</summary>
    public JsonObject Evaluate(IReadOnlyList<Given> inputs)
    {
        var values = new JsonObject();
        foreach (var input in inputs)
        {
            if (input.Value.Evaluate(this) is { } value) values[input.Name] = value.DeepClone();
        }
        return values;
    }

    private Value Find(Step step, ValuePath path)
    {
        if (step is CallStep call)
        {
            return path.Parts.Length > 1 && set.Find(call.Flow) is { } called
                ? Inner(call, called).Find(new(string.Join('.', path.Parts[1..])))
                : Value.None;
        }
        if (Entry(step.Key) is not { } entry) return Value.None;
        return step is AskStep ask ? Answer(ask, entry, path) : Result((DoStep)step, entry, path);
    }

    private static Value Answer(AskStep ask, TrailEntry entry, ValuePath path)
    {
        if (path.Parts.Length == 1) return new(entry.Value, ask.Kind.ValueKind(), entry.Label);
        return path.Parts[1] switch
        {
            "choice" => entry.Choice is { } choice ? Value.Of(choice)
                : ask.Kind.IsPick() && entry.Value is JsonValue value ? new(value) : Value.None,
            "label" => entry.Label is { } label ? Value.Of(label) : new(entry.Value, ask.Kind.ValueKind()),
            _ => new(Descend(entry.Value, path.Parts.AsSpan(1))),
        };
    }

    private static Value Result(DoStep step, TrailEntry entry, ValuePath path)
    {
        var part = string.Join('.', path.Parts[1..]);
        var node = Descend(entry.Value, path.Parts.AsSpan(1));
        if (entry.Kind == TrailKind.RefusedAction) return new(node) { IsMarkdown = part == "text" };
        return new(node, step.Signature?.Results.GetValueOrDefault(part) ?? ValueKind.Text);
    }

    private static JsonNode? Descend(JsonNode? node, ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            node = node switch
            {
                JsonObject thing => thing[part],
                JsonArray list when part == "count" => JsonValue.Create(list.Count),
                JsonArray list when int.TryParse(part, out var index) && index >= 0 && index < list.Count => list[index],
                _ => null,
            };
        }
        return node;
    }
}
