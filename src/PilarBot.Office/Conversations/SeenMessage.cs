using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>A message that has had its turn, so that a repeated delivery has none. Pruned after 90 days.</summary>
internal sealed class SeenMessage
{
    public required string Account { get; init; }

    /// <summary>
    /// The first 16 bytes of a keyed hash of the message's typed key. Chats and message ids are few enough to be tried out: without the
    /// key, the table would tell at which moment each chat wrote, and a complaint's day would lead to its reporter.
    /// </summary>
    public required byte[] Hash { get; init; }

    public required DateTime At { get; init; }

    public static byte[] HashOf(KeyedHash hash, string key) => hash.Of(HashPurpose.Message, key)[..16];
}

internal sealed class SeenMessageConfiguration : IEntityTypeConfiguration<SeenMessage>
{
    public void Configure(EntityTypeBuilder<SeenMessage> builder)
    {
        builder.ToTable("seen_messages").HasKey(m => new { m.Account, m.Hash });
        builder.Property(m => m.Account).HasMaxLength(40);
        builder.Property(m => m.Hash).HasMaxLength(16);
        builder.HasIndex(m => m.At);
    }
}
