using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;

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

    /// <summary>The text, or null when it is none.</summary>
    public string? Text => Node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The number, or null when it is none. Texts are no numbers: '08' and '8' are different codes.</summary>
    public decimal? Number => Node switch
    {
        JsonValue value when value.TryGetValue<decimal>(out var exact) => exact,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number
            && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var read) => read,
        _ => null,
    };

    /// <summary>The instant, UTC, or null when it is none.</summary>
    public DateTime? Instant =>
        Text is { Length: >= 20 } text && text[4] == '-' && text[10] == 'T'
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>The date, or the day of an instant where the person is; null when it is neither.</summary>
    public DateOnly? Day(Zone zone) =>
        Text is { Length: 10 } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : Instant is { } at ? DateOnly.FromDateTime(zone.ToLocal(at))
        : null;

    public static Value Of(string text) => new(JsonValue.Create(text), Label: null);

    public static Value Of(decimal number) => new(JsonValue.Create(number), ValueKind.Number);

    public static Value Of(bool truth) => new(JsonValue.Create(truth), ValueKind.YesNo);

    public static Value Of(DateOnly day) => new(JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ValueKind.Date);

    public static Value Of(DateTime utc) =>
        new(JsonValue.Create(utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), ValueKind.Instant);
}

/// <summary>Where expressions find their values.</summary>
internal interface IValues
{
    /// <summary>Where the person is, whose days count.</summary>
    Zone Zone { get; }

    Value Find(ValuePath path);

    /// <summary>The value in words, as the person reads it.</summary>
    string Show(Value value, Texts.ValueStyle style) => new Texts.Display(Zone, Texts.Phrasebook.Empty, "").Plain(value, style);
}
