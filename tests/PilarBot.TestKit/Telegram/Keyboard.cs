using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>Reads a reply_markup and refuses what the real one refuses.</summary>
internal static class Keyboard
{
    private static readonly HashSet<string> Known =
    [
        "inline_keyboard", "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective",
        "remove_keyboard", "force_reply",
    ];

    private static readonly HashSet<string> KnownInline =
    [
        "text", "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "style", "icon_custom_emoji_id",
    ];

    private static readonly HashSet<string> KnownReply =
        ["text", "request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app", "style", "icon_custom_emoji_id"];

    public static FakeKeyboard? Read(JsonNode? markup, bool inPrivate, Action<string> violation)
    {
        if (markup is null)
            return null;
        if (markup is not JsonObject json)
            throw ApiFailure.BadRequest("object expected as reply markup");
        Check(json, Known, "reply_markup", violation);
        var keyboard = (json["inline_keyboard"], json["keyboard"], json["remove_keyboard"]) switch
        {
            ({ } inline, null, null) => new FakeKeyboard(Rows(inline, button => Inline(button, violation)), true, false, json),
            (null, { } reply, null) => new FakeKeyboard(Rows(reply, button => Reply(button, inPrivate, violation)), false, false, json),
            (null, null, JsonValue remove) when remove.GetValue<bool>() => new FakeKeyboard([], false, true, json),
            _ => throw ApiFailure.BadRequest("can't parse reply keyboard markup JSON object"),
        };
        if (keyboard.Rows.Sum(row => row.Length) > (keyboard.Inline ? 100 : 300) || Encoding.UTF8.GetByteCount(json.ToJsonString()) > 10_000)
            throw ApiFailure.BadRequest("reply markup is too long");
        // Without buttons there is no keyboard: the real one drops it silently.
        return keyboard is { Rows.Length: 0, Removes: false } ? null : keyboard;
    }

    private static FakeButton[][] Rows(JsonNode rows, Func<JsonNode?, FakeButton> read)
    {
        if (rows is not JsonArray array)
            throw ApiFailure.BadRequest("field \"keyboard\" of the ReplyMarkup must be an Array");
        return [.. array.Select(row => row is JsonArray buttons
            ? buttons.Select(read).ToArray()
            : throw ApiFailure.BadRequest("keyboard rows must be arrays of buttons")).Where(row => row.Length > 0)];
    }

    private static FakeButton Inline(JsonNode? node, Action<string> violation)
    {
        if (node is not JsonObject button)
            throw ApiFailure.BadRequest("inline keyboard button must be an Object");
        Check(button, KnownInline, "inline keyboard button", violation);
        var data = button["callback_data"]?.GetValue<string>();
        var url = button["url"]?.GetValue<string>();
        if (string.IsNullOrWhiteSpace(button["text"]?.GetValue<string>()))
            throw ApiFailure.BadRequest("inline keyboard button text must be non-empty");
        if (string.IsNullOrEmpty(data) && string.IsNullOrEmpty(url))
            throw ApiFailure.BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (data is not null && url is not null)
            violation("inline keyboard button: exactly one of its optional fields must be used");
        if (data is not null && Encoding.UTF8.GetByteCount(data) > 64)
            throw ApiFailure.BadRequest("BUTTON_DATA_INVALID");
        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
            throw ApiFailure.BadRequest("BUTTON_URL_INVALID");
        return new FakeButton(button["text"]!.GetValue<string>(), data, url);
    }

    private static FakeButton Reply(JsonNode? node, bool inPrivate, Action<string> violation)
    {
        if (node is JsonValue plain)
            return new FakeButton(plain.GetValue<string>());
        if (node is not JsonObject button)
            throw ApiFailure.BadRequest("keyboard button must be an Object");
        Check(button, KnownReply, "keyboard button", violation);
        var contact = button["request_contact"]?.GetValue<bool>() == true;
        var location = button["request_location"]?.GetValue<bool>() == true;
        if (string.IsNullOrWhiteSpace(button["text"]?.GetValue<string>()))
            throw ApiFailure.BadRequest("keyboard button text must be non-empty");
        if (contact && !inPrivate)
            throw ApiFailure.BadRequest("phone number can be requested in private chats only");
        if (location && !inPrivate)
            throw ApiFailure.BadRequest("location can be requested in private chats only");
        return new FakeButton(button["text"]!.GetValue<string>(), null, null, contact, location);
    }

    /// <summary>The real one passes over what it does not know; a test should not.</summary>
    private static void Check(JsonObject json, HashSet<string> known, string where, Action<string> violation)
    {
        foreach (var (name, _) in json)
        {
            if (!known.Contains(name))
                violation($"{where}: unknown field {name}");
        }
    }
}
