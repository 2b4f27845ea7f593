using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Outbox;

/// <summary>How a message waits in the outbox: as JSON, sealed with its conversation's key and bound to its place in the order.</summary>
internal static class OutboxBody
{
    public static byte[] Seal(Sealer sealer, SealedKey key, Guid conversation, long ordinal, OutboundMessage message) =>
        sealer.Seal(key, conversation, Field(ordinal), JsonSerializer.SerializeToUtf8Bytes(message, OutboundJson.Default.OutboundMessage));

    public static OutboundMessage Open(Sealer sealer, SealedKey key, Guid conversation, long ordinal, byte[] body) =>
        JsonSerializer.Deserialize(OpenJson(sealer, key, conversation, ordinal, body), OutboundJson.Default.OutboundMessage)!;

    public static byte[] OpenJson(Sealer sealer, SealedKey key, Guid conversation, long ordinal, byte[] body) =>
        sealer.Open(key, conversation, Field(ordinal), body);

    private static string Field(long ordinal) => string.Create(CultureInfo.InvariantCulture, $"outbox:{ordinal}");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutboundMessage))]
internal sealed partial class OutboundJson : JsonSerializerContext;
