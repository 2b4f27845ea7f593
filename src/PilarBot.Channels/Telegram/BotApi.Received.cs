using System.Text.Json;
using System.Text.Json.Serialization;

namespace PilarBot.Channels.Telegram;

// The Bot API's types as far as this bot reads them, named as there. Everything is optional that Telegram may leave out, and
// unknown fields are passed over: a new Bot API version must not stop the bot.

internal sealed record Update
{
    public long UpdateId { get; init; }
    public Message? Message { get; init; }
    public Message? EditedMessage { get; init; }
    public Message? ChannelPost { get; init; }
    public CallbackQuery? CallbackQuery { get; init; }
    public ChatMemberUpdated? MyChatMember { get; init; }
}

internal sealed record Message
{
    public long MessageId { get; init; }
    public User? From { get; init; }
    public Chat? Chat { get; init; }
    public long Date { get; init; }
    public long? EditDate { get; init; }
    public string? MediaGroupId { get; init; }
    public string? Text { get; init; }
    public MessageEntity[]? Entities { get; init; }
    public string? Caption { get; init; }
    public MessageEntity[]? CaptionEntities { get; init; }
    public PhotoSize[]? Photo { get; init; }
    public FileAttachment? Document { get; init; }
    public FileAttachment? Animation { get; init; }
    public FileAttachment? Video { get; init; }
    public FileAttachment? VideoNote { get; init; }
    public FileAttachment? Audio { get; init; }
    public FileAttachment? Voice { get; init; }
    public Location? Location { get; init; }
    public Contact? Contact { get; init; }
    public Message? ReplyToMessage { get; init; }

    /// <summary>What else is there: tells a sticker from a pinned message.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

internal sealed record User(long Id, bool IsBot, string? FirstName, string? LastName, string? Username);

internal sealed record Chat(long Id, string? Type);

internal sealed record MessageEntity
{
    public required string Type { get; init; }
    public int Offset { get; init; }
    public int Length { get; init; }

    /// <summary>Links, languages, emoji ids: kept so that a question can be shown again as it was.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }
}

internal sealed record PhotoSize(string FileId, int Width, int Height, long? FileSize);

internal sealed record FileAttachment(string FileId, long? FileSize, string? MimeType, string? FileName);

internal sealed record Location(double Latitude, double Longitude, double? HorizontalAccuracy, long? LivePeriod);

internal sealed record Contact(string? PhoneNumber, string? FirstName, string? LastName, long? UserId);

/// <summary>Its message may be an InaccessibleMessage: chat and id only, date 0.</summary>
internal sealed record CallbackQuery(string Id, User From, Message? Message, string? Data);

internal sealed record ChatMemberUpdated(Chat Chat, User From, long Date, ChatMember? NewChatMember);

internal sealed record ChatMember(string? Status);

internal sealed record ApiFile(string FileId, long? FileSize, string? FilePath);

internal sealed record WebhookInfo(string? Url, int PendingUpdateCount, long? LastErrorDate, string? LastErrorMessage);

/// <summary>What every answer is wrapped in.</summary>
internal sealed record ApiEnvelope(bool Ok, JsonElement Result, int? ErrorCode, string? Description, ResponseParameters? Parameters);

internal sealed record ResponseParameters(int? RetryAfter, long? MigrateToChatId);
