namespace PilarBot.Channels.WhatsApp;

/// <summary>Says what a message holds.</summary>
internal static class MessageContents
{
    /// <param name="message">The message.</param>
    /// <param name="phone">The sender's own number, where told.</param>
    public static InboundContent Read(IncomingMessage message, string? phone) => message switch
    {
        { Type: "text", Text.Body: { } text } => new TextContent(text),
        // The message's own id stands for the tap: that is what can be marked as read.
        { Type: "interactive", Interactive: { ButtonReply.Id: { } data } } => Tap(message, data),
        { Type: "interactive", Interactive: { ListReply.Id: { } data } } => Tap(message, data),
        { Type: "button", Button: { } button } => Tap(message, button.Payload ?? button.Text ?? ""),
        { Type: "image", Image: { Id: not null } file } => Media(MediaKind.Photo, file),
        { Type: "video", Video: { Id: not null } file } => Media(MediaKind.Video, file),
        { Type: "audio", Audio: { Id: not null } file } => Media(file.Voice is true ? MediaKind.Voice : MediaKind.Audio, file),
        { Type: "document", Document: { Id: not null } file } => Media(MediaKind.Document, file),
        { Type: "location", Location: { Latitude: >= -90 and <= 90 and var north, Longitude: >= -180 and <= 180 and var east } } =>
            new LocationContent(north, east),
        { Type: "contacts", Contacts: [var card, ..] } => Contact(card, phone),
        { Type: "reaction", Reaction: { MessageId: { } target } reaction } =>
            new ReactionContent(target, string.IsNullOrEmpty(reaction.Emoji) ? null : reaction.Emoji),
        { Type: "edit", Edit: { OriginalMessageId: { } original } edit } => new EditContent(original, Words(edit.Message)),
        { Type: "revoke", Revoke.OriginalMessageId: { } original } => new DeletedContent(original),
        { Type: "system", System: { } system } when Moved(system) is { } moved => moved,
        { Type: "unsupported" } => new UnsupportedContent(message.Unsupported?.Type ?? What(message.Errors)),
        { Errors: [_, ..] errors } => new UnsupportedContent(What(errors)),
        _ => new UnsupportedContent(message.Type ?? "unknown"),
    };

    private static TapContent Tap(IncomingMessage message, string data) => new(message.Id!, data, Question: null);

    private static MediaContent Media(MediaKind kind, IncomingMedia file) =>
        new(kind, file.Id!, null, file.MimeType, file.Filename, file.Caption ?? "");

    /// <summary>
    /// Own is what the person shared at our request, and a card with the number from which it comes: that one the channel vouches for
    /// with every message. Anything else on a card is what the sender wrote on it.
    /// </summary>
    private static ContactContent Contact(IncomingContact card, string? phone)
    {
        var entry = card.Phones is [var first, ..] ? first : null;
        var number = WhatsAppAddress.OfPhone(entry?.WaId) ?? entry?.Phone ?? "";
        var isOwn = card.Origin == "contact_request" || (phone is not null && WhatsAppAddress.OfPhone(number) == phone);
        return new(number, card.Name?.FormattedName ?? "", isOwn);
    }

    private static string? Words(IncomingMessage? message) =>
        message?.Text?.Body ?? message?.Image?.Caption ?? message?.Video?.Caption ?? message?.Document?.Caption;

    private static MovedContent? Moved(IncomingSystem system) => system.Type is "user_changed_number" or "user_changed_user_id"
        && WhatsAppAddress.Of(system.UserId, system.WaId) is { } address
        ? new(address, WhatsAppAddress.OfPhone(system.WaId))
        : null;

    /// <summary>131052: larger than 100 MB, or lost on the way.</summary>
    private static string What(GraphErrorBody[]? errors) => errors is [{ Code: 131052 }, ..] ? "file" : "unknown";
}
