using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Events;

namespace PilarBot.Office.Conversations;

/// <summary>Somebody waits for a human of the office to write.</summary>
internal sealed class HumanRequest
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required HumanReason Reason { get; init; }
    public required DateTime At { get; init; }
    public DateTime? AnsweredAt { get; set; }
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
