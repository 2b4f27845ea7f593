using System.Globalization;
using System.Security.Cryptography;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>
/// How entries are linked: each hash covers the entry, its position and the hash before it, under a key that whoever has only the database
/// does not have.
/// </summary>
internal sealed class AuditChain(KeyedHash hash, Sealer sealer)
{
    /// <summary>Before the first entry.</summary>
    public static readonly byte[] Beginning = [];

    /// <summary>Gives an entry its place.</summary>
    public void Link(AuditEntry entry, long position, byte[] previous)
    {
        entry.Position = position;
        entry.Hash = hash.Of(HashPurpose.Audit, Content(entry, previous));
    }

    /// <summary>True when a linked entry is as it was linked, behind the hash given.</summary>
    public bool Holds(AuditEntry entry, byte[] previous) =>
        entry.Hash is { } linked && CryptographicOperations.FixedTimeEquals(hash.Of(HashPurpose.Audit, Content(entry, previous)), linked);

    // Each field with its length before it, so that no two contents are written alike.
    private string Content(AuditEntry entry, byte[] previous)
    {
        string?[] fields =
        [
            Number(entry.Position), Convert.ToHexStringLower(previous), Number(entry.Id), entry.Actor.ToString(), entry.PersonId?.ToString("N"),
            entry.Act.ToString(), entry.Record, entry.Detail, Number(entry.At.Ticks), entry.OpenSealed(sealer),
        ];
        return string.Concat(fields.Select(f => f is null ? "-" : $"{Number(f.Length)}:{f}"));
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
