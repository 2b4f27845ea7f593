using System.Security.Cryptography;

namespace PilarBot.Office.Sealing;

/// <summary>
/// Ids that do not tell when they were made. The usual ones carry their time to the millisecond, and that would lead from a complaint
/// or its files to whoever wrote to the office at that moment.
/// </summary>
internal static class HiddenId
{
    /// <summary>A random id (UUID version 4).</summary>
    public static Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
