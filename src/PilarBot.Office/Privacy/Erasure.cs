using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Privacy;

/// <summary>What stays of an erased record: that it was erased, when, why and by whom. Nothing of what it said.</summary>
internal sealed class Erasure
{
    /// <summary>The record's number.</summary>
    public required string Number { get; init; }
    public required RecordKind Kind { get; init; }
    public required ErasureReason Reason { get; init; }

    /// <summary>Who had it erased, by name; empty when its time was over.</summary>
    public required string By { get; init; }

    /// <summary>The day, in the office's zone.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>Why a record was erased.</summary>
internal enum ErasureReason
{
    /// <summary>The office's own period was over; see <see cref="RetentionOptions"/>.</summary>
    Retention,
    /// <summary>Somebody asked for it.</summary>
    Request,
}

/// <summary>A file of an erased record: deleted from the media folder after the commit, and looked for once more a day later.</summary>
internal sealed class ErasedFile
{
    /// <summary>The file's id.</summary>
    public required Guid Id { get; init; }
    public required DateOnly On { get; init; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("erasures").HasKey(e => e.Number);
        builder.Property(e => e.Number).HasMaxLength(20);
        builder.Property(e => e.By).HasMaxLength(120);
    }
}

internal sealed class ErasedFileConfiguration : IEntityTypeConfiguration<ErasedFile>
{
    public void Configure(EntityTypeBuilder<ErasedFile> builder)
    {
        builder.ToTable("erased_files").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
