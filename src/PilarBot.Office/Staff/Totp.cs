using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PilarBot.Office.Staff;

/// <summary>The six digits of an authenticator app: RFC 6238 with SHA-1 and 30 s, which every app knows.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret: 160 random bits.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The step of a code, if it is of this moment or the one before or after it, and later than the last one taken; null otherwise.</summary>
    public static long? StepOf(byte[] secret, string code, long last, DateTime now)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        var current = (long)(now - DateTime.UnixEpoch).TotalSeconds / Seconds;
        for (var step = current - 1; step <= current + 1; step++)
            if (step > last && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), System.Text.Encoding.ASCII.GetBytes(typed)))
                return step;
        return null;
    }

    /// <summary>The code of a step: RFC 4226, section 5.3.</summary>
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The apps know no other.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The code of a moment.</summary>
    public static string At(byte[] secret, DateTime now) => At(secret, (long)(now - DateTime.UnixEpoch).TotalSeconds / Seconds);

    /// <summary>The secret as people type it, in groups of four.</summary>
    public static string Written(byte[] secret)
    {
        var text = new System.Text.StringBuilder();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var value = 0;
            for (var i = bit; i < bit + 5; i++)
                value = value << 1 | (i < secret.Length * 8 ? secret[i / 8] >> (7 - i % 8) & 1 : 0);
            text.Append(Base32[value]);
        }
        return string.Join(' ', text.ToString().Chunk(4).Select(c => new string(c)));
    }

    /// <summary>What the app reads from a QR code.</summary>
    public static string Address(byte[] secret, string userName, string office) =>
        $"otpauth://totp/{Uri.EscapeDataString($"PilarBot:{userName}")}?secret={Written(secret).Replace(" ", "", StringComparison.Ordinal)}&issuer={Uri.EscapeDataString($"PilarBot {office}")}";
}
