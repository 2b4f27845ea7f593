using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>Shows values to a person of one zone.</summary>
internal sealed class Display(Zone zone)
{
    private const string Nothing = "-";

    /// <summary>The value for Markdown.</summary>
    /// <param name="value">What is shown.</param>
    /// <param name="beginsLine">False when other words stand before it in its line.</param>
    public string Markdown(Value value, bool beginsLine = true) => value.IsMarkdown ? Plain(value) : MarkdownText.Escape(Plain(value), beginsLine);

    public string Plain(Value value)
    {
        if (value.Label is { } label) return label;
        return value.Node switch
        {
            null => Nothing,
            JsonArray list => List(list),
            JsonObject thing => Object(thing),
            JsonValue one => One(one, value.Kind),
            _ => Nothing,
        };
    }

    private string One(JsonValue value, ValueKind kind) => value.GetValueKind() switch
    {
        JsonValueKind.True => "ya",
        JsonValueKind.False => "tidak",
        JsonValueKind.Number when decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            Indonesian.Number(number),
        JsonValueKind.String => Text(value.GetValue<string>(), kind),
        _ => value.ToJsonString(),
    };

    private string Text(string text, ValueKind kind) => kind switch
    {
        ValueKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            Indonesian.Date(date),
        ValueKind.Instant when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) =>
            Indonesian.Instant(zone.ToLocal(at), zone.Name),
        ValueKind.Nik or ValueKind.Kk => Mask(text),
        _ => text.Length == 0 ? Nothing : text,
    };

    private string List(JsonArray list) => list.Count == 0 ? Nothing : string.Join(", ", list.Select(Item));

    private string Item(JsonNode? item) => Plain(new(item));

    private string Object(JsonObject thing) => Item(thing["label"] ?? thing["name"] ?? thing["number"] ?? thing["value"]);

    /// <summary>Only the last four: digits 7 to 12 are a birth date.</summary>
    public static string Mask(string digits) => digits.Length <= 4 ? digits : new string('*', digits.Length - 4) + digits[^4..];
}
