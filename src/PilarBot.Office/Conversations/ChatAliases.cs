using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.People;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>What the channel told about the receiver of a message of ours.</summary>
/// <param name="Conversation">The chat to which the message was sent; found too when it has gone on in another.</param>
/// <param name="Address">See <see cref="DeliveryReport.Address"/>.</param>
/// <param name="Phone">See <see cref="DeliveryReport.Phone"/>.</param>
internal sealed record ToldAddress(Guid Conversation, string? Address, string? Phone);

/// <summary>
/// Keeps a person who is known by several addresses one person with one chat. An id belongs to somebody for ever, a number does not: what
/// only a number connects is the same chat as long as one of the two has no id yet; with another id it is somebody else's number by now.
/// </summary>
internal sealed class ChatAliases(OfficeDbContext db, Sealer sealer, KeyedHash hash, CancellationToken cancellation)
{
    private const int Conflicts = 20;

    // The unique key decides between two that learn the same number at once: who comes second waits here, and sees who has it.
    private const string Claim = """
        INSERT INTO chat_aliases (account, hash, conversation_id) VALUES (@account, @hash, @chat)
        ON CONFLICT (account, hash) DO UPDATE SET conversation_id = chat_aliases.conversation_id
        RETURNING conversation_id;
        SELECT id FROM conversations WHERE account = @account AND address = @phone AND id <> @chat;
        """;

    private const string TakeOver = """
        UPDATE conversations SET phone_hash = NULL WHERE id = @holder AND id <> @chat AND phone_hash = @hash;
        UPDATE chat_aliases SET conversation_id = @chat WHERE account = @account AND hash = @hash;
        DELETE FROM chat_aliases WHERE account = @account AND hash = @before AND conversation_id = @chat;
        """;

    /// <summary>Takes in how a message names its sender. Costs nothing where that is known already.</summary>
    public static async ValueTask LearnAsync(InboundMessage message, TurnContext turn)
    {
        if (message.Phone is not { } phone)
            return;
        var (chat, from) = (turn.Conversation, message.From.Address);
        if (chat.Address == phone)
            chat.Address = from;
        // What comes late, under an id of before, tells a number of before.
        if (from == chat.Address || from == phone)
            await Of(turn).NumberAsync(chat, phone);
        await Register.CallAsync(turn);
    }

    /// <summary>The chat goes on under another address, and with whatever was said there already.</summary>
    public static async Task MoveAsync(InboundMessage message, MovedContent moved, TurnContext turn)
    {
        var (chat, aliases) = (turn.Conversation, Of(turn));
        await aliases.GoOnAtAsync(chat, moved.NewAddress, mayReturn: message.From.Address == chat.Address, message.Phone);
        if (moved.NewPhone is { } phone)
            await aliases.NumberAsync(chat, phone);
        await Register.CallAsync(turn);
    }

    /// <summary>Takes in how reports name the receivers of what we sent, each chat in a transaction of its own. One statement where all of it is known already.</summary>
    public static async Task LearnAsync(
        OfficeDatabase database, IReadOnlyCollection<ToldAddress> told, Sealer sealer, KeyedHash hash, CancellationToken cancellation)
    {
        foreach (var news in await NewsAsync(database, told, hash, cancellation))
        {
            for (var conflicts = 0; ; conflicts++)
            {
                try
                {
                    await database.WriteAsync(db => new ChatAliases(db, sealer, hash, cancellation).HearAsync(news), cancellation);
                    break;
                }
                catch (Exception exception) when ((exception is ChatOvertakenException || database.IsConflict(exception)) && conflicts < Conflicts)
                {
                    // Undone; the same again finds the chats where they are now.
                }
            }
        }
    }

