using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>A reason for which a record must not be erased, such as a case at court. A record may have several.</summary>
internal sealed class LegalHold
{
    /// <summary>See <see cref="HiddenId"/>: a complaint may hang on it.</summary>
    public required Guid Id { get; init; }
    public required RecordKind Kind { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>Sealed with the record's key under this id.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>Who set it, by name.</summary>
    public required string By { get; init; }

    /// <summary>The day, in the office's zone, as are all days here.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>When it ended; null while it holds.</summary>
    public DateOnly? EndedOn { get; set; }
    public string? EndedBy { get; set; }
}

internal sealed class LegalHoldConfiguration : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder)
    {
        builder.ToTable("legal_holds").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.By).HasMaxLength(120);
        builder.Property(h => h.EndedBy).HasMaxLength(120);
        builder.HasIndex(h => new { h.Kind, h.RecordId });
    }
}
