using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Conversations;

/// <summary>A message that has had its turn, so that a repeated delivery has none. Pruned after 90 days.</summary>
internal sealed class SeenMessage
{
    public required string Account { get; init; }

    /// <summary>The first 16 bytes of the SHA-256 of the message's typed key.</summary>
    public required byte[] Hash { get; init; }

    public required DateTime At { get; init; }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16];
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
