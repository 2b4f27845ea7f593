using System.Data.Common;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>The begin of a turn: one round trip that locks and loads the chat, notes the message and tells who writes.</summary>
internal sealed record TurnEntry(Conversation Conversation, Caller Caller, bool IsRepeat)
{
    /// <summary>True for work at the office's desk, which has no chat: nothing is said there.</summary>
    public bool IsAtDesk => Conversation.Id == Guid.Empty;

    /// <summary>Enters for somebody who is signed in to the console. The chat is nobody's and is never written.</summary>
    public static TurnEntry AtDesk(Caller caller, Sealer sealer, DateTime now) => new(
        new() { Id = Guid.Empty, Account = "", Address = "", PersonId = caller.PersonId, Key = sealer.NewKey(Guid.Empty), CreatedAt = now, LastInboundAt = now }, caller, IsRepeat: false);

    private const string Columns =
        "id, account, address, person_id, key, state, last_ordinal, spoken_ordinal, due_at, revisions, unreachable, created_at, last_inbound_at, "
        + "last_word_at, has_held, language, no_broadcasts_since, phone_hash";

    // Where whoever writes is known already: under this address of before or this number, under this address, or by the number alone.
    private const string Known = """
        COALESCE(
            (SELECT k.address FROM chat_aliases a JOIN conversations k ON k.id = a.conversation_id WHERE a.account = @account AND a.hash = @alias),
            (SELECT k.address FROM conversations k WHERE k.account = @account AND k.address = @address),
            (SELECT k.address FROM conversations k WHERE k.account = @account AND k.address = @phone),
            @address)
        """;

    private const string Who = """
        SELECT c.id, p.id, p.name, r.role, r.wilayah, p.team
        FROM conversations c
        LEFT JOIN people p ON p.id = c.person_id
        LEFT JOIN role_grants r ON r.person_id = p.id AND r.since <= @now AND (r.until IS NULL OR r.until > @now)
        """;

    // The upsert is also the lock: whoever comes second waits here, on a first message as on any other. What was known before the wait
    // may be no more: so the last statement looks again.
    private const string EnterByAddress = $"""
        INSERT INTO conversations (id, account, address, key, last_ordinal, spoken_ordinal, revisions, has_held, created_at, last_inbound_at)
        VALUES (@id, @account, {Known}, @key, 0, 0, '', FALSE, @now, @now)
        ON CONFLICT (account, address) DO UPDATE SET last_ordinal = conversations.last_ordinal
        RETURNING {Columns};
        INSERT INTO seen_messages (account, hash, at) VALUES (@account, @hash, @now)
        ON CONFLICT DO NOTHING RETURNING 1;
        {Who}
        WHERE c.account = @account AND c.address = {Known};
        """;

    private const string EnterById = $"""
        UPDATE conversations SET last_ordinal = last_ordinal WHERE id = @id
        RETURNING {Columns};
        SELECT 1;
        {Who}
        WHERE c.id = @id;
        """;

    /// <summary>Enters with a message from the channel.</summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="message">Its sender is found under any address by which the channel names them.</param>
    /// <param name="hash">See <see cref="ChatAlias.HashOf"/>.</param>
    /// <param name="seen">See <see cref="SeenMessage.HashOf"/>.</param>
    /// <param name="newId">The conversation's id, should this be its first message.</param>
    /// <param name="newKey">Its key, likewise.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ChatOvertakenException">The chat went on elsewhere while this waited for it.</exception>
    public static async Task<TurnEntry> EnterAsync(
        OfficeDbContext db, InboundMessage message, KeyedHash hash, byte[] seen, Guid newId, SealedKey newKey, DateTime now, CancellationToken cancellation)
    {
        var from = message.From;
        await using var command = OfficeDatabase.Command(db, EnterByAddress,
            ("id", newId), ("account", from.Account), ("address", from.Address), ("phone", message.Phone), ("alias", ChatAlias.HashOf(hash, from.Address)),
            ("key", newKey.ToBytes()), ("hash", seen), ("now", now));
        var entry = (await ReadAsync(db, command, cancellation))!;
        // Written with whatever else the turn changes; until then the context still knows when the person wrote before.
        entry.Conversation.LastInboundAt = now;
        return entry;
    }

    /// <summary>Enters without a message: the clock, a verdict about a file. Null when the chat is gone.</summary>
    public static async Task<TurnEntry?> EnterAsync(OfficeDbContext db, Guid conversation, DateTime now, CancellationToken cancellation)
    {
        for (Guid? id = conversation; id is not null; id = await MergedChat.FollowAsync(db, id.Value, cancellation))
        {
            await using var command = OfficeDatabase.Command(db, EnterById, ("id", id), ("now", now));
            if (await ReadAsync(db, command, cancellation) is { } entry)
                return entry;
        }
        return null;
    }

    private static async Task<TurnEntry?> ReadAsync(OfficeDbContext db, DbCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var conversation = new Conversation
        {
            Id = reader.GetGuid(0),
            Account = reader.GetString(1),
            Address = reader.GetString(2),
            PersonId = reader.IsDBNull(3) ? null : reader.GetGuid(3),
            Key = SealedKey.FromBytes(reader.GetFieldValue<byte[]>(4)),
            State = reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5),
            LastOrdinal = reader.GetInt64(6),
            SpokenOrdinal = reader.GetInt64(7),
            DueAt = reader.IsDBNull(8) ? null : Utc(reader.GetDateTime(8)),
            Revisions = reader.GetString(9),
            Unreachable = reader.IsDBNull(10) ? null : Enum.Parse<UnreachableReason>(reader.GetString(10)),
            CreatedAt = Utc(reader.GetDateTime(11)),
            LastInboundAt = Utc(reader.GetDateTime(12)),
            LastWordAt = reader.IsDBNull(13) ? null : Utc(reader.GetDateTime(13)),
            HasHeld = reader.GetBoolean(14),
            Language = reader.IsDBNull(15) ? null : reader.GetString(15),
            NoBroadcastsSince = reader.IsDBNull(16) ? null : Utc(reader.GetDateTime(16)),
            PhoneHash = reader.IsDBNull(17) ? null : reader.GetFieldValue<byte[]>(17),
        };
        await reader.NextResultAsync(cancellation);
        var isRepeat = !await reader.ReadAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        var caller = Caller.Resident;
        var roles = new List<CallerRole>();
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetGuid(0) != conversation.Id)
                throw new ChatOvertakenException();
            if (!reader.IsDBNull(1))
                caller = new(reader.GetGuid(1), reader.GetString(2), roles, reader.IsDBNull(5) ? null : reader.GetString(5));
            if (!reader.IsDBNull(3))
                roles.Add(new(reader.GetString(3), reader.GetString(4)));
        }
        db.Attach(conversation);
        return new(conversation, caller, isRepeat);
    }

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
