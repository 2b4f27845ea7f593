using System.Text.Json;
using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Texts;

/// <summary>Shows values to somebody: in a zone, a language, and on a channel.</summary>
internal sealed class Display(Zone zone, Phrasebook phrases, string channel)
{
    private const string Nothing = "-";

    /// <summary>The code of the language.</summary>
    public string Language => phrases.Language;

    public string Channel => channel;

    /// <summary>The value for Markdown.</summary>
    /// <param name="value">What is shown.</param>
    /// <param name="beginsLine">False when other words stand before it in its line.</param>
    /// <param name="style">How.</param>
    public string Markdown(Value value, bool beginsLine = true, ValueStyle style = ValueStyle.Plain) =>
        value.IsMarkdown ? Plain(value) : MarkdownText.Escape(Plain(value, style), beginsLine);

    public string Plain(Value value, ValueStyle style) => style switch
    {
        ValueStyle.Plain => Plain(value),
        ValueStyle.Currency => value.Number is { } number ? Indonesian.Currency(number) : Plain(value),
        ValueStyle.Time => value.Instant is { } at ? Calendar.Time(zone.ToLocal(at), zone.Name) : Plain(value),
        _ when value.Day(zone) is { } day => style switch
        {
            ValueStyle.ShortDate => Calendar.ShortDate(day),
            ValueStyle.FullDate => phrases.Calendar.FullDate(day),
            _ => phrases.Calendar.Date(day),
        },
        _ => Plain(value),
    };

    public string Plain(Value value)
    {
        if (value.Label is { } label) return label;
        return value.Node switch
        {
            null => Nothing,
            JsonArray list => List(list),
            JsonObject thing => Object(thing),
            JsonValue one => One(one, value),
            _ => Nothing,
        };
    }

    private string One(JsonValue node, Value value) => node.GetValueKind() switch
    {
        JsonValueKind.True => phrases.WordFor(Command.Yes),
        JsonValueKind.False => phrases.WordFor(Command.No),
        JsonValueKind.Number when value.Number is { } number => Indonesian.Number(number),
        JsonValueKind.String => Text(value),
        _ => node.ToJsonString(),
    };

    private string Text(Value value) => value.Kind switch
    {
        ValueKind.Date when value.Day(zone) is { } date => phrases.Calendar.Date(date),
        ValueKind.Instant when value.Instant is { } at => phrases.Calendar.Instant(zone.ToLocal(at), zone.Name),
        ValueKind.Nik or ValueKind.Kk => Mask(value.Text!),
        _ => value.Text is { Length: > 0 } text ? text : Nothing,
    };

    private string List(JsonArray list) => list.Count == 0 ? Nothing : string.Join(", ", list.Select(Item));

    private string Item(JsonNode? item) => Plain(new(item));

    private string Object(JsonObject thing) => Item(thing["label"] ?? thing["name"] ?? thing["number"] ?? thing["value"]);

    /// <summary>Only the last four: digits 7 to 12 are a birth date.</summary>
    public static string Mask(string digits) => digits.Length <= 4 ? digits : new string('*', digits.Length - 4) + digits[^4..];
}
