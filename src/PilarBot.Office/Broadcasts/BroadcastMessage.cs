using PilarBot.Channels;
using PilarBot.Office.Media;

namespace PilarBot.Office.Broadcasts;

/// <summary>A broadcast as its recipient sees it: for the sender, and for its author who tries it first.</summary>
internal static class BroadcastMessage
{
    /// <param name="text">Filled in for this person, in Markdown.</param>
    /// <param name="file">Above the text; null without one, or when it is lost.</param>
    /// <param name="buttons">Below it.</param>
    public static OutboundMessage Of(string text, MediaItem? file, IReadOnlyList<Choice> buttons) => file is { State: MediaState.Stored or MediaState.Pending }
        ? new OutboundMedia(file.Kind is MediaKind.Photo ? MediaKind.Photo : MediaKind.Document, file.Id.ToString(), text) { Choices = buttons, FileName = NameOf(file) }
        : new OutboundText(text) { Choices = buttons };

    // What a chat sent has lost its name; its ending tells a phone with what to open it.
    private static string? NameOf(MediaItem file) =>
        file.FileName ?? (file is { Kind: not MediaKind.Photo, Type: { } type } ? "lampiran" + FileType.FromMime(type).Extension : null);

    /// <param name="asksReading">What a press counts for; null without the button.</param>
    /// <param name="startWord">The start word of a flow; null without one.</param>
    /// <param name="link">An https address; null without one.</param>
    public static List<Choice> Buttons(Guid? asksReading, string? startWord, string? link)
    {
        var buttons = new List<Choice>();
        if (asksReading is { } broadcast)
            buttons.Add(new(AcknowledgeBroadcast.Label, AcknowledgeBroadcast.ButtonOf(broadcast)));
        if (startWord is { Length: > 0 } word)
            buttons.Add(new(char.ToUpperInvariant(word[0]) + word[1..], "!" + word));
        if (link is not null)
            buttons.Add(new("Buka tautan", "", link));
        return buttons;
    }
}
