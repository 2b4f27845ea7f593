namespace PilarBot.Channels.Telegram;

/// <summary>Says what a message in a private chat holds; null for notices that Telegram itself puts into a chat.</summary>
internal static class MessageContents
{
    /// <summary>Things people send that the bot has no use for, by Telegram's words.</summary>
    private static readonly string[] Unsupported =
    [
        "sticker", "poll", "dice", "story", "game", "checklist", "paid_media", "invoice", "giveaway", "giveaway_winners",
        "users_shared", "chat_shared", "web_app_data", "passport_data", "gift", "unique_gift",
    ];

    /// <summary>
    /// Notices: nobody said anything. What is neither here nor known is taken as something that a person sent, since an
    /// unwanted answer does less harm than none.
    /// </summary>
    private static readonly string[] Notices =
    [
        "pinned_message", "message_auto_delete_timer_changed", "write_access_allowed", "connected_website",
        "proximity_alert_triggered", "boost_added", "chat_background_set", "new_chat_photo", "delete_chat_photo", "new_chat_title",
        "successful_payment", "refunded_payment", "forum_topic_created", "forum_topic_edited", "forum_topic_closed",
        "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created",
        "giveaway_completed", "video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
        "checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed", "paid_message_price_changed",
        "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined", "suggested_post_paid",
        "suggested_post_refunded", "chat_owner_left", "chat_owner_changed", "new_chat_members", "left_chat_member",
        "group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
    ];

    public static InboundContent? Read(Message message) => message switch
    {
        { Text: { } text } => new TextContent(text),
        { Photo: { Length: > 0 } sizes } => Photo(message, sizes),
        // An animation comes with a document for old clients; a video is what the sender meant.
        { Animation: { } file } => Media(MediaKind.Video, message, file),
        { Document: { } file } => Media(MediaKind.Document, message, file),
        { Video: { } file } => Media(MediaKind.Video, message, file),
        { VideoNote: { } file } => Media(MediaKind.Video, message, file),
        { Audio: { } file } => Media(MediaKind.Audio, message, file),
        { Voice: { } file } => Media(MediaKind.Voice, message, file),
        // A venue carries its location too.
        { Location: { } point } => new LocationContent(point.Latitude, point.Longitude, point.HorizontalAccuracy),
        { Contact: { } card } => new ContactContent(
            card.PhoneNumber ?? "", Name(card.FirstName, card.LastName), card.UserId is { } id && id == message.From?.Id),
        _ => Other(message),
    };

    public static string Name(string? first, string? last) => $"{first} {last}".Trim();

    private static UnsupportedContent? Other(Message message)
    {
        if (message.Rest is not { } rest)
            return new UnsupportedContent("unknown");
        if (Array.Find(Unsupported, rest.ContainsKey) is { } what)
            return new UnsupportedContent(what);
        return Array.Exists(Notices, rest.ContainsKey) ? null : new UnsupportedContent("unknown");
    }

    private static MediaContent Photo(Message message, PhotoSize[] sizes)
    {
        var largest = sizes.MaxBy(size => ((long)size.Width * size.Height, size.FileSize ?? 0))!;
        return new MediaContent(
            MediaKind.Photo, largest.FileId, largest.FileSize, "image/jpeg", null, message.Caption ?? "", message.MediaGroupId);
    }

    private static MediaContent Media(MediaKind kind, Message message, FileAttachment file) =>
        new(kind, file.FileId, file.FileSize, file.MimeType, file.FileName, message.Caption ?? "", message.MediaGroupId);
}
