using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>A file about one desa and round that somebody asked for: made after the turn, sealed at rest, sent into the chat that waits.</summary>
internal sealed class VervalDocument : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary>The key of its file, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary><c>BA-2026-000123</c>.</summary>
    public required string Number { get; init; }
    public required VervalDocumentKind Kind { get; init; }
    public required Guid RoundId { get; init; }
    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Sealed as <c>told</c>: place and people of the meeting, a line each, as told by whoever asked.</summary>
    public required byte[] Told { get; init; }
    public required Guid? AskedBy { get; init; }

    /// <summary>The chat that waits for it; null once it has it, or it was given up.</summary>
    public Guid? ForChat { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again.</summary>
    public required DateTime NotBefore { get; set; }
    public required DateTime AskedAt { get; init; }
}

/// <summary>What kind of file it is.</summary>
internal enum VervalDocumentKind
{
    /// <summary>Berita acara, DOCX.</summary>
    Minutes,
    /// <summary>What is verified and not yet in SIKS-NG, CSV.</summary>
    SiksExport,
    /// <summary>In what the source differs from what the office knew, CSV.</summary>
    Differences,
}

internal sealed class VervalDocumentConfiguration : IEntityTypeConfiguration<VervalDocument>
{
    public void Configure(EntityTypeBuilder<VervalDocument> builder)
    {
        builder.ToTable("verval_documents").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Number).HasMaxLength(20);
        builder.HasIndex(d => d.Number).IsUnique();
        builder.Property(d => d.Kecamatan).HasMaxLength(16);
        builder.Property(d => d.Desa).HasMaxLength(16);
        builder.HasIndex(d => d.NotBefore).HasFilter("for_chat IS NOT NULL");
        builder.HasOne<VervalRound>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}
