using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Deliveries;

/// <summary>How many messages arrived in a month on an account, as the channel charges them.</summary>
internal sealed class MessageCount
{
    public required string Account { get; init; }

    /// <summary>Where the office is: <c>2026-11</c>.</summary>
    public required string Month { get; init; }

    /// <summary>See <see cref="Channels.Billing.Category"/>.</summary>
    public required string Category { get; init; }

    /// <summary>False for those that are free.</summary>
    public required bool IsBillable { get; init; }

    public required long Count { get; init; }
}

internal sealed class MessageCountConfiguration : IEntityTypeConfiguration<MessageCount>
{
    public void Configure(EntityTypeBuilder<MessageCount> builder)
    {
        builder.ToTable("message_counts").HasKey(c => new { c.Account, c.Month, c.Category, c.IsBillable });
        builder.Property(c => c.Account).HasMaxLength(40);
        builder.Property(c => c.Month).HasMaxLength(7);
        builder.Property(c => c.Category).HasMaxLength(40);
    }
}
