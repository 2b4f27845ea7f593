using System.Net.Mime;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;
using PilarBot.Office.Media;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>The files of web chats at signed addresses: whoever has the address has the file, until the address expires.</summary>
internal sealed class WebChatFiles(DirectLineTokens tokens, WebUploads uploads, WebConversations conversations, IMediaSource media, TimeProvider clock)
{
    /// <summary>How an activity names one of the office's files; its source follows.</summary>
    public const string Media = "media:";

    private const string Path = "/v3/directline/files/";

    /// <summary>Addresses change at full hours only, so that a picture that is shown again is not fetched again.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Where this host is for whoever sent a request.</summary>
    public static string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>An activity as clients see it: its files by their addresses.</summary>
    public Activity Show(Activity activity, string address) => activity.Attachments is not { } files
        ? activity
        : activity with { Attachments = [.. files.Select(f => Show(f, activity.Conversation!.Id!, address))] };

    /// <summary>Gives out the file that an address names. Nothing in it runs here, whatever it is.</summary>
    public async Task<IResult> GiveAsync(string token, string? name, HttpContext context)
    {
        var claims = tokens.Read(token, TokenUse.File, out var isExpired);
        if (claims?.File is not { } file)
            return isExpired ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
        var cancellation = context.RequestAborted;
        if (await conversations.FindAsync(claims.Conv, cancellation) is not { EndedAt: null } || await OpenAsync(file, cancellation) is not { } content)
            return Results.NotFound();
        await using (content)
        {
            var head = new byte[FileType.HeadLength];
            var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
            var type = FileType.Sniff(head.AsSpan(0, read));
            // Told by its bytes: nothing but a picture is given to a browser to draw, and no browser but one draws HEIC.
            var isPicture = type.Family is FileFamily.Picture && type != FileType.Heic;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "private, max-age=3600";
            headers.ContentDisposition = new System.Net.Http.Headers.ContentDispositionHeaderValue(isPicture ? "inline" : "attachment")
            {
                FileNameStar = string.IsNullOrEmpty(name) ? "berkas" + type.Extension : name,
            }.ToString();
            context.Response.ContentType = isPicture ? type.Mime : MediaTypeNames.Application.Octet;
            await context.Response.Body.WriteAsync(head.AsMemory(0, read), cancellation);
            await content.CopyToAsync(context.Response.Body, cancellation);
        }
        return Results.Empty;
    }

    private Attachment Show(Attachment file, string conversation, string address)
    {
        var url = AddressOf(file, conversation, address);
        return file with { ContentUrl = url, ThumbnailUrl = file.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) is true ? url : null };
    }

    private string AddressOf(Attachment file, string conversation, string address)
    {
        var now = clock.GetUtcNow();
        var until = now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)) + Life;
        var name = Uri.EscapeDataString(file.Name ?? "berkas");
        return $"{address}{Path}{tokens.Issue(new(TokenUse.File, conversation) { File = file.ContentUrl }, until)}/{name}";
    }

    private async Task<Stream?> OpenAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return file.StartsWith(WebChatReading.Upload, StringComparison.Ordinal)
                ? await uploads.OpenAsync(Guid.Parse(file[WebChatReading.Upload.Length..]), cancellation)
                : await media.OpenAsync(file[Media.Length..], cancellation);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