    private static async Task<IReadOnlyList<ToldAddress>> NewsAsync(
        OfficeDatabase database, IReadOnlyCollection<ToldAddress> told, KeyedHash hash, CancellationToken cancellation)
    {
        var ids = told.Select(t => t.Conversation).Distinct().ToList();
        await using var db = database.Open();
        var chats = await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Address, c.PhoneHash }).ToDictionaryAsync(c => c.Id, cancellation);
        return [.. told.Distinct().Where(t => !chats.TryGetValue(t.Conversation, out var chat)
            || t.Address is not null && t.Address != t.Phone && t.Address != chat.Address
            || t.Phone is not null && !IsSame(chat.PhoneHash, ChatAlias.HashOf(hash, t.Phone)))];
    }

    private static ChatAliases Of(TurnContext turn) => new(turn.Db, turn.Sealer, turn.Hash, turn.Cancellation);

    /// <returns>False when the chat is gone.</returns>
    private async Task<bool> HearAsync(ToldAddress told)
    {
        if (await LockAsync(told.Conversation) is not { } chat)
            return false;
        if (told.Address is { } address && address != told.Phone)
            await GoOnAtAsync(chat, address, mayReturn: false, told.Phone);
        // Reports come late too: beside an id of before, or beside none at all, stands a number of before.
        if (told.Phone is { } phone && (told.Address == chat.Address || chat.PhoneHash is null))
            await NumberAsync(chat, phone);
        return true;
    }

    private async Task<Conversation?> LockAsync(Guid conversation)
    {
        for (Guid? id = conversation; id is not null; id = await MergedChat.FollowAsync(db, id.Value, cancellation))
            if (await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation) > 0)
                return await db.Conversations.SingleAsync(c => c.Id == id, cancellation);
        return null;
    }

    /// <param name="chat">Locked.</param>
    /// <param name="address">Where it goes on.</param>
    /// <param name="mayReturn">False when an address of before is no news, but comes late.</param>
    /// <param name="phone">The number told beside the address of before, or null.</param>
    private async Task GoOnAtAsync(Conversation chat, string address, bool mayReturn, string? phone)
    {
        if (chat.Address == address)
            return;
        var (account, mark) = (chat.Account, ChatAlias.HashOf(hash, address));
        var holder = await db.ChatAliases.Where(a => a.Account == account && a.Hash == mark).Select(a => (Guid?)a.ConversationId).SingleOrDefaultAsync(cancellation);
        if (holder == chat.Id && !mayReturn)
            return;
        var before = chat.Address;
        var others = await db.Conversations.Where(c => c.Account == account && c.Id != chat.Id && (c.Id == holder || c.Address == address))
            .Select(c => new { c.Id, c.Address }).ToListAsync(cancellation);
        foreach (var other in others)
            await new MergeChats(db, sealer, hash, cancellation).RunAsync(chat, other.Id);
        chat.Address = others is [var known, ..] ? known.Address : address;
        if (before != phone && !IsNumber(chat, before))
            await ChatAlias.PointAsync(db, account, ChatAlias.HashOf(hash, before), chat.Id, cancellation);
    }

    private async Task NumberAsync(Conversation chat, string phone)
    {
        if (IsNumber(chat, phone))
            return;
        var mark = ChatAlias.HashOf(hash, phone);
        var (holder, alone) = await ClaimAsync(chat, phone, mark);
        if (holder != chat.Id && chat.Address == phone)
            throw new ChatOvertakenException();
        if (alone is { } other)
            await new MergeChats(db, sealer, hash, cancellation).RunAsync(chat, other);
        if (holder != chat.Id || chat.PhoneHash is not null)
        {
            await using var command = OfficeDatabase.Command(db, TakeOver,
                ("account", chat.Account), ("chat", chat.Id), ("holder", holder), ("hash", mark),
                ("before", IsSame(chat.PhoneHash, mark) ? null : chat.PhoneHash));
            await command.ExecuteNonQueryAsync(cancellation);
        }
        chat.PhoneHash = mark;
        // Whoever the roster has under a number for which the channel vouches: nobody has to share it first.
        chat.PersonId ??= await Register.FindAsync(phone, db, hash, cancellation);
    }

    private async Task<(Guid Holder, Guid? Alone)> ClaimAsync(Conversation chat, string phone, byte[] mark)
    {
        await using var command = OfficeDatabase.Command(db, Claim, ("account", chat.Account), ("hash", mark), ("chat", chat.Id), ("phone", phone));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var holder = reader.GetGuid(0);
        await reader.NextResultAsync(cancellation);
        return (holder, await reader.ReadAsync(cancellation) ? reader.GetGuid(0) : null);
    }

    private bool IsNumber(Conversation chat, string address) => IsSame(chat.PhoneHash, ChatAlias.HashOf(hash, address));

    private static bool IsSame(byte[]? known, byte[] told) => known is not null && known.AsSpan().SequenceEqual(told);
}
