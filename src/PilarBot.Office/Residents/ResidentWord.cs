using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Residents;

/// <summary>
/// A keyed hash by which a sealed name is found: one row for each word of it, folded, and one for the whole name in its desa. Equal words
/// have equal hashes, so a table of them tells how often a word occurs, and without the key not which.
/// </summary>
internal sealed class ResidentWord
{
    /// <summary>Words of a name that are kept, and looked for, at most.</summary>
    public const int Most = 8;

    public required byte[] Hash { get; init; }
    public required Guid ResidentId { get; init; }

    /// <summary>The hashes of a name's words.</summary>
    public static IReadOnlyList<byte[]> Words(string name, KeyedHash hash) =>
        [.. FoldedName.Of(name).Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(Most).Select(word => hash.Of(HashPurpose.ResidentName, word))];

    /// <summary>The hash of a whole name in a desa, by which two reports of one person without a NIK are noticed.</summary>
    public static byte[] Whole(string name, string desa, KeyedHash hash) => hash.Of(HashPurpose.ResidentName, $"={FoldedName.Of(name).Joined}|{desa}");

    /// <summary>All rows of a resident.</summary>
    public static IEnumerable<ResidentWord> Of(Guid resident, string name, string desa, KeyedHash hash) =>
        Words(name, hash).Append(Whole(name, desa, hash)).Select(h => new ResidentWord { Hash = h, ResidentId = resident });
}

internal sealed class ResidentWordConfiguration : IEntityTypeConfiguration<ResidentWord>
{
    public void Configure(EntityTypeBuilder<ResidentWord> builder)
    {
        builder.ToTable("resident_words").HasKey(w => new { w.Hash, w.ResidentId });
        builder.Property(w => w.Hash).HasMaxLength(KeyedHash.Length);
        builder.HasOne<Resident>().WithMany().HasForeignKey(w => w.ResidentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => w.ResidentId);
    }
}
