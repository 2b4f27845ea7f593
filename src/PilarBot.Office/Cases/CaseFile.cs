using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>A social-welfare case: one person in need, as a pillar found them. What tells who it is about is sealed.</summary>
internal sealed class CaseFile : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>KS-2026-000123</c>: the year of opening in the office's zone, and a number that rises over all years.</summary>
    public required string Number { get; init; }

    public CaseState State { get; private set; } = CaseState.Received;

    /// <summary>PPKS kinds by code, separated by spaces, the first one as reported.</summary>
    public required string Kinds { get; init; }

    /// <summary>True when a kind concerns a child, health, crime or violence: seen only by those who handle it.</summary>
    public required bool IsSensitive { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }
    public required byte[] SubjectName { get; init; }
    public byte[]? Nik { get; init; }

    /// <summary>Keyed hash of the NIK, by which the same person is found again; null when none was given.</summary>
    public byte[]? NikHash { get; init; }

    public required byte[] Description { get; init; }

    /// <summary>Sealed <c>latitude,longitude,accuracy</c>; null when not given.</summary>
    public byte[]? Location { get; init; }

    /// <summary>The roster person who reported it.</summary>
    public Guid? ReportedBy { get; init; }

    /// <summary>The chat that hears of changes.</summary>
    public required Guid ConversationId { get; init; }

    public required DateTime OpenedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>Files that were taken and then could not be fetched or used; staff see that something is missing.</summary>
    public int MissingMedia { get; set; }

    /// <summary>Takes the case a step further: a transition is allowed or refused, never silently ignored.</summary>
    public CaseRefusal? MoveTo(CaseState next, DateTime now)
    {
        if (!Next(State).Contains(next))
            return new CannotMove(Number, State, next);
        State = next;
        ChangedAt = now;
        return null;
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<CaseState> Next(CaseState state) => state switch
    {
        CaseState.Received => [CaseState.InVerification, CaseState.Rejected],
        CaseState.InVerification => [CaseState.InHandling, CaseState.Rejected],
        CaseState.InHandling => [CaseState.Done, CaseState.Rejected],
        CaseState.Done => [],
        CaseState.Rejected => [],
    };
}

/// <summary>How far a case has come.</summary>
internal enum CaseState
{
    /// <summary>Reported, nobody has looked yet.</summary>
    Received,
    /// <summary>Being checked in the field.</summary>
    InVerification,
    /// <summary>Help is being given or arranged.</summary>
    InHandling,
    /// <summary>Closed with a result.</summary>
    Done,
    /// <summary>Closed without, with a reason.</summary>
    Rejected,
}

/// <summary>Something that happened to a case: its timeline.</summary>
internal sealed class CaseEvent
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required CaseEventKind Kind { get; init; }

    /// <summary>The state it moved to, for a move.</summary>
    public CaseState? State { get; init; }

    /// <summary>Sealed with the case's key under this event's id; null when nothing was written.</summary>
    public byte[]? Text { get; init; }
    public Guid? By { get; init; }
    public required DateTime At { get; init; }
}

internal enum CaseEventKind { Opened, Moved, NoteAdded, PhotosAdded }

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("cases").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Kinds).HasMaxLength(100);
        builder.Property(c => c.Kecamatan).HasMaxLength(16);
        builder.Property(c => c.Desa).HasMaxLength(16);
        builder.HasIndex(c => c.NikHash).HasFilter("nik_hash IS NOT NULL");
        builder.HasIndex(c => new { c.Kecamatan, c.State });
        builder.HasIndex(c => new { c.ConversationId, c.OpenedAt });
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("case_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.CaseId, e.At });
    }
}
