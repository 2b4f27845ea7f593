using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>RT, RW or a pillar tells that a family has changed since its data were taken. The TKSK of the place looks into it.</summary>
internal sealed class ChangeReport : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>PB-2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }
    public required ChangeKind Kind { get; init; }
    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Sealed as <c>name</c>: whom it is about.</summary>
    public required byte[] Name { get; init; }

    /// <summary>Sealed as <c>text</c>: what happened, in the reporter's words.</summary>
    public required byte[] Text { get; init; }

    /// <summary>Whom it is about, where their NIK was told; null where only a name was.</summary>
    public Guid? ResidentId { get; init; }
    public Guid? ReportedBy { get; init; }
    public required DateTime At { get; init; }
    public ChangeState State { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Says whether it is so; false when somebody has already.</summary>
    public bool Decide(bool isSo, Guid by, DateTime now)
    {
        if (State is not ChangeState.Open)
            return false;
        (State, DecidedBy, DecidedAt) = (isSo ? ChangeState.Confirmed : ChangeState.Refuted, by, now);
        return true;
    }
}

/// <summary>What has changed.</summary>
internal enum ChangeKind { Moved, Deceased, Condition }

/// <summary>What the TKSK found.</summary>
internal enum ChangeState { Open, Confirmed, Refuted }

internal sealed class ChangeReportConfiguration : IEntityTypeConfiguration<ChangeReport>
{
    public void Configure(EntityTypeBuilder<ChangeReport> builder)
    {
        builder.ToTable("change_reports").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.Kecamatan).HasMaxLength(16);
        builder.Property(r => r.Desa).HasMaxLength(16);
        builder.HasIndex(r => new { r.Kecamatan, r.Desa, r.At }).HasFilter("state = 'Open'");
        builder.HasIndex(r => r.At);
        builder.HasIndex(r => r.ReportedBy).HasFilter("reported_by IS NOT NULL");
        builder.HasIndex(r => r.ResidentId).HasFilter("resident_id IS NOT NULL");
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
