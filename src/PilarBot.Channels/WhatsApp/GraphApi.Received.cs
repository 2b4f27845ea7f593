using System.Text.Json;

namespace PilarBot.Channels.WhatsApp;

// What the Cloud API posts and answers, as far as this bot reads it, named as there. Everything is optional that may be left out, and
// unknown fields are passed over: a new version must not stop the bot.

internal sealed record WebhookContact(WebhookProfile? Profile, string? WaId, string? UserId);

internal sealed record WebhookProfile(string? Name);

internal sealed record IncomingMessage
{
    public string? Id { get; init; }
    public string? From { get; init; }
    public string? FromUserId { get; init; }
    public string? GroupId { get; init; }
    public string? Timestamp { get; init; }
    public string? Type { get; init; }
    public IncomingText? Text { get; init; }
    public IncomingButton? Button { get; init; }
    public IncomingInteractive? Interactive { get; init; }
    public IncomingMedia? Image { get; init; }
    public IncomingMedia? Video { get; init; }
    public IncomingMedia? Audio { get; init; }
    public IncomingMedia? Document { get; init; }
    public IncomingLocation? Location { get; init; }
    public IncomingContact[]? Contacts { get; init; }
    public IncomingReaction? Reaction { get; init; }
    public IncomingSystem? System { get; init; }
    public IncomingChange? Edit { get; init; }
    public IncomingChange? Revoke { get; init; }
    public IncomingUnsupported? Unsupported { get; init; }
    public IncomingReferral? Referral { get; init; }
    public GraphErrorBody[]? Errors { get; init; }
}

internal sealed record IncomingText(string? Body);

/// <summary>The quick-reply button of a template.</summary>
internal sealed record IncomingButton(string? Payload, string? Text);

internal sealed record IncomingInteractive(string? Type, IncomingReply? ButtonReply, IncomingReply? ListReply);

internal sealed record IncomingReply(string? Id, string? Title);

internal sealed record IncomingMedia(string? Id, string? MimeType, string? Caption, string? Filename, bool? Voice);

internal sealed record IncomingLocation(double? Latitude, double? Longitude);

internal sealed record IncomingContact(IncomingName? Name, IncomingPhone[]? Phones, string? Origin);

internal sealed record IncomingName(string? FormattedName);

internal sealed record IncomingPhone(string? Phone, string? WaId);

internal sealed record IncomingReaction(string? MessageId, string? Emoji);

internal sealed record IncomingSystem(string? Type, string? WaId, string? UserId, string? PreviousUserId);

internal sealed record IncomingChange(string? OriginalMessageId, IncomingMessage? Message);

internal sealed record IncomingUnsupported(string? Type);

internal sealed record IncomingReferral(string? SourceUrl, string? SourceId, string? SourceType);

internal sealed record IncomingStatus
{
    public string? Id { get; init; }
    public string? Status { get; init; }
    public string? Timestamp { get; init; }
    public string? RecipientId { get; init; }
    public string? RecipientUserId { get; init; }
    public string? BizOpaqueCallbackData { get; init; }
    public IncomingPricing? Pricing { get; init; }
    public GraphErrorBody[]? Errors { get; init; }
}

internal sealed record IncomingPricing(bool Billable, string? Type, string? Category);

/// <summary>An error, the same in an answer, in a status and in a webhook.</summary>
internal sealed record GraphErrorBody(int? Code, string? Title, string? Message, GraphErrorData? ErrorData, bool? IsTransient);

internal sealed record GraphErrorData(string? Details);

internal sealed record GraphError(GraphErrorBody? Error);

internal sealed record SendAnswer(SentMessage[]? Messages);

internal sealed record SentMessage(string? Id, string? MessageStatus);

internal sealed record UploadAnswer(string? Id);

/// <summary><c>file_size</c> is a number or a string of digits.</summary>
internal sealed record MediaAnswer(string? Url, string? MimeType, JsonElement FileSize);

internal sealed record SuccessAnswer(bool Success);
