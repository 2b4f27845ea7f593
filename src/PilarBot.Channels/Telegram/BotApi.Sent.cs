using System.Text.Json.Serialization;

namespace PilarBot.Channels.Telegram;

// The parameters of the Bot API's methods as far as this bot sets them, named as there.

internal sealed record GetUpdates(long? Offset, int Limit, int Timeout, string[] AllowedUpdates);

internal sealed record SetWebhook(string Url, string? SecretToken, int MaxConnections, string[] AllowedUpdates);

internal sealed record DeleteWebhook(bool? DropPendingUpdates);

internal sealed record SendMessage(
    long ChatId, string Text, string? ParseMode, LinkPreviewOptions? LinkPreviewOptions, ReplyMarkup? ReplyMarkup);

internal sealed record SendPhoto(long ChatId, string Photo, string? Caption, string? ParseMode, ReplyMarkup? ReplyMarkup);

internal sealed record SendDocument(long ChatId, string Document, string? Caption, string? ParseMode, ReplyMarkup? ReplyMarkup);

internal sealed record EditMessageText(
    long ChatId, long MessageId, string Text, MessageEntity[]? Entities, LinkPreviewOptions? LinkPreviewOptions);

internal sealed record EditMessageReplyMarkup(long ChatId, long MessageId);

internal sealed record AnswerCallbackQuery(string CallbackQueryId);

internal sealed record GetFile(string FileId);

internal sealed record SendChatAction(long ChatId, string Action);

internal sealed record SetMyCommands(BotCommand[] Commands);

internal sealed record BotCommand(string Command, string Description);

internal sealed record LinkPreviewOptions(bool IsDisabled)
{
    /// <summary>Previews cost data on a cheap phone and push the buttons off its screen.</summary>
    public static LinkPreviewOptions Off { get; } = new(true);
}

[JsonDerivedType(typeof(InlineKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardRemove))]
internal abstract record ReplyMarkup;

internal sealed record InlineKeyboardMarkup(InlineKeyboardButton[][] InlineKeyboard) : ReplyMarkup;

internal sealed record InlineKeyboardButton(string Text, string? CallbackData, string? Url);

internal sealed record ReplyKeyboardMarkup(KeyboardButton[][] Keyboard, bool ResizeKeyboard, bool OneTimeKeyboard) : ReplyMarkup;

internal sealed record KeyboardButton(string Text, bool? RequestContact = null, bool? RequestLocation = null);

internal sealed record ReplyKeyboardRemove(bool RemoveKeyboard) : ReplyMarkup;
