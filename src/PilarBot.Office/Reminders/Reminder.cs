using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Reminders;

/// <summary>How far a reminder is.</summary>
internal enum ReminderState
{
    /// <summary>Its time has not come, or it was put off.</summary>
    Waiting,
    /// <summary>It went out, alone or with others in one message.</summary>
    Sent,
    /// <summary>It did not go out and will not: <see cref="Reminder.Skip"/> says why.</summary>
    Skipped,
}

/// <summary>Why a reminder was not sent.</summary>
internal enum ReminderSkip
{
    /// <summary>Its cause was done, changed or handed over before its time came.</summary>
    Gone,
    /// <summary>There was nothing to tell: an empty list.</summary>
    Nothing,
    /// <summary>The person had said that they do not come.</summary>
    NotComing,
    /// <summary>The person wants no reminders of this kind.</summary>
    Muted,
    /// <summary>The person has no chat with the office.</summary>
    NoChat,
    /// <summary>None of the person's chats can be reached: the bot was blocked, or the account is gone.</summary>
    Unreachable,
    /// <summary>Its time lay wholly in the quiet hours.</summary>
    Quiet,
    /// <summary>Nothing could be sent in its time: the program stood still, or other reminders went first.</summary>
    TooLate,
}

/// <summary>
/// One reminder for one person of one thing: what became of it, and why. A row is written a day ahead, so that everything that was
/// to be sent is accounted for.
/// </summary>
internal sealed class Reminder
{
    public required Guid Id { get; init; }

    /// <summary>Which: <see cref="ReminderKind.Code"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom. For a dialogue's own reminders the chat, since not everybody with a draft is known.</summary>
    public required Guid Recipient { get; init; }

    /// <summary>Of what, and which time of several: <c>KS-2026-000012/2026-11-23</c>. Once for each kind and recipient. Names nobody.</summary>
    public required string Key { get; init; }

    public required DateTime FoundAt { get; init; }

    /// <summary>Not sent before; moves when the person puts it off.</summary>
    public required DateTime NotBefore { get; set; }

    /// <summary>Of no use any more from then on.</summary>
    public required DateTime Until { get; set; }

    public ReminderState State { get; set; }

    /// <summary>Why it was not sent; null for others.</summary>
    public ReminderSkip? Skip { get; set; }

    /// <summary>When it was sent or passed over.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>Where it was sent.</summary>
    public Guid? ConversationId { get; set; }
}

/// <summary>Somebody wants no reminders of a kind.</summary>
internal sealed class MutedReminder
{
    public required Guid PersonId { get; init; }
    public required string Kind { get; init; }
    public required DateTime Since { get; init; }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasMaxLength(32);
        builder.Property(r => r.Key).HasMaxLength(96);
        builder.HasIndex(r => new { r.Kind, r.Key, r.Recipient }).IsUnique();
        builder.HasIndex(r => r.NotBefore).HasFilter("state = 'Waiting'");
        builder.HasIndex(r => new { r.Recipient, r.State, r.SettledAt });
        builder.HasIndex(r => r.FoundAt);
        builder.HasIndex(r => r.ConversationId);
    }
}

internal sealed class MutedReminderConfiguration : IEntityTypeConfiguration<MutedReminder>
{
    public void Configure(EntityTypeBuilder<MutedReminder> builder)
    {
        builder.ToTable("muted_reminders").HasKey(m => new { m.PersonId, m.Kind });
        builder.Property(m => m.Kind).HasMaxLength(32);
    }
}
