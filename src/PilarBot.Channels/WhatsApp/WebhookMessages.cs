using System.Globalization;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Says in the contract's words what somebody did.</summary>
internal static class WebhookMessages
{
    /// <summary>Null when it has no id or no sender.</summary>
    public static InboundMessage? Read(string account, IncomingMessage message, IReadOnlyList<WebhookContact> contacts)
    {
        var moved = message.Type == "system" ? message.System : null;
        // For a changed id, the message may already come under the new one.
        var userId = moved?.PreviousUserId ?? message.FromUserId;
        var contact = Find(contacts, message);
        userId ??= moved is null ? contact?.UserId : null;
        var phone = WhatsAppAddress.OfPhone(message.From ?? (moved is null ? contact?.WaId : null));
        if (message.Id is not { Length: > 0 } id || WhatsAppAddress.Of(userId, phone) is not { } address)
            return null;
        return new InboundMessage
        {
            From = new ChannelAddress(account, address),
            Key = "w:" + id,
            Content = message.GroupId is null ? MessageContents.Read(message, phone) : new GroupContent(Addressed: false),
            SentAt = Time(message.Timestamp),
            DisplayName = contact?.Profile?.Name?.Trim() ?? "",
            MessageRef = id,
            Phone = phone,
            Referral = message.Referral is { } referral ? new(referral.SourceType ?? "", referral.SourceId ?? "", referral.SourceUrl) : null,
        };
    }

    internal static DateTime? Time(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(unix).UtcDateTime
            : null;

    /// <summary>In a batch the contacts of all messages stand together.</summary>
    private static WebhookContact? Find(IReadOnlyList<WebhookContact> contacts, IncomingMessage message) =>
        contacts.FirstOrDefault(contact => contact.UserId is not null && contact.UserId == message.FromUserId)
        ?? contacts.FirstOrDefault(contact => contact.WaId is not null && contact.WaId == message.From);
}
