using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Events;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Help;

/// <summary>Somebody waits for a human of the office to write.</summary>
internal sealed class HumanRequest
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required HumanReason Reason { get; init; }

    /// <summary>The record's own key; null when nothing was written with the request.</summary>
    public SealedKey? Key { get; init; }

    /// <summary>What the person wrote to the office, sealed.</summary>
    public byte[]? Text { get; init; }
    public required DateTime At { get; init; }
    public DateTime? AnsweredAt { get; set; }
    public Guid? AnsweredBy { get; set; }
}

internal sealed class HumanRequestConfiguration : IEntityTypeConfiguration<HumanRequest>
{
    public void Configure(EntityTypeBuilder<HumanRequest> builder)
    {
        builder.ToTable("human_requests").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.ConversationId);
        builder.HasIndex(r => r.At).HasFilter("answered_at IS NULL");
    }
}
