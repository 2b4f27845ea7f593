using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>
/// Makes one chat of two that are the same person's: one history, one dialogue, one queue of what is still to be sent. The other row is
/// deleted; its id leads on, see <see cref="MergedChat"/>, and so do its addresses.
/// </summary>
internal sealed class MergeChats(OfficeDbContext db, Sealer sealer, KeyedHash hash, CancellationToken cancellation)
{
    private const string Reference = nameof(ChatAlias.ConversationId);

    // Whoever got a broadcast in one of the two chats gets it no second time.
    private const string SettleBroadcasts = """
        DELETE FROM broadcast_recipients WHERE conversation_id = @to AND state = 'Queued' AND EXISTS (
            SELECT 1 FROM broadcast_recipients o
            WHERE o.conversation_id = @from AND o.broadcast_id = broadcast_recipients.broadcast_id AND o.state <> 'Queued');
        """;

    private const string LeadOn = """
        UPDATE merged_chats SET conversation_id = @to, shift = shift + @shift WHERE conversation_id = @from;
        INSERT INTO merged_chats (id, conversation_id, shift) VALUES (@from, @to, @shift);
        DELETE FROM conversations WHERE id = @from;
        """;

    /// <summary>Merges.</summary>
    /// <param name="chat">Goes on; locked and tracked by the context.</param>
    /// <param name="from">Ends.</param>
    /// <exception cref="ChatOvertakenException">The other has gone on elsewhere.</exception>
    public async Task RunAsync(Conversation chat, Guid from)
    {
        if (await db.Conversations.Where(c => c.Id == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation) == 0)
            throw new ChatOvertakenException();
        var other = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == from, cancellation);
        var shift = await MoveOutboxAsync(chat, other);
        await using (var command = OfficeDatabase.Command(db, SettleBroadcasts + Follow(db.Model) + LeadOn, ("from", from), ("to", chat.Id), ("shift", shift)))
            await command.ExecuteNonQueryAsync(cancellation);
        await ChatAlias.PointAsync(db, chat.Account, ChatAlias.HashOf(hash, other.Address), chat.Id, cancellation);
        foreach (var gone in db.ChangeTracker.Entries<Conversation>().Where(e => e.Entity.Id == from).ToList())
            gone.State = EntityState.Detached;

        // Of what there can be one only, that of the chat in which the person wrote last; the message of this very turn does not count.
        var isOlder = db.Entry(chat).Property(c => c.LastInboundAt).OriginalValue < other.LastInboundAt;
        await KeepNumberAsync(chat, other, isOlder);
        Join(chat, other, isOlder);
        chat.PersonId ??= other.PersonId;
        chat.Unreachable = null;
        chat.LastWordAt = other.LastWordAt > chat.LastWordAt || chat.LastWordAt is null ? other.LastWordAt : chat.LastWordAt;
        // Whoever wanted none wants none, wherever it was said.
        chat.NoBroadcastsSince ??= other.NoBroadcastsSince;
        if (other.LastInboundAt > chat.LastInboundAt)
            chat.LastInboundAt = other.LastInboundAt;
    }

    private void Join(Conversation chat, Conversation other, bool isOlder)
    {
        if (other.State is null)
            return;
        var (mine, theirs) = (chat.OpenDialogue(sealer), other.OpenDialogue(sealer));
        chat.KeepDialogue(chat.State is null || isOlder ? theirs.Join(mine, new()) : mine.Join(theirs, new()), sealer);
    }

    private async Task KeepNumberAsync(Conversation chat, Conversation other, bool isOlder)
    {
        if (other.PhoneHash is not { } theirs)
            return;
        var mine = chat.PhoneHash;
        chat.PhoneHash = mine is null || isOlder ? theirs : mine;
        if (mine is not null && !mine.AsSpan().SequenceEqual(theirs))
        {
            var gone = isOlder ? mine : theirs;
            await db.ChatAliases.Where(a => a.Account == chat.Account && a.Hash == gone && a.ConversationId == chat.Id).ExecuteDeleteAsync(cancellation);
        }
    }

    // Behind whatever is here already, all by the same number: what was sent before is reported under its old one. What is superfluous
    // by now stays behind.
    private async Task<long> MoveOutboxAsync(Conversation chat, Conversation other)
    {
        var shift = chat.LastOrdinal;
        var owed = await db.Outbox.AsNoTracking().Where(m => m.ConversationId == other.Id).ToListAsync(cancellation);
        foreach (var message in owed.Where(m => !(m.IsReceipt && other.SpokenOrdinal > m.Ordinal)))
        {
            var ordinal = shift + message.Ordinal;
            var body = OutboxBody.Seal(sealer, chat.Key, chat.Id, ordinal, OutboxBody.Open(sealer, other.Key, other.Id, message.Ordinal, message.Body));
            await db.Outbox.Where(m => m.ConversationId == other.Id && m.Ordinal == message.Ordinal).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.ConversationId, chat.Id).SetProperty(m => m.Ordinal, ordinal).SetProperty(m => m.Body, body), cancellation);
        }
        chat.LastOrdinal = shift + other.LastOrdinal;
        chat.HasHeld |= other.HasHeld;
        return shift;
    }

    /// <summary>Statements by which every row that names the one chat in the open names the other; where both have one, the other's stays.</summary>
    private static string Follow(IModel model) => string.Concat(model.GetEntityTypes()
        .Where(e => e.ClrType != typeof(OutboxMessage) && e.ClrType != typeof(MergedChat) && e.FindProperty(Reference) is not null)
        .Select(e => Follow(e.GetTableName()!, e.FindPrimaryKey()!)));

    private static string Follow(string table, IKey key)
    {
        if (key.Properties.All(p => p.Name != Reference))
            return $"UPDATE {table} SET conversation_id = @to WHERE conversation_id = @from;\n";
        var same = string.Concat(key.Properties.Where(p => p.Name != Reference).Select(p => p.GetColumnName())
            .Select(column => string.Create(CultureInfo.InvariantCulture, $" AND o.{column} = {table}.{column}")));
        return $"""
            UPDATE {table} SET conversation_id = @to WHERE conversation_id = @from AND NOT EXISTS (
                SELECT 1 FROM {table} o WHERE o.conversation_id = @to{same});
            DELETE FROM {table} WHERE conversation_id = @from;

            """;
    }
}
