using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Channels;
using PilarBot.Flows.Engine;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>One chat with one person on one channel. Its row is the lock under which everything in that chat happens.</summary>
internal sealed class Conversation
{
    /// <summary>Under which <see cref="State"/> is sealed.</summary>
    public const string StateField = "state";

    public required Guid Id { get; init; }
    public required string Account { get; init; }

    /// <summary>The counterpart in the channel's words; changes when the channel says the chat has moved. See <see cref="ChatAlias"/>.</summary>
    public required string Address { get; set; }

    /// <summary>The <see cref="ChatAlias"/> of the number that the channel told last for this chat; null where it never told one.</summary>
    public byte[]? PhoneHash { get; set; }

    /// <summary>The roster person this chat belongs to; null for residents.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The conversation's own key, wrapped: it seals <see cref="State"/> and the replies in the outbox.</summary>
    public required SealedKey Key { get; set; }

    /// <summary>The sealed dialogue; null before the first turn.</summary>
    public byte[]? State { get; set; }

    /// <summary>The order number that the last message to this chat took. Drawn under the row's lock: ids by time alone are not in order across hosts.</summary>
    public long LastOrdinal { get; set; }

    /// <summary>The order number of the last message that this chat's own turns said: a receipt before it is overtaken.</summary>
    public long SpokenOrdinal { get; set; }

    /// <summary>When the person last said something, by the channel's clock: from then a channel with a window takes anything for a time. Null: never, or shut.</summary>
    public DateTime? LastWordAt { get; set; }

    /// <summary>True while messages are held until the person writes.</summary>
    public bool HasHeld { get; set; }

    /// <summary>The language that the person chose; null for the office's.</summary>
    public string? Language { get; set; }

    /// <summary>Since when the person wants no broadcasts; null for whoever takes them.</summary>
    public DateTime? NoBroadcastsSince { get; set; }

    /// <summary>When the clock has something to do here: a nudge, an expiry.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>The flow revisions that its sessions stand on, separated by spaces; none of them tells which flow.</summary>
    public string Revisions { get; set; } = "";

    /// <summary>Why nothing can be sent here; null while it can.</summary>
    public UnreachableReason? Unreachable { get; set; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime LastInboundAt { get; set; }

    /// <summary>The person said something.</summary>
    /// <param name="at">By the channel's clock: what comes in late opened the window then, not now.</param>
    public void Heard(DateTime at) => LastWordAt = LastWordAt > at ? LastWordAt : at;

    public ChannelAddress ChannelAddress => new(Account, Address);

    /// <summary>The dialogue, opened; a new one before the first turn.</summary>
    /// <exception cref="SealBrokenException">The key does not open it.</exception>
    public Dialogue OpenDialogue(Sealer sealer) => State is null ? Dialogue.New : Dialogue.FromJson(sealer.Open(Key, Id, StateField, State));

    /// <summary>Keeps the dialogue, and what the database has to know of it.</summary>
    public void KeepDialogue(Dialogue dialogue, Sealer sealer)
    {
        State = sealer.Seal(Key, Id, StateField, dialogue.ToJson());
        DueAt = dialogue.DueAt;
        Language = dialogue.Language;
        Revisions = string.Join(' ', dialogue.Revisions);
    }

    /// <summary>The channel of its account, as flows name it: <c>telegram</c> of <c>telegram-2</c>.</summary>
    public string Channel => string.Concat(Account.TakeWhile(char.IsAsciiLetter)).ToLowerInvariant();
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Account).HasMaxLength(40);
        builder.Property(c => c.Address).HasMaxLength(160);
        builder.Property(c => c.Language).HasMaxLength(8);
        builder.Property(c => c.PhoneHash).HasMaxLength(ChatAlias.Length);
        builder.Property(c => c.Revisions).HasMaxLength(1000);
        builder.HasIndex(c => new { c.Account, c.Address }).IsUnique();
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => c.DueAt).HasFilter("due_at IS NOT NULL");
        builder.Ignore(c => c.ChannelAddress);
        builder.Ignore(c => c.Channel);
    }
}
