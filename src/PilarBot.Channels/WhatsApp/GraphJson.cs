using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PilarBot.Channels.WhatsApp;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhookContact))]
[JsonSerializable(typeof(IncomingMessage))]
[JsonSerializable(typeof(IncomingStatus))]
[JsonSerializable(typeof(GraphErrorBody))]
[JsonSerializable(typeof(GraphError))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(ReadReceipt))]
[JsonSerializable(typeof(SuccessAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(MediaAnswer))]
internal sealed partial class GraphJson : JsonSerializerContext
{
    /// <summary>Writes letters as they are: the default escapes everything beyond ASCII sixfold.</summary>
    public static GraphJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
