using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Broadcasts;

/// <summary>A notice from the office to chosen pillars.</summary>
internal sealed class Broadcast
{
    public required Guid Id { get; init; }

    /// <summary><c>SR-2026-000012</c>.</summary>
    public required string Number { get; init; }

    public BroadcastState State { get; set; } = BroadcastState.Scheduled;

    /// <summary>What is sent, in Markdown. A notice of the office, not a person's words: not sealed.</summary>
    public required string Text { get; init; }

    /// <summary>The picture or document above the text; null without one.</summary>
    public Guid? MediaId { get; init; }

    /// <summary>The role addressed; empty for all pillars.</summary>
    public required string Role { get; init; }

    /// <summary>The kecamatan addressed; empty for the whole office.</summary>
    public required string Kecamatan { get; init; }

    /// <summary>Words in the text that can be read as politics, which its author confirmed; null for none.</summary>
    public string? PoliticalWords { get; init; }

    /// <summary>True when one of those words has no harmless use: such a broadcast does not go out in a quiet period.</summary>
    public bool IsPolitical { get; init; }

    /// <summary>Why the channel made it pause; null when staff did, or nobody.</summary>
    public string? PausedWhy { get; set; }

    public required DateTime At { get; init; }
    public required Guid? CreatedBy { get; init; }

    /// <summary>The chat that hears how it went.</summary>
    public required Guid ConversationId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When its recipients were chosen; null before.</summary>
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
}

/// <summary>How far a broadcast has come.</summary>
internal enum BroadcastState
{
    /// <summary>Waits for its time.</summary>
    Scheduled,
    /// <summary>Being sent.</summary>
    Running,
    /// <summary>Held by staff; can go on.</summary>
    Paused,
    /// <summary>Everybody has been tried.</summary>
    Done,
    /// <summary>Stopped by staff; what was not sent is withdrawn.</summary>
    Cancelled,
}

/// <summary>One recipient of one broadcast: at once the bulk queue and the result.</summary>
internal sealed class BroadcastRecipient
{
    public required Guid BroadcastId { get; init; }
    public required Guid ConversationId { get; init; }
    public required string Account { get; init; }
    public RecipientState State { get; set; } = RecipientState.Queued;
    public required DateTime NotBefore { get; set; }
    public int Attempts { get; set; }

    /// <summary>What staff read about a failure.</summary>
    public string? Fault { get; set; }
    public DateTime? SettledAt { get; set; }
}

/// <summary>What became of a recipient.</summary>
internal enum RecipientState
{
    /// <summary>Not sent yet.</summary>
    Queued,
    /// <summary>The channel took it.</summary>
    Sent,
    /// <summary>It is on the phone, says the channel.</summary>
    Delivered,
    /// <summary>It was looked at, says the channel.</summary>
    Read,
    /// <summary>Blocked the bot, or is gone.</summary>
    Unreachable,
    /// <summary>The channel refused it for good.</summary>
    Failed,
    /// <summary>Cancelled before it was sent.</summary>
    Withdrawn,
}

internal sealed class BroadcastConfiguration : IEntityTypeConfiguration<Broadcast>
{
    public void Configure(EntityTypeBuilder<Broadcast> builder)
    {
        builder.ToTable("broadcasts").HasKey(b => b.Id);
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Number).HasMaxLength(20);
        builder.HasIndex(b => b.Number).IsUnique();
        builder.Property(b => b.PoliticalWords).HasMaxLength(1000);
        builder.Property(b => b.PausedWhy).HasMaxLength(500);
        builder.Property(b => b.Text).HasMaxLength(4000);
        builder.Property(b => b.Role).HasMaxLength(40);
        builder.Property(b => b.Kecamatan).HasMaxLength(16);
        builder.HasIndex(b => new { b.State, b.At });
    }
}

internal sealed class BroadcastRecipientConfiguration : IEntityTypeConfiguration<BroadcastRecipient>
{
    public void Configure(EntityTypeBuilder<BroadcastRecipient> builder)
    {
        builder.ToTable("broadcast_recipients").HasKey(r => new { r.BroadcastId, r.ConversationId });
        builder.Property(r => r.Account).HasMaxLength(40);
        builder.Property(r => r.Fault).HasMaxLength(500);
        builder.HasOne<Broadcast>().WithMany().HasForeignKey(r => r.BroadcastId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.Account, r.NotBefore }).HasFilter("state = 'Queued'");
        builder.HasIndex(r => new { r.BroadcastId, r.State });
    }
}
