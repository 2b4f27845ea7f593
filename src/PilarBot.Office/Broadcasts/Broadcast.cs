using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Flows.Engine;

namespace PilarBot.Office.Broadcasts;

/// <summary>A notice from the office to chosen pillars.</summary>
internal sealed class Broadcast
{
    public required Guid Id { get; init; }

    /// <summary><c>SR-2026-000012</c>.</summary>
    public required string Number { get; init; }

    public BroadcastState State { get; set; } = BroadcastState.Scheduled;

    /// <summary>What is sent, in Markdown. A notice of the office, not a person's words: not sealed.</summary>
    public required string Text { get; set; }

    /// <summary>The picture or document above the text; null without one.</summary>
    public Guid? MediaId { get; init; }

    /// <summary>Whom it is for. The people are chosen when it begins, so that whoever joins in between is reached.</summary>
    public AudienceChoice Audience { get; init; } = new();

    /// <summary>True when each recipient has it at that hour of their own zone, not of the office's.</summary>
    public bool IsLocalTime { get; init; }

    /// <summary>True when it does not wait for the end of the night or of a holiday.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>After this nobody gets it any more: they are skipped; null for no end.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>True for a button <em>Sudah baca</em>.</summary>
    public bool AsksReading { get; init; }

    /// <summary>How many reminders are still to go to those who did not press it, one a day.</summary>
    public int Reminders { get; init; }

    /// <summary>The broadcast of which this one reminds: pressing its button counts for that one. Null for what reminds of none.</summary>
    public Guid? RemindsOf { get; init; }

    /// <summary>What a button opens: an https address; null without one.</summary>
    public string? Link { get; init; }

    /// <summary>What a button starts: the start word of a flow; null without one.</summary>
    public string? StartWord { get; init; }

    /// <summary>How often it comes again.</summary>
    public Repetition Repeats { get; init; }

    /// <summary>The last day on which it comes again; null while it does not repeat.</summary>
    public DateOnly? RepeatsUntil { get; init; }

    /// <summary>When the first of a repeated series went out: it tells day and hour of all. Null while it does not repeat.</summary>
    public DateTime? RepeatsSince { get; init; }

    /// <summary>Who let it go out, where a second person has to.</summary>
    public Guid? ApprovedBy { get; set; }

    /// <summary>Words in the text that can be read as politics, which its author confirmed; null for none.</summary>
    public string? PoliticalWords { get; set; }

    /// <summary>True when one of those words has no harmless use: such a broadcast does not go out in a quiet period.</summary>
    public bool IsPolitical { get; set; }

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
    /// <summary>Waits for a second person, since it goes to many.</summary>
    AwaitingApproval,
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

    /// <summary>How many hours the recipient's clock is ahead of UTC: 7, 8 or 9.</summary>
    public int Hours { get; set; } = Zone.Wita.Hours;

    /// <summary>When <em>Sudah baca</em> was pressed; null while it was not.</summary>
    public DateTime? AcknowledgedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>What staff read about a failure, or why it was skipped.</summary>
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
    /// <summary>Not sent for a reason that was nobody's fault: too late by then, or no broadcasts wanted.</summary>
    Skipped,
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
        builder.Property(b => b.Audience).HasConversion(AudienceChoice.AsJson);
        builder.Property(b => b.Link).HasMaxLength(500);
        builder.Property(b => b.StartWord).HasMaxLength(40);
        builder.HasIndex(b => b.RemindsOf);
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
        // The queue, by what is sent together.
        builder.HasIndex(r => new { r.BroadcastId, r.Account, r.Hours, r.NotBefore }).HasFilter("state = 'Queued'");
        builder.HasIndex(r => new { r.BroadcastId, r.State, r.SettledAt });
        builder.HasIndex(r => r.ConversationId);
    }
}
