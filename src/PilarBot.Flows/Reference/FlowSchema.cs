using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Reference;

/// <summary>Writes the JSON Schema of flow files, so that editors complete and check while somebody types.</summary>
public static class FlowSchema
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, as the text of a file.</summary>
    public static string Write(Vocabulary vocabulary)
    {
        var schema = Group(FlowLanguage.File, vocabulary);
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        schema["title"] = "PilarBot flow";
        schema["definitions"] = new JsonObject
        {
            ["steps"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject
                {
                    ["anyOf"] = new JsonArray([new JsonObject { ["const"] = "end" }, .. FlowLanguage.Steps.Select(s => (JsonNode)Group(s, vocabulary))]),
                },
            },
            ["choices"] = new JsonObject
            {
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Type("string", "number", "boolean"), Group(FlowLanguage.Choice, vocabulary)) },
            },
        };
        return schema.ToJsonString(readable) + "\n";
    }

    private static JsonObject Group(Construct construct, Vocabulary vocabulary)
    {
        var properties = new JsonObject();
        foreach (var key in construct.Keys)
        {
            var value = Value(key, vocabulary);
            if (key.Meaning.Length > 0) value["description"] = key.Meaning;
            properties[key.Name] = value;
        }
        var required = construct.Keys.Where(k => k.IsRequired).Select(k => k.Name).Append(construct.Word).Distinct();
        return new()
        {
            ["type"] = "object",
            ["description"] = construct.Meaning,
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Value(Key key, Vocabulary vocabulary) => key.OneOf.Count > 0 ? OneOf(key.OneOf) : key.Takes switch
    {
        Shape.Name or Shape.Words or Shape.Path or Shape.Flow => Type("string", "number", "boolean"),
        Shape.Expression or Shape.Condition => Type("string", "number", "boolean"),
        Shape.Text => Text(vocabulary),
        Shape.WordList => OneOrMore(Type("string", "number")),
        Shape.Roles => OneOrMore(OneOf(vocabulary.Roles)),
        Shape.Number => Type("number"),
        Shape.Flag => Type("boolean"),
        Shape.Duration => new() { ["type"] = "string", ["pattern"] = "^[0-9]+[smhd]$" },
        Shape.Values => new() { ["type"] = "object", ["additionalProperties"] = Type("string", "number", "boolean") },
        Shape.Kinds => new()
        {
            ["type"] = "object",
            ["additionalProperties"] = OneOf(AnswerKinds.ValueKinds.Keys.SelectMany(k => new[] { k, k + "?" })),
        },
        Shape.Choices => Reference("choices"),
        Shape.ChoicesOrSource => new() { ["anyOf"] = new JsonArray(Reference("choices"), Source(vocabulary)) },
        Shape.Steps => Reference("steps"),
        Shape.Menu => Object(("label", Type("string")), ("order", Type("number"))),
        Shape.Nudge => Object(("after", new() { ["type"] = "string", ["pattern"] = "^[0-9]+[smhd]$" }), ("say", Text(vocabulary))),
        Shape.Action => OneOf(vocabulary.Actions.Keys),
        Shape.Nothing => Type("null", "object"),
    };

    // a list by its name, or the path of an action's result
    private static JsonObject Source(Vocabulary vocabulary) =>
        Object(("from", new() { ["anyOf"] = new JsonArray(OneOf(vocabulary.Lists), Type("string")) }));

    private static JsonObject Text(Vocabulary vocabulary) => new()
    {
        ["anyOf"] = new JsonArray(Type("string", "number", "boolean"), Object([.. vocabulary.Channels.Order(StringComparer.Ordinal).Append("other").Select(c => (c, Type("string")))])),
    };

    private static JsonObject OneOrMore(JsonObject one) => new()
    {
        ["anyOf"] = new JsonArray(one, new JsonObject { ["type"] = "array", ["items"] = one.DeepClone() }),
    };

    private static JsonObject Object(params IEnumerable<(string Name, JsonObject Value)> properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value))),
        ["additionalProperties"] = false,
    };

    private static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Order(StringComparer.Ordinal).Select(w => (JsonNode)w)]) };

    private static JsonObject Type(params IReadOnlyList<string> types) => new()
    {
        ["type"] = types is [var only] ? only : new JsonArray([.. types.Select(t => (JsonNode)t)]),
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/definitions/" + name };
}
