using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Residents;

/// <summary>
/// A family under one family card (KK), as verval rounds, proposals and requirements of houses know it. What tells who it is is sealed.
/// </summary>
internal sealed class Household : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>KL-2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>kk</c>; null while none is known.</summary>
    public byte[]? Kk { get; set; }

    /// <summary>Keyed hash of the KK number. Unique.</summary>
    public byte[]? KkHash { get; set; }

    /// <summary>Sealed as <c>head</c>: the name of its head.</summary>
    public required byte[] Head { get; set; }

    /// <summary>Sealed as <c>address</c>; null while not known.</summary>
    public byte[]? Address { get; set; }

    /// <summary>RT and RW as written, <c>003/001</c>; empty while not known.</summary>
    public string Rt { get; set; } = "";

    public required string Kecamatan { get; set; }
    public required string Desa { get; set; }

    /// <summary>Where the data came from: DTSEN, DTKS, PK/BKKBN, or the office's own word for it.</summary>
    public string Source { get; set; } = "";

    /// <summary>Sealed as <c>source-id</c>: its id there; null while not known.</summary>
    public byte[]? SourceId { get; set; }

    /// <summary>The day of the data.</summary>
    public DateOnly? SourceDate { get; set; }

    /// <summary>The welfare decile that BPS gave it, 1 (poorest) to 10; null while not known. Never set by the office.</summary>
    public int? Desil { get; set; }

    /// <summary>True when the source lists it as extremely poor.</summary>
    public bool IsExtremelyPoor { get; set; }

    /// <summary>When the office last verified it in the field.</summary>
    public DateOnly? VerifiedOn { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>A new one, with a key of its own.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its <see cref="HumanNumber.Household"/>.</param>
    /// <param name="kk">Sixteen digits.</param>
    /// <param name="head">The name of its head.</param>
    /// <param name="desa">Where it lives.</param>
    /// <param name="now">UTC.</param>
    /// <param name="sealer">Seals what tells who it is.</param>
    /// <param name="hash">Makes it findable by its KK.</param>
    public static Household New(Guid id, string number, string kk, string head, string desa, DateTime now, Sealer sealer, KeyedHash hash)
    {
        var key = sealer.NewKey(id);
        return new()
        {
            Id = id,
            Number = number,
            Key = key,
            Kk = sealer.Seal(key, id, "kk", kk),
            KkHash = hash.Of(HashPurpose.Kk, kk),
            Head = sealer.Seal(key, id, "head", head),
            Kecamatan = desa[..8],
            Desa = desa,
            CreatedAt = now,
        };
    }
}

internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.ToTable("households").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Number).HasMaxLength(20);
        builder.HasIndex(h => h.Number).IsUnique();
        builder.Property(h => h.Kecamatan).HasMaxLength(16);
        builder.Property(h => h.Desa).HasMaxLength(16);
        builder.Property(h => h.Rt).HasMaxLength(10);
        builder.Property(h => h.Source).HasMaxLength(40);
        builder.HasIndex(h => h.KkHash).IsUnique().HasFilter("kk_hash IS NOT NULL");
        builder.HasIndex(h => new { h.Desa, h.VerifiedOn });
        builder.HasIndex(h => new { h.Kecamatan, h.VerifiedOn });
    }
}
