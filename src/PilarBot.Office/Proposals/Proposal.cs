using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Proposals;

/// <summary>
/// A resident proposed for a programme, on its way from the village to those who decide. The office records and reminds; the desil is set
/// by BPS and aid by the programme's ministry.
/// </summary>
internal sealed class Proposal : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>US-2026-000001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Who is proposed.</summary>
    public required Guid ResidentId { get; set; }

    /// <summary>The code of an <see cref="Reference.AidProgram"/>.</summary>
    public required string Program { get; init; }

    /// <summary>The month in which it was made: <c>2026-11</c>.</summary>
    public required string Cycle { get; init; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>RT and RW as told, <c>003/001</c>.</summary>
    public required string Rt { get; init; }

    public ProposalState State { get; private set; } = ProposalState.Draft;

    /// <summary>Sealed as <c>reason</c>: why, in the proposer's words.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>Sealed as <c>screening</c>: the answers, see <see cref="PovertyScreening"/>; null when none were given.</summary>
    public byte[]? Screening { get; init; }

    /// <summary>Codes of the papers that are there, separated by spaces.</summary>
    public string Papers { get; set; } = "";

    /// <summary>What it rests on once the village has decided.</summary>
    public ProposalBasis? Basis { get; set; }

    /// <summary>The day of the deliberation or of the statement.</summary>
    public DateOnly? BasisOn { get; set; }

    /// <summary>Sealed as <c>basis-number</c>: the number of the minutes or of the statement; null when none was told.</summary>
    public byte[]? BasisNumber { get; set; }

    /// <summary>Sealed as <c>siks</c>: its number and status in SIKS-NG, as the operator noted them; null before.</summary>
    public byte[]? Siks { get; set; }

    /// <summary>The roster person who proposed.</summary>
    public Guid? ProposedBy { get; init; }

    /// <summary>The chat that hears of changes.</summary>
    public required Guid ConversationId { get; init; }

    public required DateTime ProposedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>Takes it a step further; false when that step cannot follow.</summary>
    public bool MoveTo(ProposalState next, DateTime now)
    {
        if (!Next(State).Contains(next))
            return false;
        (State, ChangedAt) = (next, now);
        return true;
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<ProposalState> Next(ProposalState state) => state switch
    {
        ProposalState.Draft => [ProposalState.Complete, ProposalState.Withdrawn],
        ProposalState.Complete => [ProposalState.Deliberated, ProposalState.NotAgreed, ProposalState.Withdrawn],
        ProposalState.Deliberated => [ProposalState.Submitted],
        ProposalState.Submitted => [ProposalState.Approved, ProposalState.Returned, ProposalState.Rejected],
        ProposalState.Returned => [ProposalState.Submitted, ProposalState.Rejected],
        ProposalState.NotAgreed or ProposalState.Approved or ProposalState.Rejected or ProposalState.Withdrawn => [],
    };
}

/// <summary>How far a proposal is. Stored by name.</summary>
internal enum ProposalState
{
    /// <summary>Papers are missing.</summary>
    Draft,
    /// <summary>All papers are there; it waits for the village.</summary>
    Complete,
    /// <summary>The village agreed, or its head took responsibility in a statement.</summary>
    Deliberated,
    /// <summary>The village did not agree.</summary>
    NotAgreed,
    /// <summary>It is in SIKS-NG.</summary>
    Submitted,
    /// <summary>Those outside approved it.</summary>
    Approved,
    /// <summary>They gave it back to be mended.</summary>
    Returned,
    /// <summary>They refused it.</summary>
    Rejected,
    /// <summary>The proposer took it back.</summary>
    Withdrawn,
}

/// <summary>What a proposal rests on.</summary>
internal enum ProposalBasis
{
    /// <summary>Musyawarah desa or kelurahan, with minutes.</summary>
    Deliberation,
    /// <summary>Surat pernyataan tanggung jawab mutlak in its place.</summary>
    Statement,
}

/// <summary>Something that happened to a proposal: its timeline.</summary>
internal sealed class ProposalEvent
{
    public required Guid Id { get; init; }
    public required Guid ProposalId { get; init; }

    /// <summary>The state it came to; null when something was only added.</summary>
    public ProposalState? State { get; init; }

    /// <summary>Sealed with the proposal's key under this event's id as <c>text</c>; null when nothing was written.</summary>
    public byte[]? Text { get; init; }
    public Guid? By { get; init; }
    public required DateTime At { get; init; }
}

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Number).HasMaxLength(20);
        builder.HasIndex(p => p.Number).IsUnique();
        builder.Property(p => p.Program).HasMaxLength(20);
        builder.Property(p => p.Cycle).HasMaxLength(7);
        builder.Property(p => p.Kecamatan).HasMaxLength(16);
        builder.Property(p => p.Desa).HasMaxLength(16);
        builder.Property(p => p.Rt).HasMaxLength(10);
        builder.Property(p => p.Papers).HasMaxLength(300);
        builder.HasOne<Resident>().WithMany().HasForeignKey(p => p.ResidentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.ResidentId, p.Program, p.Cycle });
        builder.HasIndex(p => new { p.Desa, p.Cycle, p.State });
        builder.HasIndex(p => new { p.Kecamatan, p.State });
        builder.HasIndex(p => p.ConversationId);
        builder.HasIndex(p => p.ProposedBy).HasFilter("proposed_by IS NOT NULL");
    }
}

internal sealed class ProposalEventConfiguration : IEntityTypeConfiguration<ProposalEvent>
{
    public void Configure(EntityTypeBuilder<ProposalEvent> builder)
    {
        builder.ToTable("proposal_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Proposal>().WithMany().HasForeignKey(e => e.ProposalId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.ProposalId, e.At });
    }
}
