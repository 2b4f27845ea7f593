using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Outbox;

/// <summary>What is remembered of one of our accounts across restarts.</summary>
internal sealed class ChannelAccount
{
    public required string Account { get; init; }

    /// <summary>For polling: the first update that has not been settled.</summary>
    public long? PollOffset { get; set; }

    /// <summary>Since when nothing can be sent; null while it can.</summary>
    public DateTime? DownSince { get; set; }

    /// <summary>Why, with the administrator's next step.</summary>
    public string? DownWhy { get; set; }

    /// <summary>Until when the channel takes no broadcasts; null when it does.</summary>
    public DateTime? BroadcastsHeldUntil { get; set; }

    /// <summary>Which warnings were told in which month: <c>2026-11 budget-nearly replies-nearly</c>.</summary>
    public string? Warned { get; set; }

    /// <summary>How many people a day may be written to first, in the channel's word: <c>TIER_250</c>; null until told.</summary>
    public string? SendingLimit { get; set; }

    /// <summary>What the channel last told about the account's quality; null until told.</summary>
    public string? Quality { get; set; }
}

internal sealed class ChannelAccountConfiguration : IEntityTypeConfiguration<ChannelAccount>
{
    public void Configure(EntityTypeBuilder<ChannelAccount> builder)
    {
        builder.ToTable("channel_accounts").HasKey(a => a.Account);
        builder.Property(a => a.Account).HasMaxLength(40);
        builder.Property(a => a.DownWhy).HasMaxLength(500);
        builder.Property(a => a.Warned).HasMaxLength(200);
        builder.Property(a => a.SendingLimit).HasMaxLength(40);
        builder.Property(a => a.Quality).HasMaxLength(40);
    }
}
