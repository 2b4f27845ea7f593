using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// Judges and reads what Meta posts for one app, which may have several numbers. Answer exactly 200, and only once everything is safely
/// kept: Meta repeats anything else for 7 days (protocol section B.2). Thread-safe.
/// </summary>
public sealed class WhatsAppWebhook
{
    /// <summary>The header that carries the signature.</summary>
    public const string SignatureHeader = "X-Hub-Signature-256";

    private const string Scheme = "sha256=";
    private readonly byte[] secret;
    private readonly byte[] verifyToken;
    private readonly WebhookReader reader;

    /// <summary>Makes the reader.</summary>
    /// <param name="accounts">The app's numbers, validated; all with the app's one secret and one verify token.</param>
    /// <param name="logger">Where updates that cannot be read are told.</param>
    /// <exception cref="ArgumentException">No account, two with one number, or secrets that differ: what one app signs must not count for another.</exception>
    public WhatsAppWebhook(IReadOnlyList<WhatsAppOptions> accounts, ILogger<WhatsAppWebhook> logger)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count == 0)
            throw new ArgumentException("At least one account is needed.", nameof(accounts));
        if (accounts.Any(account => account.AppSecret != accounts[0].AppSecret || account.VerifyToken != accounts[0].VerifyToken))
            throw new ArgumentException("Accounts of one webhook share the app's AppSecret and VerifyToken.", nameof(accounts));
        if (accounts.DistinctBy(account => account.PhoneNumberId).Count() != accounts.Count)
            throw new ArgumentException("Two accounts have the same PhoneNumberId.", nameof(accounts));
        if (accounts[0].AppSecret.Length == 0 || accounts[0].VerifyToken.Length == 0)
            throw new ArgumentException("AppSecret and VerifyToken have to be set.", nameof(accounts));
        secret = Encoding.UTF8.GetBytes(accounts[0].AppSecret);
        verifyToken = Digest(accounts[0].VerifyToken);
        reader = new WebhookReader(accounts.ToDictionary(account => account.PhoneNumberId, account => account.Account), logger);
    }

    /// <summary>
    /// Meta's question when the address is entered in the dashboard: answer 200 with the given words as the bare body, or 403 for null.
    /// </summary>
    /// <param name="mode">The query's <c>hub.mode</c>.</param>
    /// <param name="token">The query's <c>hub.verify_token</c>.</param>
    /// <param name="challenge">The query's <c>hub.challenge</c>.</param>
    public string? Verify(string? mode, string? token, string? challenge) =>
        mode == "subscribe" && token is not null && CryptographicOperations.FixedTimeEquals(Digest(token), verifyToken) ? challenge : null;

    /// <summary>True when the body is as the app signed it. Over the raw bytes, before anything reads them; the same time for every wrong one.</summary>
    public bool IsGenuine(string? signature, ReadOnlySpan<byte> body)
    {
        if (signature is null || !signature.StartsWith(Scheme, StringComparison.Ordinal))
            return false;
        Span<byte> told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature.AsSpan(Scheme.Length), told, out var read, out var written) != System.Buffers.OperationStatus.Done
            || written != told.Length || read != signature.Length - Scheme.Length)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, body, expected);
        return CryptographicOperations.FixedTimeEquals(told, expected);
    }

    /// <summary>Reads a genuine body. What cannot be read is logged and passed over: repeating it for 7 days would not mend it.</summary>
    /// <exception cref="JsonException">The body is not JSON at all. Answer 400.</exception>
    public WhatsAppBatch Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        using var document = JsonDocument.ParseValue(ref json);
        return reader.Read(document.RootElement);
    }

    // Digests have one length, so comparing them tells nothing about the token's own.
    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
