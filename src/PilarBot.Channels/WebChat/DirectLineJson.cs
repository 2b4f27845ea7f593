using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PilarBot.Channels.WebChat;

/// <summary>Direct Line's JSON. Reading refuses what is nested deeper than any client does.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ResumeRequest))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(DirectLineClaims))]
[JsonSerializable(typeof(PilarBotData))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
public sealed partial class DirectLineJson : JsonSerializerContext
{
    /// <summary>Writes letters as they are, and reads at most 32 levels.</summary>
    public static DirectLineJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
    });
}

/// <summary>What a token is asked for with.</summary>
public sealed record TokenRequest(ChannelUser? User = null, IReadOnlyList<string>? TrustedOrigins = null);

/// <summary>What our own page comes with.</summary>
/// <param name="Resume">The secret it was given before.</param>
public sealed record ResumeRequest(string? Resume = null);

/// <summary>A way into a conversation.</summary>
/// <param name="ConversationId">Which.</param>
/// <param name="Token">Opens it.</param>
/// <param name="ExpiresIn">For how many seconds.</param>
/// <param name="StreamUrl">Where its activities come as they happen.</param>
/// <param name="Resume">The secret with which our page comes back.</param>
/// <param name="UserId">Who the token says it is.</param>
public sealed record TokenAnswer(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null, string? Resume = null, string? UserId = null);

/// <summary>What became of an activity.</summary>
public sealed record ResourceAnswer(string Id);

/// <summary>A refusal.</summary>
public sealed record ErrorAnswer(ErrorDetail Error);

/// <summary>Why.</summary>
/// <param name="Code">For the client.</param>
/// <param name="Message">For people.</param>
public sealed record ErrorDetail(string Code, string Message);

/// <summary>What our own page reads beside an activity's words.</summary>
/// <param name="PilarBot">Ours.</param>
public sealed record PilarBotData([property: JsonPropertyName("pilarbot")] PageHints PilarBot);

/// <summary>How our own page shows a message.</summary>
/// <param name="Html">The text, rendered and safe to insert.</param>
/// <param name="Share"><c>location</c> or <c>contact</c>: what to offer to share.</param>
/// <param name="EndsShare">True when that offer is to go away.</param>
public sealed record PageHints(string Html, string? Share = null, bool? EndsShare = null);
