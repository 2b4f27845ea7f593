using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.WebChat;

/// <summary>One chat in a browser, as Direct Line keeps it: the other side of a <see cref="Conversations.Conversation"/> of the same address.</summary>
internal sealed class WebConversation
{
    public required Guid Id { get; init; }

    /// <summary>The web chat's account.</summary>
    public required string Account { get; init; }

    /// <summary>The conversation's id as its client knows it, unguessable; also the chat's address on the channel.</summary>
    public required string Address { get; init; }

    /// <summary>Whose chat it is, in Direct Line's words: begins with <c>dl_</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>The chat's own key, wrapped: it seals its activities and uploads.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Keyed hash of the secret with which a browser comes back; null where nobody can.</summary>
    public byte[]? ResumeHash { get; set; }

    /// <summary>The order number of the last activity, drawn under the row's lock: whoever sees a number has seen all below it.</summary>
    public long LastOrdinal { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When something was last said, by either side.</summary>
    public required DateTime LastActiveAt { get; set; }

    /// <summary>When it was ended, and what was said in it deleted; null while it goes on.</summary>
    public DateTime? EndedAt { get; set; }

    public ChannelAddress ChannelAddress => new(Account, Address);

    /// <summary>128 random bits, in letters that an address carries.</summary>
    public static string NewWord() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

internal sealed class WebConversationConfiguration : IEntityTypeConfiguration<WebConversation>
{
    public void Configure(EntityTypeBuilder<WebConversation> builder)
    {
        builder.ToTable("web_conversations").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Account).HasMaxLength(40);
        builder.Property(c => c.Address).HasMaxLength(80);
        builder.Property(c => c.UserId).HasMaxLength(80);
        builder.Property(c => c.ResumeHash).HasMaxLength(KeyedHash.Length);
        builder.HasIndex(c => c.Address).IsUnique();
        builder.HasIndex(c => c.ResumeHash).IsUnique();
        builder.HasIndex(c => c.LastActiveAt);
        builder.Ignore(c => c.ChannelAddress);
    }
}
