using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

internal sealed partial class BotMethods
{
    private const string Same = "message is not modified: specified new message content and reply markup are exactly the same "
        + "as a current content and reply markup of the message";

    private JsonObject EditMessageText(ApiCall call)
    {
        var chat = ChatOf(call);
        var (text, entities) = Words(call, call.Text("text") ?? "", "entities");
        if (text.Length == 0)
            throw ApiFailure.BadRequest("message text is empty");
        if (CodePoints(text) > 4096)
            throw ApiFailure.BadRequest("message is too long");
        var message = Editable(chat, call);
        if (message.Kind is not null)
            throw ApiFailure.BadRequest("there is no text in the message to edit");
        var keyboard = InlineOnly(chat, call);
        var marks = entities.ToJsonString();
        if (message.Text == text && message.Entities == marks && SameKeyboard(message, keyboard))
            throw ApiFailure.BadRequest(Same);
        TakeTurn(chat);
        chat.Change(message, () =>
        {
            message.Text = text;
            message.Entities = marks;
            message.Keyboard = keyboard;
        });
        return message.Json(chat, telegram.BotJson());
    }

    private JsonObject EditMessageReplyMarkup(ApiCall call)
    {
        var chat = ChatOf(call);
        var message = Editable(chat, call);
        var keyboard = InlineOnly(chat, call);
        if (SameKeyboard(message, keyboard))
            throw ApiFailure.BadRequest(Same);
        TakeTurn(chat);
        chat.Change(message, () => message.Keyboard = keyboard);
        return message.Json(chat, telegram.BotJson());
    }

    private static FakeMessage Editable(FakeChat chat, ApiCall call)
    {
        var message = call.Number("message_id") is { } id ? chat.Find(id) : null;
        if (message is null)
            throw ApiFailure.BadRequest("message to edit not found");
        // Only messages without a keyboard or with one of their own can be edited; not those that touched the reply keyboard.
        return message is { FromBot: true, Keyboard: null or { Inline: true } }
            ? message
            : throw ApiFailure.BadRequest("message can't be edited");
    }

    private FakeKeyboard? InlineOnly(FakeChat chat, ApiCall call)
    {
        var keyboard = Keyboard.Read(call.Body["reply_markup"]?.DeepClone(), chat.Type == "private", telegram.Violate);
        return keyboard is null or { Inline: true } ? keyboard : throw ApiFailure.BadRequest("inline keyboard expected");
    }

    private static bool SameKeyboard(FakeMessage message, FakeKeyboard? keyboard) =>
        JsonNode.DeepEquals(message.Keyboard?.Json, keyboard?.Json);
}
