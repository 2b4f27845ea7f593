using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Documents;

/// <summary>
/// A letter or berita acara of the office under its number, made of a record. As long as nobody has signed it, it may be made anew under
/// the same number; once the signed one is attached, it stays as it is.
/// </summary>
internal sealed class OfficeDocument : IPlaced
{
    /// <summary>What the signed scans and photos of a document are marked with; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public const string SignedFiles = "document-signed";

    public required Guid Id { get; init; }

    /// <summary>By the pattern of the office; see <see cref="DocumentNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The number as it is compared.</summary>
    public required string Folded { get; init; }

    /// <summary>The name of the <see cref="DocumentTemplate"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind of record it is made of, such as <c>rtlh</c>.</summary>
    public required string OwnerKind { get; init; }

    public required Guid OwnerId { get; init; }

    /// <summary>The part of the record that it is about, of which there is one document of a kind: a hand-over, a meeting.</summary>
    public required Guid Part { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The record's key: what the document says is gone with the record.</summary>
    public required SealedKey Key { get; set; }

    /// <summary>The day of the number, where the office is.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who had it made.</summary>
    public required Guid MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }

    /// <summary>When the signed one was attached; null while it may still be made anew.</summary>
    public DateTime? LockedAt { get; private set; }
    public Guid? LockedBy { get; private set; }

    /// <summary>The number as a name for files: letters, digits and dashes.</summary>
    public string FileName => string.Concat(Number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' ? c : '-')).Trim('-', '.');

    /// <summary>As the audit trail calls it: its number with dashes, or its id where that is too long for the trail.</summary>
    public string AuditName => FileName is { Length: > 0 and <= AuditEntry.MostRecord } name ? name.Replace('.', '-') : Id.ToString();

    /// <summary>Closes it, since the signed one is there; false when it was closed before.</summary>
    public bool Lock(Guid by, DateTime now)
    {
        if (LockedAt is not null)
            return false;
        (LockedAt, LockedBy) = (now, by);
        return true;
    }
}

/// <summary>A document as it was made once; its file belongs to it.</summary>
internal sealed class DocumentVersion
{
    /// <summary>What the files are marked with; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public const string Files = "document";

    public required Guid Id { get; init; }
    public required Guid DocumentId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>A <see cref="DocumentContent"/>, sealed under the document's key as <c>content</c>.</summary>
    public required byte[] Content { get; init; }

    public DocumentState State { get; set; } = DocumentState.Preparing;
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>The chat that waits for it; null once it has it.</summary>
    public Guid? ForChat { get; set; }

    public required Guid MadeBy { get; init; }
    public required DateTime MadeAt { get; init; }
}

/// <summary>How far a version has come.</summary>
internal enum DocumentState
{
    /// <summary>To be made.</summary>
    Preparing,
    /// <summary>Its file is kept.</summary>
    Ready,
    /// <summary>Given up; whoever asks again has it made anew.</summary>
    Failed,
}

/// <summary>How many numbers of a register are given out.</summary>
internal sealed class DocumentRegister
{
    /// <summary>See <see cref="DocumentNumber.Register"/>.</summary>
    public required string Name { get; init; }
    public required long Last { get; set; }
}

internal sealed class OfficeDocumentConfiguration : IEntityTypeConfiguration<OfficeDocument>
{
    public void Configure(EntityTypeBuilder<OfficeDocument> builder)
    {
        builder.ToTable("documents").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Number).HasMaxLength(2 * DocumentNumber.MaxLength);
        builder.Property(d => d.Folded).HasMaxLength(2 * DocumentNumber.MaxLength);
        builder.HasIndex(d => d.Folded).IsUnique();
        builder.Property(d => d.Kind).HasMaxLength(60);
        builder.Property(d => d.OwnerKind).HasMaxLength(20);
        builder.Property(d => d.Kecamatan).HasMaxLength(16);
        builder.Property(d => d.Desa).HasMaxLength(16);
        builder.HasIndex(d => new { d.Kind, d.Part }).IsUnique();
        builder.HasIndex(d => new { d.OwnerKind, d.OwnerId });
        builder.HasIndex(d => new { d.Kecamatan, d.MadeAt });
        builder.HasIndex(d => d.MadeAt);
    }
}

internal sealed class DocumentVersionConfiguration : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("document_versions").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.DocumentId, v.Version }).IsUnique();
        builder.HasIndex(v => v.NotBefore).HasFilter("state = 'Preparing'");
        builder.HasOne<OfficeDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentRegisterConfiguration : IEntityTypeConfiguration<DocumentRegister>
{
    public void Configure(EntityTypeBuilder<DocumentRegister> builder)
    {
        builder.ToTable("document_registers").HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(2 * DocumentNumber.MaxLength);
    }
}
