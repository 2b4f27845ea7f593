using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Answers;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Residents;

/// <summary>
/// Somebody whom the office works for: the person of a case, a member of a household, a proposed beneficiary. One row for one person,
/// found again by NIK, or by name, birth date and desa. What tells who it is is sealed.
/// </summary>
internal sealed class Resident : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>name</c>: as on the KTP, or what people call them where nothing else is known.</summary>
    public required byte[] Name { get; set; }

    /// <summary>Sealed as <c>nik</c>; null while none is known.</summary>
    public byte[]? Nik { get; set; }

    /// <summary>Keyed hash of the NIK. Unique among those not merged away.</summary>
    public byte[]? NikHash { get; set; }

    /// <summary>Sealed as <c>birth-date</c>, <c>yyyy-MM-dd</c>; null while not known. A NIK tells one that may have been corrected since.</summary>
    public byte[]? BirthDate { get; set; }

    /// <summary>Keyed hash of name, birth date and desa, by which somebody without a NIK is found again; null while one of these is not known.</summary>
    public byte[]? IdentityHash { get; set; }

    /// <summary>As told, or as noted in the NIK; for the tables that plans are made from.</summary>
    public Sex? Sex { get; set; }

    /// <summary>The year of birth, for the same tables: nothing finer is readable without the key.</summary>
    public int? BirthYear { get; set; }

    /// <summary>The household they belong to, as last known.</summary>
    public Guid? HouseholdId { get; set; }

    public required string Kecamatan { get; set; }
    public required string Desa { get; set; }

    /// <summary>The row that stands for this person since two were found to be one; null for that row itself.</summary>
    public Guid? MergedInto { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The row that stands for this person: itself, or the one it leads to.</summary>
    public Guid StandsAs => MergedInto ?? Id;

    /// <summary>True for somebody who is known in another kecamatan too: this is what was told in this one. Staff merge no row with a NIK into another.</summary>
    public bool IsToldElsewhere => MergedInto is not null && NikHash is not null;

    /// <summary>The name, opened.</summary>
    public string OpenName(Sealer sealer) => sealer.OpenText(Key, Id, "name", Name);

    /// <summary>The NIK with all but its end hidden; null while none is known.</summary>
    public string? MaskedNik(Sealer sealer) => Nik is { } digits ? Flows.Answers.Nik.Read(sealer.OpenText(Key, Id, "nik", digits)).Nik?.Masked : null;
}

internal sealed class ResidentConfiguration : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> builder)
    {
        builder.ToTable("residents").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kecamatan).HasMaxLength(16);
        builder.Property(r => r.Desa).HasMaxLength(16);
        builder.HasIndex(r => r.NikHash).IsUnique().HasFilter("nik_hash IS NOT NULL AND merged_into IS NULL");
        builder.HasIndex(r => r.IdentityHash).HasFilter("identity_hash IS NOT NULL");
        builder.HasIndex(r => r.HouseholdId).HasFilter("household_id IS NOT NULL");
        builder.HasOne<Household>().WithMany().HasForeignKey(r => r.HouseholdId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => r.MergedInto).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.MergedInto).HasFilter("merged_into IS NOT NULL");
    }
}
