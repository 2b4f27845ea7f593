using System.Security.Cryptography;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// The secret on a complaint's receipt: <c>K7PW-3XJM-9RTC</c>. Who has it and the number is taken for the reporter, from any chat. Only
/// a keyed hash is kept: it cannot be tried out without the master key, and 53 bits cannot be guessed with it in place.
/// </summary>
internal static class ComplaintSecret
{
    // Nothing that can be misread for another (0 O, 1 I L, 2 Z, 5 S, 8 B), and no vowels, so that it never spells a word.
    private const string Alphabet = "CDFGHJKMNPQRTVWXY34679";
    private const int Letters = 12;
    private const int Group = 4;

    /// <summary>A new secret, as it is shown.</summary>
    public static string New()
    {
        var letters = new string(RandomNumberGenerator.GetItems<char>(Alphabet, Letters));
        return string.Join('-', letters.Chunk(Group).Select(g => new string(g)));
    }

    /// <summary>What to keep of a secret. Bound to the number, so that the hash of one complaint opens no other.</summary>
    public static byte[] HashOf(KeyedHash hash, string number, string secret) =>
        hash.Of(HashPurpose.ComplaintSecret, Bound(number, Read(secret) ?? ""));

    /// <summary>True when what somebody typed is the secret; small letters, spaces and missing dashes are forgiven.</summary>
    public static bool Matches(KeyedHash hash, string number, string typed, byte[] kept)
    {
        var matches = false;
        foreach (var candidate in hash.AllOf(HashPurpose.ComplaintSecret, Bound(number, Read(typed) ?? "")))
            matches |= CryptographicOperations.FixedTimeEquals(candidate, kept);
        return matches && Read(typed) is not null;
    }

    private static string Bound(string number, string secret) => $"{number}:{secret}";

    private static string? Read(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length == Letters && letters.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? letters : null;
    }
}
