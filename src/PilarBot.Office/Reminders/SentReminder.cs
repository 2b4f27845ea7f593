using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Reminders;

/// <summary>Notes that a recurring reminder went to a chat for a period, so that a job that runs again sends it no second time.</summary>
internal sealed class SentReminder
{
    /// <summary>Which reminder: <c>weekly-cases</c>, <c>neutrality-phase</c>.</summary>
    public required string Kind { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>The period it is for: <c>2026-W48</c>, <c>PILKADA2024/QuietPeriod</c>.</summary>
    public required string Period { get; init; }
    public required DateTime At { get; init; }
}

internal sealed class SentReminderConfiguration : IEntityTypeConfiguration<SentReminder>
{
    public void Configure(EntityTypeBuilder<SentReminder> builder)
    {
        builder.ToTable("sent_reminders").HasKey(r => new { r.Kind, r.ConversationId, r.Period });
        builder.Property(r => r.Kind).HasMaxLength(32);
        builder.Property(r => r.Period).HasMaxLength(48);
        builder.HasIndex(r => r.At);
    }
}
