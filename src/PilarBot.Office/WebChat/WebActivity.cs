using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.WebChat;

/// <summary>
/// Something that was said in a web chat. Carries no time in the open: the days of complaints are known, and must not lead to chats.
/// </summary>
internal sealed class WebActivity
{
    public required Guid ConversationId { get; init; }

    /// <summary>See <see cref="WebConversation.LastOrdinal"/>.</summary>
    public required long Ordinal { get; init; }

    /// <summary>The first 16 bytes of the hash of what the client calls it, so that a second post of the same is recognised; null when it has no name.</summary>
    public byte[]? ClientKey { get; init; }

    /// <summary>The activity as JSON, sealed with the conversation's key and bound to its place.</summary>
    public required byte[] Body { get; init; }
}

internal sealed class WebActivityConfiguration : IEntityTypeConfiguration<WebActivity>
{
    public void Configure(EntityTypeBuilder<WebActivity> builder)
    {
        builder.ToTable("web_activities").HasKey(a => new { a.ConversationId, a.Ordinal });
        builder.Property(a => a.ClientKey).HasMaxLength(16);
        builder.HasOne<WebConversation>().WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.ConversationId, a.ClientKey }).IsUnique();
    }
}
