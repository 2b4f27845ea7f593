using System.Text.Json;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Inputs and events as words, in which all of them can be compared and read.</summary>
internal static class Transparent
{
    private static readonly JsonSerializerOptions readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string Of(FlowEvent happened) => happened is MessageCreated message
        ? $"< {message.Markdown}{string.Concat(message.Buttons.Select(b => $"\n  [{b.Label}] {b.Data}"))} {message.Share} {message.EndsShare} {message.IsReceipt}"
        : $"! {happened.GetType().Name} {JsonSerializer.Serialize(happened, happened.GetType(), readable)}";

    public static string Of(Input input)
    {
        var words = JsonSerializer.Serialize(input, input.GetType(), readable);
        return $"> {input.GetType().Name} {(words.Length > 300 ? $"{words[..300]}… ({words.Length} characters)" : words)}";
    }

    public static string Of(IEnumerable<FlowEvent> events) => string.Join('\n', events.Select(Of));
}
