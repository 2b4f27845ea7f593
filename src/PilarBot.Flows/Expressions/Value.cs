using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;

namespace PilarBot.Flows.Expressions;

/// <summary>What a path leads to.</summary>
/// <param name="Node">As recorded; null when there is nothing.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Label">The words it was chosen by, where it was chosen.</param>
internal readonly record struct Value(JsonNode? Node, ValueKind Kind = ValueKind.Text, string? Label = null)
{
    public static readonly Value None = new(null);

    /// <summary>True for words that are Markdown already, so they are not escaped.</summary>
    public bool IsMarkdown { get; init; }

    public bool Exists => Node is not null || Label is not null;

    public int Count => Node switch { JsonArray list => list.Count, null => 0, _ => 1 };

    public static Value Of(string text) => new(JsonValue.Create(text), Label: null);
}

/// <summary>Where expressions find their values.</summary>
internal interface IValues
{
    Value Find(ValuePath path);
}
