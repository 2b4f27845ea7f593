using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PilarBot.Office.Sealing;

/// <summary>
/// Finds sealed values by equality without showing them: HMAC-SHA256 under a key of its own per purpose. A NIK has few enough
/// possibilities that an unkeyed hash could be tried out. Thread-safe.
/// </summary>
/// <remarks>
/// Whoever hashes normalises first: digits only for NIK and KK, E.164 for phones. The key comes from the first master key and stays when
/// master keys change, since what was hashed is often kept nowhere else and could not be hashed anew.
/// </remarks>
public sealed class KeyedHash(MasterKeys masters)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = HMACSHA256.HashSizeInBytes;

    private readonly byte[][] keys =
    [
        .. Enum.GetValues<HashPurpose>().Select(purpose => HKDF.DeriveKey(
            HashAlgorithmName.SHA256, masters.HashingKey, Aead.KeyLength, salt: [], info: Encoding.ASCII.GetBytes(Name(purpose)))),
    ];

    /// <summary>The hash by which a value is found.</summary>
    public byte[] Of(HashPurpose purpose, string value) => Hash(keys[(int)purpose], value);

    /// <summary>
    /// Signatures of a text, newest first: one for each master key at hand. The first is to be given out, any of them to be taken, so
    /// that what was signed before a change of keys counts until the old key is removed.
    /// </summary>
    public IReadOnlyList<byte[]> SignaturesOf(string text) => [.. masters.SigningKeys.Select(key => Hash(key, text))];

    private static byte[] Hash(byte[] key, string value)
    {
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var utf8 = length <= 256 ? stackalloc byte[256] : rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return HMACSHA256.HashData(key, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(utf8);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Spelt out, so that renaming a member does not lose every stored hash.
    private static string Name(HashPurpose purpose) => purpose switch
    {
        HashPurpose.Nik => "nik",
        HashPurpose.Kk => "kk",
        HashPurpose.ResidentIdentity => "resident-identity",
        HashPurpose.ImportedLine => "imported-line",
        HashPurpose.ResidentName => "resident-name",
        HashPurpose.Phone => "phone",
        HashPurpose.Message => "message",
        HashPurpose.ComplaintReporter => "complaint-reporter",
        HashPurpose.SecretGuess => "secret-guess",
        HashPurpose.ChatAddress => "chat-address",
        HashPurpose.WebResume => "web-resume",
        HashPurpose.Audit => "audit",
        HashPurpose.ReviewResponse => "review-response",
        HashPurpose.RtlhGroup => "rtlh-group",
        HashPurpose.AttendanceCode => "attendance-code",
    };
}

/// <summary>What a keyed hash is of; the same digits hash differently for each.</summary>
public enum HashPurpose
{
    /// <summary>A resident's number.</summary>
    Nik,
    /// <summary>A family card's number.</summary>
    Kk,
    /// <summary>Name, birth date and desa of somebody without a NIK at hand.</summary>
    ResidentIdentity,
    /// <summary>What a line of an imported file says.</summary>
    ImportedLine,
    /// <summary>A word of a resident's name, folded; or the whole name in a desa.</summary>
    ResidentName,
    /// <summary>A phone number.</summary>
    Phone,
    /// <summary>A message's typed key.</summary>
    Message,
    /// <summary>The chat that a complaint came from.</summary>
    ComplaintReporter,
    /// <summary>The chat that tried a wrong secret.</summary>
    SecretGuess,
    /// <summary>Another address of a chat.</summary>
    ChatAddress,
    /// <summary>The secret with which a browser comes back to its chat.</summary>
    WebResume,
    /// <summary>A link of the audit chain. </summary>
    Audit,
    /// <summary>The chat that something was said to a public review from.</summary>
    ReviewResponse,
    /// <summary>The name of a group that rehabilitates houses together, in its desa.</summary>
    RtlhGroup,
    /// <summary>A gathering in a span of time: the code at its door.</summary>
    AttendanceCode,
}
