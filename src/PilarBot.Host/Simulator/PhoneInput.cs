using System.Globalization;
using PilarBot.Channels;
using PilarBot.Host.Workers;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Simulator;

/// <summary>What the holder of a phone does, as messages to the bot: shown in the phone first, then given their turn.</summary>
internal sealed class PhoneInput(SimulatedChats chats, SimulatorFiles files, Func<InboundMessage, Task<TurnResult>> receive, TimeProvider clock)
{
    private const int Tries = 4;

    public PhoneInput(SimulatedChats chats, SimulatorFiles files, Inbox inbox, TimeProvider clock)
        : this(chats, files, inbox.ReceiveAsync, clock) { }

    public Task<bool> TextAsync(SimulatorPhone phone, string text, string? nonce) =>
        SendAsync(phone, new() { Kind = EntryKind.Text, Text = text, Nonce = nonce }, new TextContent(text));

    /// <summary>
    /// True when a message has, or had, the button: a real phone can only press what it was shown, though its tap may come in late.
    /// </summary>
    public bool CanTap(SimulatorPhone phone, long message, string data) =>
        chats.Find(phone, message) is { } entry && entry.Offered.Any(b => b.Data == data && b.Url is null);

    /// <summary>Presses a button.</summary>
    public async Task<bool> TapAsync(SimulatorPhone phone, long message, string data)
    {
        var id = $"{phone.Address}:{Written(chats.NextRef())}";
        var question = Written(message);
        return await ReceiveAsync(phone, new()
        {
            From = new(SimulatorChannel.Name, phone.Address),
            Key = $"c:{id}",
            Content = new TapContent(id, data, question),
            SentAt = clock.GetUtcNow().UtcDateTime,
            DisplayName = phone.Owner,
            MessageRef = question,
        });
    }

    /// <summary>Sends photos: several at once are an album, whose members come in side by side as from the real channel.</summary>
    public async Task<bool> PhotosAsync(SimulatorPhone phone, IReadOnlyList<SimulatorFile> photos, string caption, string? nonce)
    {
        var album = photos.Count > 1 ? $"{phone.Address}:{Written(chats.NextRef())}" : null;
        var sent = photos.Select((photo, i) => SendAsync(
            phone,
            new()
            {
                Kind = photo.ImageType is null ? EntryKind.Document : EntryKind.Photo,
                File = photo.ToEntry(),
                Album = album,
                Text = i == 0 && caption.Length > 0 ? caption : null,
                Nonce = i == 0 ? nonce : null,
            },
            new MediaContent(MediaKind.Photo, photo.Id, photo.Bytes.Length, Caption: i == 0 ? caption : "", Album: album)));
        return (await Task.WhenAll(sent)).All(ok => ok);
    }

    public Task<bool> DocumentAsync(SimulatorPhone phone, SimulatorFile file, string? mimeType, string? nonce) =>
        SendAsync(
            phone, new() { Kind = EntryKind.Document, File = file.ToEntry(), Nonce = nonce },
            new MediaContent(MediaKind.Document, file.Id, file.Bytes.Length, mimeType, file.Name));

    /// <summary>A voice note: not a sound, only something that looks like one to the bot.</summary>
    public Task<bool> VoiceAsync(SimulatorPhone phone, string? nonce)
    {
        var file = files.Keep([.. "OggS"u8, .. new byte[2044]], "suara.ogg");
        return SendAsync(
            phone, new() { Kind = EntryKind.Voice, File = file.ToEntry(), Nonce = nonce },
            new MediaContent(MediaKind.Voice, file.Id, file.Bytes.Length, "audio/ogg"));
    }

    public Task<bool> StickerAsync(SimulatorPhone phone, string? nonce) =>
        SendAsync(phone, new() { Kind = EntryKind.Sticker, Nonce = nonce }, new UnsupportedContent("sticker"));

    public Task<bool> LocationAsync(SimulatorPhone phone, double latitude, double longitude, double? accuracy, string? nonce)
    {
        var shown = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00000}, {longitude:0.00000}");
        return SendAsync(
            phone, new() { Kind = EntryKind.Location, Text = shown, Nonce = nonce },
            new LocationContent(latitude, longitude, accuracy));
    }

    public Task<bool> ContactAsync(SimulatorPhone phone, bool own, string? nonce)
    {
        var (number, name) = own ? (phone.PhoneNumber, phone.Owner) : (SimulatorPhones.StrangersNumber, "Orang lain");
        // Telegram gives numbers without the plus.
        return SendAsync(
            phone, new() { Kind = EntryKind.Contact, Text = $"{name}\n{number}", Nonce = nonce },
            new ContactContent(number.TrimStart('+'), name, own));
    }

    /// <summary>Blocks the bot, or lets it in again.</summary>
    public async Task<bool> BlockAsync(SimulatorPhone phone, bool blocked)
    {
        if (!chats.SetBlocked(phone, blocked))
            return true;
        return await ReceiveAsync(phone, Message(phone, $"u:{phone.Address}:{Written(chats.NextRef())}", new MembershipContent(!blocked), null));
    }

    private async Task<bool> SendAsync(SimulatorPhone phone, ChatEntry entry, InboundContent content)
    {
        var reference = chats.Add(phone, entry with { Mine = true }).Ref;
        chats.ShowTyping(phone);
        var settled = await ReceiveAsync(phone, Message(phone, $"m:{phone.Address}:{Written(reference)}", content, reference));
        chats.Change(phone, reference, e => e with { Progress = settled ? EntryProgress.Settled : EntryProgress.Undelivered });
        return settled;
    }

    private InboundMessage Message(SimulatorPhone phone, string key, InboundContent content, long? reference) => new()
    {
        From = new(SimulatorChannel.Name, phone.Address),
        Key = key,
        Content = content,
        SentAt = clock.GetUtcNow().UtcDateTime,
        DisplayName = phone.Owner,
        MessageRef = reference is { } value ? Written(value) : null,
    };

    // A channel delivers again what was not taken; the simulator has less patience than the real ones.
    private async Task<bool> ReceiveAsync(SimulatorPhone phone, InboundMessage message)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await receive(message) is not TurnResult.Outage)
                return true;
            if (attempt == Tries)
                return false;
            chats.ShowTyping(phone);
            await Task.Delay(TimeSpan.FromSeconds(attempt), clock);
        }
    }

    private static string Written(long reference) => reference.ToString(CultureInfo.InvariantCulture);
}
