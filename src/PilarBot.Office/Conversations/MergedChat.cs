using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PilarBot.Office.Conversations;

/// <summary>
/// A conversation that turned out to be the same person's as another one, and went on in it. Whatever names chats in the open was
/// changed then; what names them under seal, as a complaint does its reporter's, is followed from here.
/// </summary>
internal sealed class MergedChat
{
    /// <summary>The conversation that is no more.</summary>
    public required Guid Id { get; init; }

    /// <summary>The one that it went on in; itself never merged.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>By how much its order numbers went up then: what was sent still carries those of before as its mark.</summary>
    public required long Shift { get; init; }

    /// <summary>Where a conversation went on; null when it is still there, or never was.</summary>
    public static async Task<Guid?> FollowAsync(OfficeDbContext db, Guid conversation, CancellationToken cancellation) =>
        (await db.MergedChats.AsNoTracking().SingleOrDefaultAsync(m => m.Id == conversation, cancellation))?.ConversationId;

    /// <summary>All ids that a conversation has had, the present one first.</summary>
    public static async Task<IReadOnlyList<Guid>> AllIdsAsync(OfficeDbContext db, Guid conversation, CancellationToken cancellation) =>
        [conversation, .. await db.MergedChats.Where(m => m.ConversationId == conversation).Select(m => m.Id).ToListAsync(cancellation)];
}

internal sealed class MergedChatConfiguration : IEntityTypeConfiguration<MergedChat>
{
    public void Configure(EntityTypeBuilder<MergedChat> builder)
    {
        builder.ToTable("merged_chats").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.ConversationId);
    }
}
