using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PilarBot.Channels.WebChat;

/// <summary>
/// Makes and checks tokens: JSON web tokens under our own key, so that every host reads those of every other and clients find their
/// user's id in them. Thread-safe.
/// </summary>
/// <param name="sign">The signatures of a text under the keys at hand, newest first; the newest signs.</param>
/// <param name="clock">Now.</param>
public sealed class DirectLineTokens(Func<string, IReadOnlyList<byte[]>> sign, TimeProvider clock)
{
    /// <summary>How long a token opens its conversation. Clients renew theirs every 15 minutes, whatever they are told.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>How soon a stream's address is to be used.</summary>
    public static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(60);

    // The only one that is made, and so the only one that is read: nobody chooses how a token is checked.
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>A token that says something until a time.</summary>
    public string Issue(DirectLineClaims claims, DateTimeOffset until)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(claims with { Exp = until.ToUnixTimeSeconds() }, DirectLineJson.Default.DirectLineClaims);
        var text = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{text}.{Base64Url.EncodeToString(sign(text)[0])}";
    }

    /// <summary>A token that says something for a time from now on.</summary>
    public string Issue(DirectLineClaims claims, TimeSpan life) => Issue(claims, clock.GetUtcNow() + life);

    /// <summary>What a token says; null when it is not ours, or for another use.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="use">What it is to be good for.</param>
    /// <param name="isExpired">True for one of ours whose time is over; then it says nothing either.</param>
    public DirectLineClaims? Read(string? token, string use, out bool isExpired)
    {
        isExpired = false;
        if (token is not { Length: <= 4096 } || token.Split('.') is not [var header, var payload, var signature] || header != Header)
            return null;
        if (!Base64Url.IsValid(signature) || !Base64Url.IsValid(payload) || !IsSigned($"{header}.{payload}", Base64Url.DecodeFromChars(signature)))
            return null;
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(payload), DirectLineJson.Default.DirectLineClaims)!;
        if (claims.Use != use)
            return null;
        isExpired = claims.Exp <= clock.GetUtcNow().ToUnixTimeSeconds();
        return isExpired ? null : claims;
    }

    /// <summary>True when two secrets are the same; takes as long for a near miss as for a far one.</summary>
    public static bool IsSame(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private bool IsSigned(string text, byte[] signature) => sign(text).Any(s => CryptographicOperations.FixedTimeEquals(s, signature));
}

/// <summary>What a token says.</summary>
/// <param name="Use">One of <see cref="TokenUse"/>.</param>
/// <param name="Conv">The conversation's id.</param>
public sealed record DirectLineClaims(string Use, string Conv)
{
    /// <summary>Whose messages they are: the name under which clients look for it.</summary>
    public string? User { get; init; }

    /// <summary>The pages that may use it; null: all.</summary>
    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>The file that it opens.</summary>
    public string? File { get; init; }

    /// <summary>Its end, in seconds since 1970.</summary>
    public long Exp { get; init; }
}

/// <summary>What a token is good for: none opens more than it was made for.</summary>
public static class TokenUse
{
    /// <summary>A conversation.</summary>
    public const string Chat = "chat";

    /// <summary>One stream of it.</summary>
    public const string Stream = "stream";

    /// <summary>One file in it.</summary>
    public const string File = "file";
}
