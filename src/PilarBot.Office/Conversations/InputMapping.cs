using PilarBot.Channels;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>From the channels' words to the flows'.</summary>
internal static class InputMapping
{
    public static Input ToInput(InboundContent content) => content switch
    {
        TextContent text => new TextInput(text.Text),
        TapContent tap => new TapInput(tap.Data),
        MediaContent media => new MediaInput(
            HiddenId.New().ToString(), ToKind(media), media.Size, media.MimeType, media.Caption, media.Album),
        LocationContent location => new LocationInput(location.Latitude, location.Longitude, location.Accuracy),
        ContactContent contact => new ContactInput(contact.Phone, contact.Name, contact.IsOwn),
        EditContent => new EditInput(),
        UnsupportedContent unsupported => new UnsupportedInput(unsupported.What),
        _ => throw new InvalidOperationException($"{content.GetType().Name} is not for a flow."),
    };

    private static MediaInputKind ToKind(MediaContent media) => media.Kind switch
    {
        MediaKind.Photo => MediaInputKind.Photo,
        MediaKind.Document => media.MimeType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) is true
            ? MediaInputKind.Photo
            : MediaInputKind.Document,
        MediaKind.Video => MediaInputKind.Video,
        MediaKind.Audio => MediaInputKind.Audio,
        MediaKind.Voice => MediaInputKind.Voice,
    };
}
