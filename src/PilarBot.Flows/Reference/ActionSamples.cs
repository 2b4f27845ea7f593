using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Reference;

/// <summary>Samples of actions and lists, made of what they take and give.</summary>
public static class ActionSamples
{
    private static readonly Dictionary<ValueKind, (AnswerKind Kind, string Line)> asks = new()
    {
        [ValueKind.Text] = (AnswerKind.Text, "> Warga contoh"),
        [ValueKind.Number] = (AnswerKind.Number, "> 1"),
        [ValueKind.YesNo] = (AnswerKind.YesNo, "> ya"),
        [ValueKind.Date] = (AnswerKind.Date, "> 22-11-2026"),
        [ValueKind.Instant] = (AnswerKind.DateTime, "> besok 09.00"),
        [ValueKind.Phone] = (AnswerKind.Phone, "> 081234567890"),
        [ValueKind.Nik] = (AnswerKind.Nik, "> 3204131708909999"),
        [ValueKind.Kk] = (AnswerKind.Kk, "> 3204131301010001"),
        [ValueKind.Media] = (AnswerKind.Photo, "> (foto)"),
        [ValueKind.Location] = (AnswerKind.Location, "> (lokasi -4.5 121.9)"),
        [ValueKind.Contact] = (AnswerKind.Contact, "> (kontak sendiri 081234567890)"),
    };

    /// <summary>What an action could give.</summary>
    public static JsonObject Result(ActionSignature action)
    {
        var example = new JsonObject();
        foreach (var (path, kind) in action.Results.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            var parts = path.Split('.');
            var place = example;
            foreach (var part in parts[..^1]) place = (JsonObject)(place[part] ??= new JsonObject());
            if (kind != ValueKind.Object) place[parts[^1]] = Value(kind);
        }
        return example;
    }

    /// <summary>A flow that asks for what the action needs, carries it out and shows what it gives.</summary>
    internal static Sample Of(ActionSignature action)
    {
        var steps = new StringBuilder();
        var lines = new List<string>();
        var needed = action.Inputs.Where(i => i.Value.Required).ToList();
        foreach (var (name, input) in needed.Where(n => asks.ContainsKey(n.Value.Kind)))
        {
            var (kind, line) = asks[input.Kind];
            steps.Append(CultureInfo.InvariantCulture, $"- ask: {name}\n  say: \"{Definition.Reading.AskReader.Spoken(name)}?\"\n  answer: {kind.Word()}\n");
            lines.Add(line);
        }
        steps.Append(CultureInfo.InvariantCulture, $"- do: {action.Name}\n");
        if (needed.Count > 0)
            steps.Append(CultureInfo.InvariantCulture, $"  with: {{ {string.Join(", ", needed.Select(n => $"{n.Key}: {(asks.ContainsKey(n.Value.Kind) ? n.Key : "\"contoh\"")}"))} }}\n");
        if (action.Results.Count > 0) steps.Append("  as: hasil\n");
        if (action.Results.Keys.Order(StringComparer.Ordinal).FirstOrDefault(r => action.Results[r] is not ValueKind.Object) is { } first)
            steps.Append(CultureInfo.InvariantCulture, $"- say: \"{{hasil.{first}}}\"\n");
        return new(steps.ToString(), [$"@ action {action.Name} => {Result(action).ToJsonString()}", .. lines]);
    }

    private static JsonNode Value(ValueKind kind) => kind switch
    {
        ValueKind.Number => JsonValue.Create(1),
        ValueKind.YesNo => JsonValue.Create(true),
        ValueKind.Date => JsonValue.Create("2026-11-22"),
        ValueKind.Instant => JsonValue.Create("2026-11-22T01:00:00Z"),
        ValueKind.List => new JsonArray(new JsonObject { ["value"] = "contoh", ["label"] = "Contoh" }),
        ValueKind.Media => new JsonArray(),
        _ => JsonValue.Create("contoh"),
    };
}
