using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Outbox;

/// <summary>Owes a message to a chat from outside its own turns.</summary>
internal static class OweMessage
{
    /// <summary>Draws the chat's next order number, under its row's lock, and writes the message into the outbox.</summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="conversation">The chat; one that has gone on in another is followed.</param>
    /// <param name="message">What to say.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="sealer">Seals it with the chat's key.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Ends the wait for the lock.</param>
    /// <returns>The chat's account, to wake its sender after the commit; null when the chat cannot be reached.</returns>
    public static Task<string?> ToAsync(
        OfficeDbContext db, Guid conversation, OutboundMessage message, MessagePurpose purpose, Sealer sealer, DateTime now, CancellationToken cancellation) =>
        AddAsync(db, conversation, message, purpose, OutboxState.Waiting, sealer, now, cancellation);

    /// <summary>As <see cref="ToAsync"/>, but held until the person writes: a template went in its place.</summary>
    public static Task<string?> HoldAsync(
        OfficeDbContext db, Guid conversation, OutboundMessage message, MessagePurpose purpose, Sealer sealer, DateTime now, CancellationToken cancellation) =>
        AddAsync(db, conversation, message, purpose, OutboxState.Held, sealer, now, cancellation);

    private static async Task<string?> AddAsync(
        OfficeDbContext db, Guid conversation, OutboundMessage message, MessagePurpose purpose, OutboxState state, Sealer sealer, DateTime now,
        CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db, """
            UPDATE conversations SET last_ordinal = last_ordinal + 1, has_held = has_held OR @held WHERE id = @id AND unreachable IS NULL
            RETURNING account, key, last_ordinal;
            """, ("id", conversation), ("held", state is OutboxState.Held));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            await reader.CloseAsync();
            return await MergedChat.FollowAsync(db, conversation, cancellation) is { } into
                ? await AddAsync(db, into, message, purpose, state, sealer, now, cancellation)
                : null;
        }
        var (account, key, ordinal) = (reader.GetString(0), SealedKey.FromBytes(reader.GetFieldValue<byte[]>(1)), reader.GetInt64(2));
        db.Outbox.Add(new()
        {
            ConversationId = conversation,
            Ordinal = ordinal,
            Account = account,
            Body = OutboxBody.Seal(sealer, key, conversation, ordinal, message),
            Purpose = purpose,
            State = state,
            StateAt = state is OutboxState.Held ? now : null,
            NotBefore = now,
            CreatedAt = now,
        });
        return account;
    }
}
