using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Proposals;

namespace PilarBot.Office.PublicReview;

/// <summary>
/// Uji publik: a desa's list of changes, shown to everybody in as little as it takes, for as long as its residents may object. What is in
/// it is public: initials, RT, kind of change, programme; never a name, a NIK or an address.
/// </summary>
internal sealed class Review : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>UP-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The day on which it was opened; not counted.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The last day on which residents may object.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Who opened it; null when it was imported on the office's server.</summary>
    public Guid? OpenedBy { get; init; }

    /// <summary>True while residents may object.</summary>
    public bool IsOpen(DateOnly today) => today <= LastDay;
}

/// <summary>A line of the list.</summary>
internal sealed class ReviewEntry
{
    public required Guid Id { get; init; }
    public required Guid ReviewId { get; init; }

    /// <summary>Its number in the list, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Of the person concerned: <c>S.A.</c></summary>
    public required string Initials { get; init; }

    /// <summary>RT and RW, <c>003/001</c>.</summary>
    public required string Rt { get; init; }

    public required ReviewChange Change { get; init; }

    /// <summary>The code of an <see cref="Reference.AidProgram"/>, or another word that the list has; empty for none.</summary>
    public required string Program { get; init; }

    /// <summary>The proposal behind it, for those who verify; null for imported lines without one.</summary>
    public Guid? ProposalId { get; init; }
}

/// <summary>What is to change. Stored by name.</summary>
internal enum ReviewChange
{
    /// <summary>Somebody is to be added.</summary>
    NewProposal,
    /// <summary>Data are to be put right.</summary>
    Correction,
    /// <summary>Somebody is to be taken off the list.</summary>
    Removal,
    /// <summary>Somebody no longer counts as eligible.</summary>
    Ineligible,
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.Kecamatan).HasMaxLength(16);
        builder.Property(r => r.Desa).HasMaxLength(16);
        builder.HasIndex(r => new { r.Desa, r.LastDay });
        builder.HasIndex(r => r.Kecamatan);
    }
}

internal sealed class ReviewEntryConfiguration : IEntityTypeConfiguration<ReviewEntry>
{
    public void Configure(EntityTypeBuilder<ReviewEntry> builder)
    {
        builder.ToTable("review_entries").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Initials).HasMaxLength(20);
        builder.Property(e => e.Rt).HasMaxLength(10);
        builder.Property(e => e.Program).HasMaxLength(20);
        builder.HasOne<Review>().WithMany().HasForeignKey(e => e.ReviewId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(e => e.ProposalId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(e => new { e.ReviewId, e.Ordinal }).IsUnique();
        builder.HasIndex(e => new { e.ReviewId, e.Rt });
        builder.HasIndex(e => e.ProposalId).HasFilter("proposal_id IS NOT NULL");
    }
}
