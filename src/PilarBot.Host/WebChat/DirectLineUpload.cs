using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PilarBot.Channels.WebChat;
using PilarBot.Office.Sealing;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>
/// Files with an activity around them: one file as the body, or several parts with the activity among them. Each goes to the disk as
/// it comes, sealed; several make an album.
/// </summary>
internal static class DirectLineUpload
{
    private const int MaxFiles = 10;

    /// <summary>Characters of the activity: clients put small pictures of each file into it, of which nothing is kept.</summary>
    private const int MaxActivity = 2 << 20;

    private const long MaxBody = (long)MaxFiles * WebChatChannel.MaxFile + (4 << 20);
    private const string ActivityType = "application/vnd.microsoft.activity";

    public static async Task<IResult> PostAsync(
        string id, HttpRequest request, WebChatLimits limits, WebUploads uploads, UploadFolder folder, IOptions<WebChatLimitOptions> most)
    {
        var (chat, refusal) = await DirectLineEndpoints.FindAsync(id, request);
        if (chat is null)
            return refusal!;
        var context = request.HttpContext;
        if (limits.Message(context, chat.Address) is { } tooMany)
            return tooMany;
        var room = most.Value.FilesPerDay - await uploads.CountAsync(chat, context.RequestAborted);
        if (room <= 0)
            return WebChatLimits.Refuse(context, TimeSpan.FromHours(1));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        var received = new Received(folder, Math.Min(MaxFiles, room));
        try
        {
            if (await received.ReadAsync(request, chat.Key, context.RequestAborted) is { } fault)
            {
                folder.Delete(received.Ids);
                return fault;
            }
            return await DirectLineEndpoints.TakeAsync(chat, received.Activity, received.Files, received.Ids, context);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or BadHttpRequestException)
        {
            folder.Delete(received.Ids);
            return exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? DirectLineErrors.TooLarge
                : DirectLineErrors.Malformed("The body is neither a file nor parts with an activity and files.");
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The browser is gone half-way; it tries again.
            folder.Delete(received.Ids);
            return Results.Empty;
        }
    }

    private sealed class Received(UploadFolder folder, int most)
    {
        public Activity Activity { get; private set; } = new() { Type = "message" };
        public List<Attachment> Files { get; } = [];
        public List<Guid> Ids { get; } = [];

        /// <summary>Reads it all; gives the refusal when it is too much.</summary>
        public async Task<IResult?> ReadAsync(HttpRequest request, SealedKey key, CancellationToken cancellation)
        {
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
                return DirectLineErrors.Malformed("The body has no Content-Type.");
            if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
                return await KeepAsync(request.Body, request.ContentType!, NameOf(request.Headers.ContentDisposition), key, cancellation);
            if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
                return DirectLineErrors.Malformed("The parts have no boundary.");
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancellation) is { } part)
                if (await ReadAsync(part, key, cancellation) is { } fault)
                    return fault;
            return Files.Count == 0 && Activity.Text is null ? DirectLineErrors.Malformed("There is no file in it.") : null;
        }

        private async Task<IResult?> ReadAsync(MultipartSection part, SealedKey key, CancellationToken cancellation)
        {
            var isActivity = part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) is true;
            if (!isActivity)
                return await KeepAsync(part.Body, part.ContentType, NameOf(part.ContentDisposition), key, cancellation);
            if (await BodyOf.ReadAsync(part.Body, MaxActivity, cancellation) is not { } json)
                return DirectLineErrors.TooLarge;
            Activity = WebChatReading.Parse(json);
            return null;
        }

        private async Task<IResult?> KeepAsync(Stream content, string? type, string? name, SealedKey key, CancellationToken cancellation)
        {
            if (Files.Count == most)
                return DirectLineErrors.Of(StatusCodes.Status413PayloadTooLarge, "TooManyFiles", $"At most {most} files.");
            var id = HiddenId.New();
            if (!await folder.KeepAsync(id, key, content, WebChatChannel.MaxFile, cancellation))
                return DirectLineErrors.TooLarge;
            Ids.Add(id);
            Files.Add(new(Short(type ?? "application/octet-stream"), WebChatReading.Upload + id.ToString("N"), Short(name ?? "berkas")));
            return null;
        }

        // As the sender calls it: shown, never used as a path.
        private static string? NameOf(string? disposition) =>
            ContentDispositionHeaderValue.TryParse(disposition, out var value) && (value.FileNameStar.Value ?? value.FileName.Value) is { } name
                ? Path.GetFileName(HeaderUtilities.RemoveQuotes(name).Value?.Replace('\\', '/'))
                : null;

        private static string Short(string text) => text.Length > 200 ? text[^200..] : text;
    }
}
