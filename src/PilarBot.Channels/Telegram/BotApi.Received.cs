using System.Text.Json;
using System.Text.Json.Serialization;

namespace PilarBot.Channels.Telegram;

// The Bot API's types as far as this bot reads them, named as there. Everything is optional that Telegram may leave out, and
// unknown fields are passed over: a new Bot API version must not stop the bot. Settable and not init-only where there is extension
// data: the generated reader passes init-only properties through a constructor, which extension data cannot go through.

internal sealed record Update
{
    public long UpdateId { get; set; }
    public Message? Message { get; set; }
    public Message? EditedMessage { get; set; }
    public Message? ChannelPost { get; set; }
    public CallbackQuery? CallbackQuery { get; set; }
    public ChatMemberUpdated? MyChatMember { get; set; }
}

internal sealed record Message
{
    public long MessageId { get; set; }
    public User? From { get; set; }
    public Chat? Chat { get; set; }
    public long Date { get; set; }
    public long? EditDate { get; set; }
    public string? MediaGroupId { get; set; }
    public string? Text { get; set; }
    public MessageEntity[]? Entities { get; set; }
    public string? Caption { get; set; }
    public MessageEntity[]? CaptionEntities { get; set; }
    public PhotoSize[]? Photo { get; set; }
    public FileAttachment? Document { get; set; }
    public FileAttachment? Animation { get; set; }
    public FileAttachment? Video { get; set; }
    public FileAttachment? VideoNote { get; set; }
    public FileAttachment? Audio { get; set; }
    public FileAttachment? Voice { get; set; }
    public Location? Location { get; set; }
    public Contact? Contact { get; set; }
    public Message? ReplyToMessage { get; set; }

    /// <summary>What else is there: tells a sticker from a pinned message.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}

internal sealed record User(long Id, bool IsBot, string? FirstName, string? LastName, string? Username);

internal sealed record Chat(long Id, string? Type);

internal sealed record MessageEntity
{
    public string Type { get; set; } = "";
    public int Offset { get; set; }
    public int Length { get; set; }

    /// <summary>Links, languages, emoji ids: kept so that a question can be shown again as it was.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
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
