using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.Telegram;

/// <summary>
/// Judges and reads what is posted to the webhook. Answer 2xx only once the message is safely kept: Telegram then forgets it.
/// Thread-safe.
/// </summary>
/// <param name="options">Validated options.</param>
/// <param name="username">The bot's name as <see cref="TelegramAccount.ConnectAsync"/> gave it; tells mentions in groups.</param>
/// <param name="logger">Where updates that cannot be read are told.</param>
public sealed class TelegramWebhook(TelegramOptions options, string? username, ILogger<TelegramWebhook> logger)
{
    /// <summary>The header that carries the secret.</summary>
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly TelegramUpdates updates = new(options.Account, username);

    // Digests have one length, so comparing them tells nothing about the secret's own.
    private readonly byte[]? expected =
        string.IsNullOrEmpty(options.WebhookSecret) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.WebhookSecret));

    /// <summary>True when the header's value is the configured secret; takes the same time for every wrong one. False without a secret.</summary>
    public bool IsGenuine(string? header) =>
        expected is not null && header is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header)), expected);

    /// <summary>Reads one update. Null when it concerns nobody here, or cannot be read (which is logged): answer 2xx and forget it.</summary>
    /// <exception cref="JsonException">The body is not JSON at all: cut off, or not from Telegram. Answer 400, and it comes again.</exception>
    public InboundMessage? ParseUpdate(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref reader);
        return ParseUpdate(document.RootElement);
    }

    /// <summary>The same, for a body that has been parsed.</summary>
    public InboundMessage? ParseUpdate(JsonElement body) => updates.Read(body, logger);
}
