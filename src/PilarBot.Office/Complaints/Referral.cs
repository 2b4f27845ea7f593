using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>A complaint handed on to whoever else has to look into it, and what became of it there.</summary>
internal sealed class Referral
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid ComplaintId { get; init; }

    /// <summary><c>RJ-2026-000123</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The name of the <see cref="Documents.DocumentTemplate"/>; it says to whom.</summary>
    public required string Form { get; init; }

    public ReferralState State { get; private set; } = ReferralState.Prepared;

    /// <summary>The day it came to its state.</summary>
    public required DateOnly StateOn { get; set; }

    /// <summary>The number that the receiver gave it, sealed with the complaint's key.</summary>
    public byte[]? TheirNumber { get; set; }

    /// <summary>Takes it a step further; false when that step does not follow.</summary>
    public bool MoveTo(ReferralState next, DateOnly day)
    {
        if (!Next(State).Contains(next))
            return false;
        (State, StateOn) = (next, day);
        return true;
    }

    /// <summary>The states that may follow a state. What was turned down may be mended and handed over again.</summary>
    public static IReadOnlyList<ReferralState> Next(ReferralState state) => state switch
    {
        ReferralState.Prepared => [ReferralState.Submitted],
        ReferralState.Submitted => [ReferralState.Accepted, ReferralState.Rejected],
        ReferralState.Accepted => [],
        ReferralState.Rejected => [ReferralState.Submitted],
    };
}

/// <summary>How far a complaint that is handed on has come.</summary>
internal enum ReferralState
{
    /// <summary>Its documents are made or being made.</summary>
    Prepared,
    /// <summary>Handed over.</summary>
    Submitted,
    /// <summary>Taken in by the receiver.</summary>
    Accepted,
    /// <summary>Turned down by the receiver.</summary>
    Rejected,
}

/// <summary>The documents of a referral as they stood once; more evidence makes a new version, never another content.</summary>
internal sealed class ReferralPackage
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }
    public required Guid ReferralId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>True when the reporter agreed that the documents say who complained.</summary>
    public required bool WithReporter { get; init; }

    /// <summary>A hash of what went in: the same content is not packed twice.</summary>
    public required byte[] Content { get; set; }

    public PackageState State { get; set; } = PackageState.Preparing;
    public int Attempts { get; set; }

    /// <summary>When it is to be made, or tried again; a day once it is ready.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>The handler's chat that waits for it; null once it has it.</summary>
    public Guid? ForChat { get; set; }
}

/// <summary>How far a package has come.</summary>
internal enum PackageState
{
    /// <summary>To be made.</summary>
    Preparing,
    /// <summary>Its files are kept.</summary>
    Ready,
    /// <summary>Given up; whoever asks again has it made anew.</summary>
    Failed,
}

internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referrals").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(20);
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.Form).HasMaxLength(60);
        builder.HasIndex(r => new { r.ComplaintId, r.Form }).IsUnique();
        builder.HasOne<Complaint>().WithMany().HasForeignKey(r => r.ComplaintId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReferralPackageConfiguration : IEntityTypeConfiguration<ReferralPackage>
{
    public void Configure(EntityTypeBuilder<ReferralPackage> builder)
    {
        builder.ToTable("referral_packages").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Content).HasMaxLength(32);
        builder.HasIndex(p => new { p.ReferralId, p.Version }).IsUnique();
        builder.HasIndex(p => p.NotBefore).HasFilter("state = 'Preparing'");
        builder.HasOne<Referral>().WithMany().HasForeignKey(p => p.ReferralId).OnDelete(DeleteBehavior.Cascade);
    }
}
