using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Field;

namespace PilarBot.Office.Sources;

/// <summary>An offer of goods or services for a need in a place, and what became of it. Who offers and what stands sealed.</summary>
internal sealed class AidOffer : FieldRecord
{
    /// <summary>A code of <see cref="Sources.Need"/>.</summary>
    public required string Need { get; init; }

    public required AidSourceType Type { get; init; }

    /// <summary>Sealed: who offers it.</summary>
    public required byte[] Giver { get; init; }

    /// <summary>Sealed: which goods or services.</summary>
    public required byte[] Goods { get; init; }

    /// <summary>The case that it is for, as <c>KS-2026-000123</c>; a reference only, null for none.</summary>
    public string? CaseNumber { get; init; }

    public AidOfferState State { get; private set; } = AidOfferState.Open;

    /// <summary>Sealed: how it was given, or why not; null for nothing written.</summary>
    public byte[]? Result { get; private set; }

    /// <summary>When it was closed, UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Closes it. False when it was closed before: nothing changes then.</summary>
    public bool Close(AidOfferState state, byte[]? result, DateTime now)
    {
        if (State is not AidOfferState.Open)
            return false;
        (State, Result, ClosedAt) = (state, result, now);
        return true;
    }
}

/// <summary>What became of an offer.</summary>
internal enum AidOfferState
{
    Open,
    Given,
    Declined,
}

internal sealed class AidOfferConfiguration : IEntityTypeConfiguration<AidOffer>
{
    public void Configure(EntityTypeBuilder<AidOffer> builder)
    {
        builder.ToTable("aid_offers").HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Number).HasMaxLength(20);
        builder.Property(o => o.Kecamatan).HasMaxLength(16);
        builder.Property(o => o.Desa).HasMaxLength(16);
        builder.Property(o => o.Need).HasMaxLength(40);
        builder.Property(o => o.CaseNumber).HasMaxLength(20);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => new { o.RecordedBy, o.RecordedAt });
        builder.HasIndex(o => new { o.Kecamatan, o.RecordedAt });
    }
}
