using System.Text.Json;
using PilarBot.Channels;
using PilarBot.Channels.WebChat;

namespace PilarBot.Host.Simulator;

/// <summary>
/// What the simulator's phones can do and a browser cannot: a number that is vouched for, a voice note, a sticker, shutting the bot
/// out. Comes as <c>event</c> activities, which mean nothing in anybody else's conversation.
/// </summary>
internal static class SimulatorEvents
{
    public static IReadOnlyList<InboundContent> Read(Activity activity) => activity.Type != "event" ? WebChatReading.ContentsOf(activity) : activity.Name switch
    {
        "contact" when SimulatorPhones.AtAddress(activity.Conversation?.Id) is { } phone => [Contact(phone, Flag(activity, "own"))],
        "voice" when activity.Attachments is [{ ContentUrl: { } file }] =>
            [new MediaContent(MediaKind.Voice, file[WebChatReading.Upload.Length..], MimeType: "audio/ogg")],
        "sticker" => [new UnsupportedContent("sticker")],
        "block" => [new MembershipContent(!Flag(activity, "blocked"))],
        _ => [],
    };

    // Telegram gives numbers without the plus.
    private static ContactContent Contact(SimulatorPhone phone, bool own) => own
        ? new(phone.PhoneNumber.TrimStart('+'), phone.Owner, true)
        : new(SimulatorPhones.StrangersNumber.TrimStart('+'), "Orang lain", false);

    private static bool Flag(Activity activity, string name) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True;
}
