using System.Globalization;
using System.Text.Json;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// The methods of the Bot API that this bot uses, named as there. Errors are answers; the only exception is the caller's own
/// cancellation. Never retries and never waits.
/// </summary>
internal sealed partial class TelegramClient(TelegramOptions options, HttpClient http)
{
    private readonly TimeSpan callTimeout = TimeSpan.FromSeconds(options.CallTimeout);

    public Task<ApiAnswer<User>> GetMeAsync(CancellationToken cancellation) =>
        CallAsync("getMe", TelegramJson.Default.User, cancellation);

    /// <summary>The updates as they came: one that cannot be read must not take the others with it.</summary>
    public Task<ApiAnswer<JsonElement>> GetUpdatesAsync(GetUpdates request, CancellationToken cancellation) =>
        CallAsync("getUpdates", request, TelegramJson.Relaxed.GetUpdates, TelegramJson.Default.JsonElement, cancellation,
            TimeSpan.FromSeconds(request.Timeout + 10));

    public Task<ApiAnswer<bool>> SetWebhookAsync(SetWebhook request, CancellationToken cancellation) =>
        CallAsync("setWebhook", request, TelegramJson.Relaxed.SetWebhook, TelegramJson.Default.Boolean, cancellation);

    public Task<ApiAnswer<bool>> DeleteWebhookAsync(CancellationToken cancellation) =>
        CallAsync("deleteWebhook", new DeleteWebhook(null), TelegramJson.Relaxed.DeleteWebhook, TelegramJson.Default.Boolean, cancellation);

    public Task<ApiAnswer<WebhookInfo>> GetWebhookInfoAsync(CancellationToken cancellation) =>
        CallAsync("getWebhookInfo", TelegramJson.Default.WebhookInfo, cancellation);

    public Task<ApiAnswer<Message>> SendMessageAsync(SendMessage request, CancellationToken cancellation) =>
        CallAsync("sendMessage", request, TelegramJson.Relaxed.SendMessage, TelegramJson.Default.Message, cancellation);

    public Task<ApiAnswer<Message>> SendPhotoAsync(SendPhoto request, CancellationToken cancellation) =>
        CallAsync("sendPhoto", request, TelegramJson.Relaxed.SendPhoto, TelegramJson.Default.Message, cancellation);

    public Task<ApiAnswer<Message>> SendDocumentAsync(SendDocument request, CancellationToken cancellation) =>
        CallAsync("sendDocument", request, TelegramJson.Relaxed.SendDocument, TelegramJson.Default.Message, cancellation);

    /// <summary>sendPhoto or sendDocument with the file itself; <paramref name="field"/> is <c>photo</c> or <c>document</c>.</summary>
    public Task<ApiAnswer<Message>> UploadAsync(
        string field, long chatId, Stream file, string fileName, string? caption, ReplyMarkup? markup, CancellationToken cancellation)
    {
        var form = Form();
        Add(form, "chat_id", chatId.ToString(CultureInfo.InvariantCulture));
        Add(form, "caption", caption);
        Add(form, "parse_mode", caption is null ? null : "HTML");
        Add(form, "reply_markup", markup is null ? null : JsonSerializer.Serialize(markup, TelegramJson.Relaxed.ReplyMarkup));
        AddFile(form, field, file, fileName);
        var method = field == "photo" ? "sendPhoto" : "sendDocument";
        return PostAsync(method, form, TelegramJson.Default.Message, callTimeout * 4, cancellation);
    }

    public Task<ApiAnswer<JsonElement>> EditMessageTextAsync(EditMessageText request, CancellationToken cancellation) =>
        CallAsync("editMessageText", request, TelegramJson.Relaxed.EditMessageText, TelegramJson.Default.JsonElement, cancellation);

    /// <summary>Without a markup, which is all that is needed here, it takes the buttons away.</summary>
    public Task<ApiAnswer<JsonElement>> EditMessageReplyMarkupAsync(EditMessageReplyMarkup request, CancellationToken cancellation) =>
        CallAsync("editMessageReplyMarkup", request, TelegramJson.Relaxed.EditMessageReplyMarkup, TelegramJson.Default.JsonElement, cancellation);

    public Task<ApiAnswer<bool>> AnswerCallbackQueryAsync(string callbackId, CancellationToken cancellation) =>
        CallAsync("answerCallbackQuery", new(callbackId), TelegramJson.Relaxed.AnswerCallbackQuery, TelegramJson.Default.Boolean, cancellation);

    public Task<ApiAnswer<ApiFile>> GetFileAsync(string fileId, CancellationToken cancellation) =>
        CallAsync("getFile", new(fileId), TelegramJson.Relaxed.GetFile, TelegramJson.Default.ApiFile, cancellation);

    public Task<ApiAnswer<bool>> SetMyCommandsAsync(BotCommand[] commands, CancellationToken cancellation) =>
        CallAsync("setMyCommands", new(commands), TelegramJson.Relaxed.SetMyCommands, TelegramJson.Default.Boolean, cancellation);

    public Task<ApiAnswer<bool>> SendChatActionAsync(long chatId, string action, CancellationToken cancellation) =>
        CallAsync("sendChatAction", new(chatId, action), TelegramJson.Relaxed.SendChatAction, TelegramJson.Default.Boolean, cancellation);

    /// <summary>The caller disposes the answer; null when nothing answered, or when somebody else did.</summary>
    public async Task<HttpResponseMessage?> OpenFileAsync(string filePath, CancellationToken cancellation)
    {
        var address = new Uri(options.FileRoot + string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString)));
        try
        {
            var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            // A handler that follows redirects may have gone elsewhere: what another host says is not Telegram's file.
            if (response.RequestMessage?.RequestUri is { } reached && reached.Authority == address.Authority)
                return response;
            response.Dispose();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    /// <summary>Names the account only: the token must not reach a log.</summary>
    public override string ToString() => options.Account;
}
