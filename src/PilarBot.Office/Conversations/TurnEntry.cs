using System.Data.Common;
using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>The begin of a turn: one round trip that locks and loads the chat, notes the message and tells who writes.</summary>
internal sealed record TurnEntry(Conversation Conversation, Caller Caller, bool IsRepeat)
{
    private const string Columns =
        "id, account, address, person_id, key, state, last_ordinal, spoken_ordinal, due_at, revisions, unreachable, created_at, last_inbound_at, "
        + "last_word_at, has_held, language, no_broadcasts_since";

    // The upsert is also the lock: whoever comes second waits here, on a first message as on any other.
    private const string EnterByAddress = $"""
        INSERT INTO conversations (id, account, address, key, last_ordinal, spoken_ordinal, revisions, has_held, created_at, last_inbound_at)
        VALUES (@id, @account, @address, @key, 0, 0, '', FALSE, @now, @now)
        ON CONFLICT (account, address) DO UPDATE SET last_inbound_at = excluded.last_inbound_at
        RETURNING {Columns};
        INSERT INTO seen_messages (account, hash, at) VALUES (@account, @hash, @now)
        ON CONFLICT DO NOTHING RETURNING 1;
        SELECT p.id, p.name, r.role, r.wilayah
        FROM conversations c
        JOIN people p ON p.id = c.person_id
        LEFT JOIN role_grants r ON r.person_id = p.id AND r.since <= @now AND (r.until IS NULL OR r.until > @now)
        WHERE c.account = @account AND c.address = @address;
        """;

    private const string EnterById = $"""
        UPDATE conversations SET last_ordinal = last_ordinal WHERE id = @id
        RETURNING {Columns};
        SELECT 1;
        SELECT p.id, p.name, r.role, r.wilayah
        FROM conversations c
        JOIN people p ON p.id = c.person_id
        LEFT JOIN role_grants r ON r.person_id = p.id AND r.since <= @now AND (r.until IS NULL OR r.until > @now)
        WHERE c.id = @id;
        """;

    /// <summary>Enters with a message from the channel.</summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="from">The chat.</param>
    /// <param name="hash">See <see cref="SeenMessage.HashOf"/>.</param>
    /// <param name="newId">The conversation's id, should this be its first message.</param>
    /// <param name="newKey">Its key, likewise.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<TurnEntry> EnterAsync(
        OfficeDbContext db, ChannelAddress from, byte[] hash, Guid newId, SealedKey newKey, DateTime now, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db, EnterByAddress,
            ("id", newId), ("account", from.Account), ("address", from.Address), ("key", newKey.ToBytes()), ("hash", hash), ("now", now));
        return (await ReadAsync(db, command, cancellation))!;
    }

    /// <summary>Enters without a message: the clock, a verdict about a file. Null when the chat is gone.</summary>
    public static async Task<TurnEntry?> EnterAsync(OfficeDbContext db, Guid conversation, DateTime now, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db, EnterById, ("id", conversation), ("now", now));
        return await ReadAsync(db, command, cancellation);
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
        };
        await reader.NextResultAsync(cancellation);
        var isRepeat = !await reader.ReadAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        var caller = Caller.Resident;
        var roles = new List<CallerRole>();
        while (await reader.ReadAsync(cancellation))
        {
            caller = new(reader.GetGuid(0), reader.GetString(1), roles);
            if (!reader.IsDBNull(2))
                roles.Add(new(reader.GetString(2), reader.GetString(3)));
        }
        db.Attach(conversation);
        return new(conversation, caller, isRepeat);
    }

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
