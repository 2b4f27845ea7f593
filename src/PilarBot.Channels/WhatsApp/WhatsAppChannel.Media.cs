using System.Net;
using System.Text.Json;
using PilarBot.Channels.Calls;

namespace PilarBot.Channels.WhatsApp;

public sealed partial class WhatsAppChannel
{
    /// <summary>The file's id, or why there is none. Nothing was sent by then, whatever the upload came to.</summary>
    private async Task<(string? MediaId, SendOutcome? Failure)> UploadAsync(OutboundMedia file, IMediaSource media, CancellationToken cancellation)
    {
        Stream bytes;
        try
        {
            bytes = await media.OpenAsync(file.Source, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            WhatsAppLog.FileNotOpened(logger, Account, e);
            return (null, new Failed($"the file could not be opened ({e.GetType().Name})"));
        }

        await using (bytes)
        {
            var upload = await UploadStream.OpenAsync(bytes, cancellation);
            var name = BubbleMessages.FileName(file);
            if (FileType.Of(file.Kind, upload.Beginning, name) is not { } type)
                return (null, Unusable("the file is of a type that WhatsApp does not take"));
            if (bytes.CanSeek && bytes.Length > type.MaxBytes)
                return (null, Unusable("the file is too large"));
            upload.MaxBytes = type.MaxBytes;
            var answer = await client.UploadAsync(upload, type.MimeType, name, cancellation);
            if (upload.IsTooLarge)
                return (null, Unusable("the file is too large"));
            if (answer.IsOk)
                return answer.Result.Id is { } id ? (id, null) : (null, new Failed("upload without an id"));
            return (null, GraphOutcomes.Of(answer.Fault) is Ambiguous unsure ? new Failed(unsure.Why) : GraphOutcomes.Of(answer.Fault));
        }
    }

    private static Refused Unusable(string why) => new($"131053: {why}") { Sentence = ErrorTable.Find(131053)!.Sentence };

    /// <summary>Two steps: where the file is, then the file. An address that has died meanwhile (5 minutes) is asked for once more.</summary>
    public async Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(options.CallTimeout) * 4);
        try
        {
            for (var renewed = false; ; renewed = true)
            {
                var (url, failure) = await FindAsync(fileRef, maxBytes, limit.Token);
                if (url is null)
                    return failure;
                using var answer = await client.OpenMediaAsync(url, limit.Token);
                if (answer is { IsSuccessStatusCode: true })
                    return await CopyAsync(answer, target, maxBytes, limit.Token);
                if (answer is null)
                {
                    WhatsAppLog.FileNotReached(logger, Account);
                    return FetchOutcome.Failed;
                }

                if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone) || renewed)
                    return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? FetchOutcome.Gone : FetchOutcome.Failed;
            }
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

    private async Task<(string? Url, FetchOutcome Failure)> FindAsync(string mediaId, long maxBytes, CancellationToken cancellation)
    {
        var found = await client.FindMediaAsync(mediaId, cancellation);
        if (!found.IsOk)
            return (null, OfRefused(found.Fault));
        if (Size(found.Result.FileSize) > maxBytes)
            return (null, FetchOutcome.TooLarge);
        return (found.Result.Url, FetchOutcome.Failed);
    }

    /// <summary>After 7 days the id means nothing: Graph then knows no such object.</summary>
    private static FetchOutcome OfRefused(ApiFault fault) => fault switch
    {
        GraphRefusal { Code: 100 or 131052 } or GraphRefusal { Status: 404 } => FetchOutcome.Gone,
        _ => FetchOutcome.Failed,
    };

    private static async Task<FetchOutcome> CopyAsync(HttpResponseMessage answer, Stream target, long maxBytes, CancellationToken cancellation)
    {
        if (answer.Content.Headers.ContentLength > maxBytes)
            return FetchOutcome.TooLarge;
        await using var bytes = await answer.Content.ReadAsStreamAsync(cancellation);
        return await LimitedCopy.CopyAsync(bytes, target, maxBytes, cancellation) ? FetchOutcome.Fetched : FetchOutcome.TooLarge;
    }

    private static long? Size(JsonElement told) => told.ValueKind switch
    {
        JsonValueKind.Number when told.TryGetInt64(out var size) => size,
        JsonValueKind.String when long.TryParse(told.GetString(), out var size) => size,
        _ => null,
    };
}
