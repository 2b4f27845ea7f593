namespace PilarBot.Channels.WhatsApp;

/// <summary>Writes bubbles as the Cloud API wants them.</summary>
internal static class BubbleMessages
{
    /// <param name="bubble">What to show.</param>
    /// <param name="mediaId">The uploaded file, for a bubble that has one.</param>
    /// <param name="listButton">What opens a list.</param>
    public static SendMessage Of(Bubble bubble, string? mediaId, string listButton) => bubble switch
    {
        TextBubble text => new("text") { Text = new(text.Text) },
        FileBubble { File.Kind: MediaKind.Photo } file => new("image") { Image = new(mediaId!, Words(file.Caption)) },
        FileBubble file => new("document") { Document = new(mediaId!, Words(file.Caption), FileName(file.File)) },
        TemplateBubble { Template: var template } => new("template") { Template = TemplateMessages.Of(template, File(template.HeaderFile, mediaId)) },
        ButtonsBubble buttons => OfInteractive(new("button", new(buttons.Body), new()
        {
            Buttons = [.. buttons.Buttons.Select(pick => new ReplyButton(new Reply(pick.Id, pick.Title)))],
        })
        {
            Header = Header(buttons.Header, mediaId),
        }),
        ListBubble list => OfInteractive(new("list", new(list.Body), new()
        {
            Button = listButton,
            Sections = [new([.. list.Rows.Select(pick => new ListRow(pick.Id, pick.Title, pick.Description))])],
        })),
        LinkBubble link => OfInteractive(new("cta_url", new(link.Body), new() { Name = "cta_url", Parameters = new(link.Label, link.Url) })),
        AskLocationBubble ask => OfInteractive(new("location_request_message", new(ask.Body), new() { Name = "send_location" })),
        AskContactBubble ask => OfInteractive(new("request_contact_info", new(ask.Body), new() { Name = "request_contact_info" })),
        _ => throw new InvalidOperationException($"Unknown bubble {bubble.GetType().Name}"),
    };

    /// <summary>The file that a bubble carries, or null.</summary>
    public static OutboundMedia? FileOf(Bubble bubble) => bubble switch
    {
        FileBubble file => file.File,
        ButtonsBubble buttons => buttons.Header,
        TemplateBubble { Template: var template } => template.HeaderFile,
        _ => null,
    };

    public static string FileName(OutboundMedia file) => file.FileName ?? (file.Kind == MediaKind.Photo ? "foto.jpg" : "berkas.pdf");

    private static SendMessage OfInteractive(Interactive interactive) => new("interactive") { Interactive = interactive };

    private static InteractiveHeader? Header(OutboundMedia? file, string? mediaId) => File(file, mediaId) switch
    {
        null => null,
        var media when file!.Kind == MediaKind.Photo => new("image") { Image = media },
        var media => new("document") { Document = media },
    };

    private static MediaObject? File(OutboundMedia? file, string? mediaId) => file is null
        ? null
        : new(mediaId!, Filename: file.Kind == MediaKind.Photo ? null : FileName(file));

    private static string? Words(string caption) => caption.Length == 0 ? null : caption;
}
