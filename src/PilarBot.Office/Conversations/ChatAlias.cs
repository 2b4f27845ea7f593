using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>
/// Another address under which a chat is known: the number beside the user id, and ids that it had before. A chat has one number at a
/// time, since numbers come to belong to others; ids never do. What is sent goes to <see cref="Conversation.Address"/>, so a hash will do.
/// </summary>
internal sealed class ChatAlias
{
    public required string Account { get; init; }

    /// <summary>See <see cref="HashOf"/>.</summary>
    public required byte[] Hash { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Bytes of a hash.</summary>
    public const int Length = 16;

    public static byte[] HashOf(KeyedHash hash, string address) => hash.Of(HashPurpose.ChatAddress, address)[..Length];

    /// <summary>Lets an address lead to a chat, wherever it led before.</summary>
    public static async Task PointAsync(OfficeDbContext db, string account, byte[] hash, Guid conversation, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db,
            """
            INSERT INTO chat_aliases (account, hash, conversation_id) VALUES (@account, @hash, @chat)
            ON CONFLICT (account, hash) DO UPDATE SET conversation_id = excluded.conversation_id;
            """,
            ("account", account), ("hash", hash), ("chat", conversation));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

internal sealed class ChatAliasConfiguration : IEntityTypeConfiguration<ChatAlias>
{
    public void Configure(EntityTypeBuilder<ChatAlias> builder)
    {
        builder.ToTable("chat_aliases").HasKey(a => new { a.Account, a.Hash });
        builder.Property(a => a.Account).HasMaxLength(40);
        builder.Property(a => a.Hash).HasMaxLength(ChatAlias.Length);
        builder.HasIndex(a => a.ConversationId);
    }
}
