using System.Security.Cryptography;
using System.Text;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// The secret on a complaint's receipt: <c>K7PW-3XJM-9RTC</c>. Who has it and the number is taken for the reporter, from any chat. Only
/// its hash is kept, and that under the complaint's seal: it cannot be tried out without the master key, and outlives a change of that
/// key, which a keyed hash would not.
/// </summary>
internal static class ComplaintSecret
{
    // Nothing that can be misread for another (0 O, 1 I L, 2 Z, 5 S, 8 B), and no vowels, so that it never spells a word.
    private const string Alphabet = "CDFGHJKMNPQRTVWXY34679";
    private const int Letters = 12;
    private const int Group = 4;
    private const string Field = "secret";

    /// <summary>A new secret, as it is shown.</summary>
    public static string New()
    {
        var letters = new string(RandomNumberGenerator.GetItems<char>(Alphabet, Letters));
        return string.Join('-', letters.Chunk(Group).Select(g => new string(g)));
    }

    /// <summary>What to keep of a secret.</summary>
    public static byte[] Seal(Sealer sealer, SealedKey key, Guid complaint, string secret) =>
        sealer.Seal(key, complaint, Field, HashOf(Read(secret)!));

    /// <summary>True when what somebody typed is the complaint's secret; small letters, spaces and missing dashes are forgiven.</summary>
    public static bool Opens(Sealer sealer, Complaint complaint, string typed) =>
        Read(typed) is { } secret
        && CryptographicOperations.FixedTimeEquals(HashOf(secret), sealer.Open(complaint.Key, complaint.Id, Field, complaint.Secret));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    private static string? Read(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length == Letters && letters.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? letters : null;
    }
}
