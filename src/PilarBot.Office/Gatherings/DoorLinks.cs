using System.Globalization;
using Microsoft.Extensions.Options;

namespace PilarBot.Office.Gatherings;

/// <summary>The links by which whoever is at the door opens the chat with the code in it.</summary>
internal sealed class DoorLinks(IOptions<GatheringOptions> options)
{
    private string? connected;

    /// <summary>What the QR code says: <see cref="GatheringOptions.CodeLink"/>, else the link of Telegram, else that of WhatsApp, else what is to be typed.</summary>
    public string InPicture(string code) => options.Value.CodeLink is { Length: > 0 } link
        ? string.Format(CultureInfo.InvariantCulture, link, code)
        : Telegram(code) ?? WhatsApp(code) ?? $"hadir {code}";

    /// <summary>Opens Telegram, which sends <c>/start hadir-code</c>; null for an office without it, or while its bot's name is not known.</summary>
    public string? Telegram(string code) => (options.Value.TelegramName ?? connected) is { Length: > 0 } name ? $"https://t.me/{name}?start=hadir-{code}" : null;

    /// <summary>Opens WhatsApp with the words typed; null without <see cref="GatheringOptions.WhatsAppNumber"/>.</summary>
    public string? WhatsApp(string code) => options.Value.WhatsAppNumber is { Length: > 0 } number ? $"https://wa.me/{number}?text=HADIR%20{code}" : null;

    /// <summary>Each channel with its link, a line each; empty for none.</summary>
    public string Lines(string code) =>
        string.Join('\n', new[] { ("Telegram", Telegram(code)), ("WhatsApp", WhatsApp(code)) }.Where(l => l.Item2 is not null).Select(l => $"{l.Item1}: {l.Item2}"));

    /// <summary>Telegram has told the bot's name.</summary>
    public void Know(string telegramName) => connected = telegramName;
}
