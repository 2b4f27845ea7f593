using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.People;

namespace PilarBot.Office.Neutrality;

/// <summary>Somebody's pledge of neutrality for a term. Nothing changes it once it is there.</summary>
internal sealed class Pledge
{
    public required Guid PersonId { get; init; }

    /// <summary>The term it holds for: <c>2026</c>, or an election's code.</summary>
    public required string Term { get; init; }

    /// <summary>SHA-256 of the words that were read, see <see cref="PledgeText"/>.</summary>
    public required byte[] TextHash { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>The words of pledges, each kept once, so that it can be shown what was signed.</summary>
internal sealed class PledgeText
{
    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8.</summary>
    public required byte[] Hash { get; init; }
    public required string Text { get; init; }
}

internal sealed class PledgeConfiguration : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.ToTable("pledges").HasKey(p => new { p.PersonId, p.Term });
        builder.Property(p => p.Term).HasMaxLength(24);
        builder.Property(p => p.TextHash).HasMaxLength(32);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PledgeText>().WithMany().HasForeignKey(p => p.TextHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.TextHash);
    }
}

internal sealed class PledgeTextConfiguration : IEntityTypeConfiguration<PledgeText>
{
    public void Configure(EntityTypeBuilder<PledgeText> builder)
    {
        builder.ToTable("pledge_texts").HasKey(t => t.Hash);
        builder.Property(t => t.Hash).HasMaxLength(32).ValueGeneratedNever();
        builder.Property(t => t.Text).HasMaxLength(4000);
    }
}
