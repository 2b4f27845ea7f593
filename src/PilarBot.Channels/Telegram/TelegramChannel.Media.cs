using PilarBot.Channels.Calls;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.Telegram;

public sealed partial class TelegramChannel
{
    private async Task<SendOutcome> SendMediaAsync(long chat, OutboundMedia file, IMediaSource media, CancellationToken cancellation)
    {
        if (Keyboards.Fault(file.Choices) is { } fault)
            return new Refused(fault);
        var words = RichText.Split(MarkdownText.Read(file.Markdown), MaxCaption, MaxText).ConvertAll(RichText.ToHtml);
        var markup = Keyboards.Inline(file.Choices);
        var caption = new Part(words.Count == 0 ? "" : words[0], words.Count <= 1 ? markup : null);

        var (answer, failure) = await SendFileAsync(chat, file, caption, media, cancellation);
        if (failure is not null)
            return failure;
        if (!answer!.IsOk)
            return Outcomes.Of(answer.Fault);

        var sent = new Delivered(Ref(answer.Result), FileId(answer.Result));
        var rest = words.Skip(1).Select(html => new Part(html)).ToList();
        if (rest.Count > 0)
            rest[^1] = rest[^1] with { Markup = markup };
        return await SendPartsAsync(chat, rest, before: 1, sent, cancellation);
    }

    private async Task<(ApiAnswer<Message>? Answer, SendOutcome? Failure)> SendFileAsync(
        long chat, OutboundMedia file, Part caption, IMediaSource media, CancellationToken cancellation)
    {
        var words = caption.Html.Length == 0 ? null : caption.Html;
        if (await media.FindUploadedAsync(Account, file.Source, cancellation) is { } fileId)
        {
            var again = file.Kind == MediaKind.Photo
                ? await client.SendPhotoAsync(new(chat, fileId, words, words is null ? null : "HTML", caption.Markup), cancellation)
                : await client.SendDocumentAsync(new(chat, fileId, words, words is null ? null : "HTML", caption.Markup), cancellation);
            // A file id is good for one bot only: after a change of the bot the old ones mean nothing, and nothing was sent.
            if (again.Fault is not ApiRefusal { Code: 400 } refusal || !IsUnknownFile(refusal))
                return (again, null);
            TelegramLog.UploadingAgain(logger, Account);
        }

        Stream bytes;
        try
        {
            bytes = await media.OpenAsync(file.Source, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            TelegramLog.FileNotOpened(logger, Account, e);
            return (null, new Failed($"the file could not be opened ({e.GetType().Name})"));
        }

        await using (bytes)
        {
            var photo = file.Kind == MediaKind.Photo;
            var name = file.FileName ?? (photo ? "foto.jpg" : "berkas");
            return (await client.UploadAsync(photo ? "photo" : "document", chat, bytes, name, words, caption.Markup, cancellation), null);
        }
    }

    private static bool IsUnknownFile(ApiRefusal refusal) =>
        refusal.Says("wrong file") || refusal.Says("wrong remote file") || refusal.Says("invalid file");

    private static string? FileId(Message message) =>
        message.Photo is { Length: > 0 } photo ? photo[^1].FileId : (message.Document ?? message.Animation ?? message.Video ?? message.Audio)?.FileId;

    /// <inheritdoc/>
    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        var file = await client.GetFileAsync(fileRef, cancellation);
        if (!file.IsOk)
            return OfRefusedFile(file.Fault);
        if (file.Result.FileSize > maxBytes)
            return FetchOutcome.TooLarge;
        if (file.Result.FilePath is not { } path)
            return FetchOutcome.Failed;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(fetchTimeout);
        try
        {
            using var answer = await client.OpenFileAsync(path, limit.Token);
            if (answer is null || !answer.IsSuccessStatusCode)
                return answer?.StatusCode is System.Net.HttpStatusCode.NotFound ? FetchOutcome.Gone : FetchOutcome.Failed;
            await using var bytes = await answer.Content.ReadAsStreamAsync(limit.Token);
            return await LimitedCopy.CopyAsync(bytes, target, maxBytes, limit.Token) ? FetchOutcome.Fetched : FetchOutcome.TooLarge;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return FetchOutcome.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            return FetchOutcome.Failed;
        }
    }

    private static FetchOutcome OfRefusedFile(ApiFault fault) => fault switch
    {
        ApiRefusal { Code: 400 } refusal when refusal.Says("file is too big") => FetchOutcome.TooLarge,
        // Says both "wrong" and "for now": only trying again can tell.
        ApiRefusal { Code: 400 } refusal when refusal.Says("wrong file_id or the file is temporarily") => FetchOutcome.Failed,
        ApiRefusal { Code: 400 } => FetchOutcome.Gone,
        _ => FetchOutcome.Failed,
    };
}
