using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Conversations;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Outbox;

/// <summary>
/// A message that is owed to a chat. Delivered in the order of <see cref="Ordinal"/> within its conversation, then deleted: the table holds
/// what is still to be sent, what a channel may still report as failed, and the dead letters.
/// </summary>
internal sealed class OutboxMessage
{
    public required Guid ConversationId { get; init; }

    /// <summary>See <see cref="Conversation.LastOrdinal"/>.</summary>
    public required long Ordinal { get; init; }

    public required string Account { get; init; }

    /// <summary>The <see cref="Channels.OutboundMessage"/> as JSON, sealed with the conversation's key.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Which template stands in for it.</summary>
    public MessagePurpose Purpose { get; init; }

    public OutboxState State { get; set; }

    /// <summary>Not to be sent before: the moment of a receipt's gathering, or of the next try.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>True for a receipt that whatever the conversation says next makes superfluous.</summary>
    public bool IsReceipt { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Attempts { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it came to its <see cref="State"/>; null while it waits.</summary>
    public DateTime? StateAt { get; set; }

    /// <summary>What staff read about the last failure.</summary>
    public string? Fault { get; set; }
}

/// <summary>Where an owed message stands.</summary>
internal enum OutboxState
{
    /// <summary>To be sent.</summary>
    Waiting,
    /// <summary>The channel took it, and tells later whether it arrived: kept until then, since it may have to be sent again.</summary>
    Sent,
    /// <summary>A template was sent in its place: it goes out when the person answers.</summary>
    Held,
    /// <summary>A dead letter: given up, for staff to see.</summary>
    Dead,
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox").HasKey(m => new { m.ConversationId, m.Ordinal });
        builder.Property(m => m.Account).HasMaxLength(40);
        builder.Property(m => m.Fault).HasMaxLength(500);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.Account, m.NotBefore }).HasFilter("state = 'Waiting'");
        builder.HasIndex(m => new { m.State, m.StateAt }).HasFilter("state <> 'Waiting'");
    }
}
