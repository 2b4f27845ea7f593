using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>A message whose turn failed three times. Set aside with its error so that the chat goes on; staff can replay it.</summary>
internal sealed class QuarantinedMessage
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required string Account { get; init; }

    /// <summary>The row's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>The sealed message.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The kind of exception and where it was thrown: never its message, which may quote the person.</summary>
    public required string Fault { get; init; }

    public required DateTime At { get; init; }
    public DateTime? SettledAt { get; set; }
}

internal sealed class QuarantinedMessageConfiguration : IEntityTypeConfiguration<QuarantinedMessage>
{
    public void Configure(EntityTypeBuilder<QuarantinedMessage> builder)
    {
        builder.ToTable("quarantine").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Account).HasMaxLength(40);
        builder.Property(m => m.Fault).HasMaxLength(2000);
        builder.HasIndex(m => m.At).HasFilter("settled_at IS NULL");
    }
}
