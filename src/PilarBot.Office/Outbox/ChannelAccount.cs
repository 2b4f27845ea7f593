using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Outbox;

/// <summary>What is remembered of one of our accounts across restarts.</summary>
internal sealed class ChannelAccount
{
    public required string Account { get; init; }

    /// <summary>For polling: the first update that has not been settled.</summary>
    public long? PollOffset { get; set; }
}

internal sealed class ChannelAccountConfiguration : IEntityTypeConfiguration<ChannelAccount>
{
    public void Configure(EntityTypeBuilder<ChannelAccount> builder)
    {
        builder.ToTable("channel_accounts").HasKey(a => a.Account);
        builder.Property(a => a.Account).HasMaxLength(40);
    }
}
