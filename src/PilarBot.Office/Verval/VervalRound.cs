using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Verval;

/// <summary>One round of verification and validation: the households of a source, to be visited until a day.</summary>
internal sealed class VervalRound
{
    public required Guid Id { get; init; }

    /// <summary>As people call it: <c>DTSEN triwulan IV 2026</c>. Unique.</summary>
    public required string Name { get; init; }

    /// <summary>Where its data came from: DTSEN, DTKS, PK/BKKBN, or the office's own word for it.</summary>
    public required string Source { get; init; }

    /// <summary>The last day for visits.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>How many households it has; the next one gets the number after it.</summary>
    public int Count { get; set; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>When it was closed; null while it is under way.</summary>
    public DateTime? ClosedAt { get; set; }
}

internal sealed class VervalRoundConfiguration : IEntityTypeConfiguration<VervalRound>
{
    public void Configure(EntityTypeBuilder<VervalRound> builder)
    {
        builder.ToTable("verval_rounds").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(80);
        builder.HasIndex(r => r.Name).IsUnique();
        builder.Property(r => r.Source).HasMaxLength(40);
    }
}
