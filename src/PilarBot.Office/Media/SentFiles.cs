using PilarBot.Channels;

namespace PilarBot.Office.Media;

/// <summary>Files that went out need no second upload.</summary>
internal static class SentFiles
{
    /// <summary>Remembers by which reference the channel can send the file of a message again.</summary>
    public static void Note(this IMediaSource media, string account, OutboundMessage content, SendOutcome outcome)
    {
        var file = content is OutboundTemplate template ? template.HeaderFile : content as OutboundMedia;
        if (file is not null && outcome is Delivered { MediaRef: { } reference })
            media.NoteUploaded(account, file.Source, reference);
    }
}
