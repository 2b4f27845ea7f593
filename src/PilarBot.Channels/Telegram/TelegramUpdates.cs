using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.Telegram;

/// <summary>Says in the contract's words what an update is; null for what concerns nobody.</summary>
internal sealed class TelegramUpdates(string account, string? username)
{
    /// <summary>What Telegram is asked to send; all that is read below.</summary>
    public static readonly string[] Kinds = ["message", "edited_message", "callback_query", "my_chat_member"];

    /// <summary>An update that cannot be read is logged and passed over: Telegram would repeat it for a day and hold up its chat.</summary>
    public InboundMessage? Read(JsonElement update, ILogger logger)
    {
        try
        {
            return update.Deserialize(TelegramJson.Default.Update) is { } known ? Read(known) : null;
        }
        catch (JsonException e)
        {
            // The path only: the exception's message may quote the chat.
            TelegramLog.Unreadable(logger, account, UpdateId(update), e.Path);
            return null;
        }
    }

    /// <summary>The update's number; null for what is no update.</summary>
    public static long? UpdateId(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var number)
        && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var id) ? id : null;

    public InboundMessage? Read(Update update) => update switch
    {
        { Message: { Chat: not null } message } => ReadMessage(message),
        { ChannelPost: { Chat: not null } post } => ReadMessage(post),
        { EditedMessage: { Chat.Type: "private" } edited } => ReadEdit(update.UpdateId, edited),
        { CallbackQuery: { } tap } => ReadTap(tap),
        { MyChatMember: { Chat.Type: "private" } member } => ReadMembership(update.UpdateId, member),
        _ => null,
    };

    private InboundMessage? ReadMessage(Message message)
    {
        var content = message.Chat!.Type == "private"
            ? MessageContents.Read(message)
            : new GroupContent(IsAddressed(message));
        return content is null ? null : Inbound(
            message.Chat.Id, string.Create(CultureInfo.InvariantCulture, $"m:{message.Chat.Id}:{message.MessageId}"),
            content, message.From, message.Date, message.MessageId);
    }

    private InboundMessage? ReadEdit(long updateId, Message edited)
    {
        // A live location is "edited" with every step of the person.
        if (edited.Location is not null)
            return null;
        var reference = edited.MessageId.ToString(CultureInfo.InvariantCulture);
        return Inbound(edited.Chat!.Id, UpdateKey(updateId), new EditContent(reference, edited.Text ?? edited.Caption),
            edited.From, edited.EditDate ?? edited.Date, edited.MessageId);
    }

    private InboundMessage ReadTap(CallbackQuery tap)
    {
        InboundContent content = tap.Message?.Chat?.Type is null or "private"
            ? new TapContent(tap.Id, tap.Data ?? "", Question.Write(tap.Message))
            : new GroupContent(Addressed: false);
        // No date: Telegram tells when the question was sent, not when the button was pressed.
        return Inbound(tap.Message?.Chat?.Id ?? tap.From.Id, "c:" + tap.Id, content, tap.From, null, tap.Message?.MessageId);
    }

    private InboundMessage? ReadMembership(long updateId, ChatMemberUpdated change) => change.NewChatMember?.Status switch
    {
        "kicked" => Inbound(change.Chat.Id, UpdateKey(updateId), new MembershipContent(false), change.From, change.Date, null),
        "member" => Inbound(change.Chat.Id, UpdateKey(updateId), new MembershipContent(true), change.From, change.Date, null),
        _ => null,
    };

    private InboundMessage Inbound(long chat, string key, InboundContent content, User? from, long? date, long? messageId) => new()
    {
        From = new ChannelAddress(account, chat.ToString(CultureInfo.InvariantCulture)),
        Key = key,
        Content = content,
        SentAt = date is > 0 ? DateTimeOffset.FromUnixTimeSeconds(date.Value).UtcDateTime : null,
        DisplayName = MessageContents.Name(from?.FirstName, from?.LastName),
        MessageRef = messageId?.ToString(CultureInfo.InvariantCulture),
    };

    private static string UpdateKey(long updateId) => string.Create(CultureInfo.InvariantCulture, $"u:{updateId}");

    private bool IsAddressed(Message message)
    {
        if (username is not null && string.Equals(message.ReplyToMessage?.From?.Username, username, StringComparison.OrdinalIgnoreCase))
            return true;
        var text = message.Text ?? message.Caption ?? "";
        foreach (var entity in message.Entities ?? message.CaptionEntities ?? [])
        {
            if (entity.Offset < 0 || entity.Length < 0 || entity.Offset + entity.Length > text.Length)
                continue;
            var words = text.Substring(entity.Offset, entity.Length);
            var at = words.IndexOf('@', StringComparison.Ordinal);
            var names = at >= 0 && username is not null && words[(at + 1)..].Equals(username, StringComparison.OrdinalIgnoreCase);
            if (entity.Type == "bot_command" ? at < 0 || names : entity.Type == "mention" && names)
                return true;
        }

        return false;
    }
}
