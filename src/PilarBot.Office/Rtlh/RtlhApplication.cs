using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Rtlh;

/// <summary>
/// A house that somebody proposed to have rehabilitated with goods (RTLH): what is known of it, and how far it has come. Whether it is
/// eligible is decided by people; nothing here is about money.
/// </summary>
internal sealed class RtlhApplication : IPlaced
{
    /// <summary>What its files and documents are marked with.</summary>
    public const string Owner = "rtlh";

    public required Guid Id { get; init; }

    /// <summary><c>RTLH-2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The year of the programme in which it is counted.</summary>
    public required int Year { get; init; }

    public RtlhState State { get; private set; } = RtlhState.Proposed;

    /// <summary>Who owns the house.</summary>
    public required Guid ResidentId { get; init; }

    /// <summary>Their family; null while no KK is known.</summary>
    public Guid? HouseholdId { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed as <c>facts</c>: <see cref="RtlhFacts"/>.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>How many hints there are that it should come first: order in a list, never a verdict.</summary>
    public int Priority { get; set; }

    /// <summary>How many requirements, photos and documents are still unknown or missing; 0 is complete.</summary>
    public int Lacking { get; set; }

    /// <summary>Keyed hash of the group's name in its desa; null without a group.</summary>
    public byte[]? GroupHash { get; set; }

    /// <summary>Who proposed it.</summary>
    public required Guid ProposedBy { get; init; }

    /// <summary>The chat that hears of changes.</summary>
    public required Guid ConversationId { get; init; }

    public required DateTime ProposedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>Takes it a step further; false when that step does not follow.</summary>
    public bool MoveTo(RtlhState next, DateTime now)
    {
        if (!Next(State).Contains(next))
            return false;
        (State, ChangedAt) = (next, now);
        return true;
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<RtlhState> Next(RtlhState state) => state switch
    {
        RtlhState.Proposed => [RtlhState.Verifying],
        RtlhState.Verifying => [RtlhState.Eligible, RtlhState.Ineligible],
        RtlhState.Eligible => [RtlhState.Assigned, RtlhState.Ineligible],
        RtlhState.Ineligible => [],
        RtlhState.Assigned => [RtlhState.Delivered],
        RtlhState.Delivered => [RtlhState.WorkBegun],
        RtlhState.WorkBegun => [RtlhState.WorkHalf],
        RtlhState.WorkHalf => [RtlhState.WorkFull],
        RtlhState.WorkFull => [RtlhState.Done],
        RtlhState.Done => [],
    };
}

/// <summary>How far a house has come.</summary>
internal enum RtlhState
{
    /// <summary>Proposed from the field.</summary>
    Proposed,
    /// <summary>Being verified and validated.</summary>
    Verifying,
    /// <summary>The office found it eligible.</summary>
    Eligible,
    /// <summary>The office found it not eligible. Final; a new proposal begins anew.</summary>
    Ineligible,
    /// <summary>Assigned as recipient.</summary>
    Assigned,
    /// <summary>Goods are handed over.</summary>
    Delivered,
    /// <summary>Work has begun, 0 %.</summary>
    WorkBegun,
    /// <summary>Half done, 50 %.</summary>
    WorkHalf,
    /// <summary>Built, 100 %, not yet looked at.</summary>
    WorkFull,
    /// <summary>Looked at and finished.</summary>
    Done,
}

/// <summary>A file of an application, and what it shows.</summary>
internal sealed class RtlhFile
{
    /// <summary>Of the <see cref="Media.MediaItem"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }

    /// <summary>A criterion for photos and documents, or the state that it shows.</summary>
    public required string Code { get; init; }
    public required Guid By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>Something that happened to an application: its timeline.</summary>
internal sealed class RtlhEvent
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required RtlhEventKind Kind { get; init; }

    /// <summary>The state it came to, for a move.</summary>
    public RtlhState? State { get; init; }

    /// <summary>Sealed with the application's key under this event's id as <c>text</c>: on what it rests, or what was changed; null for nothing.</summary>
    public byte[]? Text { get; init; }
    public required Guid By { get; init; }
    public required DateTime At { get; init; }
}

internal enum RtlhEventKind { Proposed, Moved, Answered, FilesAdded, HandedOver }

internal sealed class RtlhApplicationConfiguration : IEntityTypeConfiguration<RtlhApplication>
{
    public void Configure(EntityTypeBuilder<RtlhApplication> builder)
    {
        builder.ToTable("rtlh_applications").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Number).HasMaxLength(20);
        builder.HasIndex(a => a.Number).IsUnique();
        builder.Property(a => a.Kecamatan).HasMaxLength(16);
        builder.Property(a => a.Desa).HasMaxLength(16);
        // One house of a person at a time.
        builder.HasIndex(a => a.ResidentId).IsUnique().HasFilter("state <> 'Ineligible' AND state <> 'Done'");
        builder.HasIndex(a => new { a.Year, a.Kecamatan, a.State });
        builder.HasIndex(a => new { a.Year, a.Desa, a.State });
        builder.HasIndex(a => new { a.Year, a.Priority, a.Lacking, a.ProposedAt }).IsDescending(false, true, false, false);
        builder.HasIndex(a => new { a.ProposedBy, a.ProposedAt });
        builder.HasIndex(a => a.GroupHash).HasFilter("group_hash IS NOT NULL");
        builder.HasIndex(a => a.ChangedAt).HasFilter("state = 'Ineligible' OR state = 'Done'");
        builder.HasOne<Resident>().WithMany().HasForeignKey(a => a.ResidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(a => a.HouseholdId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class RtlhFileConfiguration : IEntityTypeConfiguration<RtlhFile>
{
    public void Configure(EntityTypeBuilder<RtlhFile> builder)
    {
        builder.ToTable("rtlh_files").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Code).HasMaxLength(40);
        builder.HasOne<RtlhApplication>().WithMany().HasForeignKey(f => f.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(f => new { f.ApplicationId, f.Code });
    }
}

internal sealed class RtlhEventConfiguration : IEntityTypeConfiguration<RtlhEvent>
{
    public void Configure(EntityTypeBuilder<RtlhEvent> builder)
    {
        builder.ToTable("rtlh_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<RtlhApplication>().WithMany().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.ApplicationId, e.At });
    }
}
