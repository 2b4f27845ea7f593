using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

internal sealed partial class BotMethods
{
    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location", "record_video_note", "upload_video_note",
    ];

    private JsonObject SendMessage(ApiCall call)
    {
        var chat = ChatOf(call);
        var (text, entities) = Words(call, call.Text("text") ?? "", "entities");
        if (text.Length == 0)
            throw ApiFailure.BadRequest("message text is empty");
        if (CodePoints(text) > 4096)
            throw ApiFailure.BadRequest("message is too long");
        return Post(chat, call, text, entities, null, null, []);
    }

    private JsonObject SendFile(ApiCall call, string kind)
    {
        var chat = ChatOf(call);
        var (caption, entities) = Words(call, call.Text("caption") ?? "", "caption_entities");
        if (CodePoints(caption) > 1024)
            throw ApiFailure.BadRequest("message caption is too long");
        var content = call.Files.TryGetValue(kind, out var upload)
            ? Uploaded(kind, upload)
            : Again(kind, call.Text(kind) ?? throw ApiFailure.BadRequest($"there is no {kind} in the request"));
        var fileId = (string?)(kind == "photo" ? content["photo"]!.AsArray()[^1]!["file_id"] : content["document"]!["file_id"]);
        return Post(chat, call, caption, entities, kind, fileId, content);
    }

    private JsonObject Uploaded(string kind, UploadedFile upload)
    {
        if (upload.Bytes.Length > 50 << 20 || (kind == "photo" && upload.Bytes.Length > 10 << 20))
            throw new ApiFailure(413, "Request Entity Too Large");
        if (upload.Bytes.Length == 0)
            throw ApiFailure.BadRequest("file must be non-empty");
        return kind == "photo"
            ? new JsonObject { ["photo"] = telegram.Files.Photo(upload.Bytes) }
            : new JsonObject { ["document"] = telegram.Files.Add("document", upload.Bytes, "application/octet-stream", upload.FileName).Json() };
    }

    private JsonObject Again(string kind, string fileId)
    {
        if (Uri.TryCreate(fileId, UriKind.Absolute, out _))
            throw ApiFailure.BadRequest("failed to get HTTP URL content");
        var file = telegram.Files.Find(fileId) ?? throw ApiFailure.BadRequest("wrong file identifier/HTTP URL specified");
        if (file.Kind != kind)
            throw ApiFailure.BadRequest($"can't use file of type {file.Kind} as {kind}");
        if (kind == "document")
            return new JsonObject { ["document"] = file.Json() };
        var size = file.Json();
        size["width"] = 1280;
        size["height"] = 960;
        return new JsonObject { ["photo"] = new JsonArray(size) };
    }

    private JsonObject Post(FakeChat chat, ApiCall call, string text, JsonArray entities, string? kind, string? fileId, JsonObject content)
    {
        var keyboard = Keyboard.Read(call.Body["reply_markup"]?.DeepClone(), chat.Type == "private", telegram.Violate);
        TakeTurn(chat);
        var message = new FakeMessage
        {
            Id = telegram.NextMessageId(),
            FromBot = true,
            Date = Time.GetUtcNow().ToUnixTimeSeconds(),
            Text = text,
            Entities = entities.ToJsonString(),
            Kind = kind,
            FileId = fileId,
            Content = content,
            Keyboard = keyboard,
        };
        chat.Add(message);
        options.OnSent?.Invoke(chat, message);
        return message.Json(chat, telegram.BotJson());
    }

    private JsonValue SendChatAction(ApiCall call)
    {
        var chat = ChatOf(call);
        if (!Actions.Contains(call.Text("action") ?? ""))
            throw ApiFailure.BadRequest("wrong parameter action in request");
        chat.ShowTyping();
        return JsonValue.Create(true);
    }

    private JsonValue AnswerCallbackQuery(ApiCall call)
    {
        if (!telegram.AnswerTap(call.Text("callback_query_id") ?? ""))
            throw ApiFailure.BadRequest("query is too old and response timeout expired or query ID is invalid");
        if ((call.Text("text") ?? "").Length > 200)
            throw ApiFailure.BadRequest("MESSAGE_TOO_LONG");
        return JsonValue.Create(true);
    }

    private FakeChat ChatOf(ApiCall call)
    {
        if (call.Text("chat_id") is null or "")
            throw ApiFailure.BadRequest("chat_id is empty");
        var chat = call.Number("chat_id") is { } id ? telegram.FindChat(id) : null;
        if (chat is null)
            throw ApiFailure.BadRequest("chat not found");
        return chat.Closed is { } closed ? throw new ApiFailure(closed.Code, closed.Message, null, closed.MigrateTo) : chat;
    }

    /// <summary>Both the chat's rate and the account's: too fast for one takes nothing from the other.</summary>
    private void TakeTurn(FakeChat chat)
    {
        if (!options.EnforceRates)
            return;
        if (chat.Bucket.TryTake() is > 0 and var wait)
            throw ApiFailure.TooMany(wait);
        if (account.TryTake() is > 0 and var pause)
        {
            chat.Bucket.PutBack();
            throw ApiFailure.TooMany(pause);
        }
    }

    private (string Text, JsonArray Entities) Words(ApiCall call, string raw, string entitiesName)
    {
        if (Encoding.UTF8.GetByteCount(raw) > 32_768)
            throw ApiFailure.BadRequest("text is too long");
        var (text, entities) = (call.Text("parse_mode") ?? "").ToLowerInvariant() switch
        {
            "" => (raw, call.Body[entitiesName]?.DeepClone() as JsonArray ?? []),
            "html" => HtmlMarks.Parse(raw),
            "markdown" or "markdownv2" => throw new ApiFailure(400, "Bad Request: the double reads no Markdown; send HTML"),
            _ => throw ApiFailure.BadRequest("unsupported parse_mode"),
        };
        return Trim(text, entities);
    }

    /// <summary>Space around a message is cut off, and what marked it moves along.</summary>
    private (string Text, JsonArray Entities) Trim(string text, JsonArray entities)
    {
        var end = text.TrimEnd();
        var lead = end.Length - end.TrimStart().Length;
        var trimmed = end[lead..];
        var kept = new JsonArray();
        foreach (var entity in entities.OfType<JsonObject>())
        {
            var (offset, length) = ((int?)entity["offset"] ?? -1, (int?)entity["length"] ?? -1);
            if (offset < 0 || length <= 0 || offset + length > text.Length)
            {
                telegram.Violate("entities: outside the text");
                continue;
            }

            var from = Math.Clamp(offset - lead, 0, trimmed.Length);
            var to = Math.Clamp(offset + length - lead, 0, trimmed.Length);
            if (to <= from)
                continue;
            var moved = (JsonObject)entity.DeepClone();
            moved["offset"] = from;
            moved["length"] = to - from;
            kept.Add(moved);
        }

        return (trimmed, kept);
    }

    private static int CodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);
}
