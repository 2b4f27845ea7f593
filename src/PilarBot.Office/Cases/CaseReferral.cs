using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Cases;

/// <summary>A case sent on to somebody who can do what the office cannot: a Puskesos, a sector office, a programme. What is written in it is sealed with the case's key.</summary>
internal sealed class CaseReferral : IPlaced
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The role whose holders at the case's place receive it; null when it goes to somebody outside.</summary>
    public string? Role { get; init; }

    /// <summary>The programme that it asks for, as a code of the list <c>program</c>; null for none.</summary>
    public string? Programme { get; init; }

    /// <summary>Sealed as <c>to</c>: who receives it, in words.</summary>
    public required byte[] To { get; init; }

    /// <summary>Sealed as <c>reason</c>: what is asked of them.</summary>
    public required byte[] Reason { get; init; }

    public ReferralState State { get; private set; } = ReferralState.Sent;

    /// <summary>Sealed as <c>answer</c>: what they said to it last; null while nothing.</summary>
    public byte[]? Answer { get; set; }

    public Guid? SentBy { get; init; }
    public required DateTime SentAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <inheritdoc/>
    public required string Kecamatan { get; init; }

    /// <inheritdoc/>
    public required string Desa { get; init; }

    /// <summary>Takes it a step further; false where that is no step from here.</summary>
    public bool MoveTo(ReferralState next, DateTime now)
    {
        if (!Next(State).Contains(next))
            return false;
        (State, ChangedAt) = (next, now);
        return true;
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<ReferralState> Next(ReferralState state) => state switch
    {
        ReferralState.Sent => [ReferralState.Received, ReferralState.Declined],
        ReferralState.Received => [ReferralState.Done, ReferralState.Declined],
        ReferralState.Done => [],
        ReferralState.Declined => [],
    };
}

/// <summary>What became of a referral.</summary>
internal enum ReferralState
{
    /// <summary>Nobody there has said anything yet.</summary>
    Sent,
    /// <summary>They have it and work on it.</summary>
    Received,
    /// <summary>They did what was asked.</summary>
    Done,
    /// <summary>They cannot.</summary>
    Declined,
}

internal sealed class CaseReferralConfiguration : IEntityTypeConfiguration<CaseReferral>
{
    public void Configure(EntityTypeBuilder<CaseReferral> builder)
    {
        builder.ToTable("case_referrals").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Role).HasMaxLength(32);
        builder.Property(r => r.Programme).HasMaxLength(40);
        builder.Property(r => r.Kecamatan).HasMaxLength(16);
        builder.Property(r => r.Desa).HasMaxLength(16);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.CaseId, r.SentAt });
        builder.HasIndex(r => new { r.Role, r.Kecamatan, r.State }).HasFilter("role IS NOT NULL");
    }
}
