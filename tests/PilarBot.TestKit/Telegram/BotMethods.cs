using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>The methods of the Bot API, as far as the double knows them; every other one is "not found".</summary>
internal sealed partial class BotMethods
{
    private static readonly string[] Sending =
    [
        "business_connection_id", "chat_id", "message_thread_id", "direct_messages_topic_id", "disable_notification", "protect_content",
        "allow_paid_broadcast", "message_effect_id", "suggested_post_parameters", "reply_parameters", "reply_markup", "receiver_user_id",
    ];

    private readonly FakeTelegram telegram;
    private readonly FakeTelegramOptions options;
    private readonly Dictionary<string, Method> methods;
    private readonly TokenBucket account;

    public BotMethods(FakeTelegram telegram, FakeTelegramOptions options, TimeProvider time)
    {
        this.telegram = telegram;
        this.options = options;
        Time = time;
        account = new TokenBucket(options.AccountBurst, options.AccountPerSecond, time);
        Queue = new UpdateQueue(time);
        methods = new Dictionary<string, Method>(StringComparer.OrdinalIgnoreCase);
        Add("getMe", [], _ => GetMe());
        Add("sendMessage", [.. Sending, "text", "parse_mode", "entities", "link_preview_options"], SendMessage);
        Add("sendPhoto", [.. Sending, "photo", "caption", "parse_mode", "caption_entities", "show_caption_above_media", "has_spoiler"],
            call => SendFile(call, "photo"));
        Add("sendDocument",
            [.. Sending, "document", "thumbnail", "caption", "parse_mode", "caption_entities", "disable_content_type_detection"],
            call => SendFile(call, "document"));
        Add("editMessageText",
            ["business_connection_id", "chat_id", "message_id", "inline_message_id", "text", "parse_mode", "entities", "link_preview_options", "reply_markup"],
            EditMessageText);
        Add("editMessageReplyMarkup",
            ["business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"], EditMessageReplyMarkup);
        Add("answerCallbackQuery", ["callback_query_id", "text", "show_alert", "url", "cache_time"], AnswerCallbackQuery);
        Add("sendChatAction", ["business_connection_id", "chat_id", "message_thread_id", "action"], SendChatAction);
        Add("setMyCommands", ["commands", "scope", "language_code"], SetMyCommands);
        Add("getFile", ["file_id"], GetFile);
        Add("getWebhookInfo", [], _ => GetWebhookInfo());
        AddAsync("getUpdates", ["offset", "limit", "timeout", "allowed_updates"], GetUpdatesAsync);
        AddAsync("setWebhook",
            ["url", "certificate", "ip_address", "max_connections", "allowed_updates", "drop_pending_updates", "secret_token"], SetWebhookAsync);
        AddAsync("deleteWebhook", ["drop_pending_updates"], DeleteWebhookAsync);
    }

    private sealed record Method(string Name, HashSet<string> Parameters, Func<ApiCall, CancellationToken, Task<object>> Run);

    public UpdateQueue Queue { get; }

    private TimeProvider Time { get; }

    /// <summary>The name as documented, or null for an unknown method: names are taken in any case.</summary>
    public string? NameOf(string method) => methods.GetValueOrDefault(method)?.Name;

    /// <summary>A <see cref="JsonNode"/>, or the bytes of JSON.</summary>
    public Task<object> RunAsync(string name, ApiCall call, CancellationToken cancellation)
    {
        var method = methods[name];
        foreach (var (parameter, _) in call.Body)
        {
            if (!method.Parameters.Contains(parameter))
                telegram.Violate($"{name}: unknown parameter {parameter}");
        }

        return method.Run(call, cancellation);
    }

    private void Add(string name, string[] parameters, Func<ApiCall, JsonNode> run) =>
        methods[name] = new Method(name, [.. parameters], (call, _) => Task.FromResult<object>(run(call)));

    private void AddAsync(string name, string[] parameters, Func<ApiCall, CancellationToken, Task<object>> run) =>
        methods[name] = new Method(name, [.. parameters], run);

    private JsonObject GetMe()
    {
        var me = telegram.BotJson();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        return me;
    }

    private JsonValue SetMyCommands(ApiCall call)
    {
        if (call.Body["commands"] is not JsonArray { Count: <= 100 } commands)
            throw ApiFailure.BadRequest("can't parse commands");
        foreach (var command in commands)
        {
            var name = (string?)command?["command"] ?? "";
            if (name.Length is 0 or > 32 || !name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
                throw ApiFailure.BadRequest("BOT_COMMAND_INVALID");
            if (((string?)command?["description"] ?? "").Length is 0 or > 256)
                throw ApiFailure.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        telegram.Commands = [.. commands.Select(command => (string)command!["command"]!)];
        return JsonValue.Create(true);
    }
}
