using PilarBot.Channels;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Outbox;

/// <summary>Owes a message to a chat from outside its own turns.</summary>
internal static class OweMessage
{
    /// <summary>Draws the chat's next order number, under its row's lock, and writes the message into the outbox.</summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="conversation">The chat.</param>
    /// <param name="message">What to say.</param>
    /// <param name="sealer">Seals it with the chat's key.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Ends the wait for the lock.</param>
    /// <returns>The chat's account, to wake its sender after the commit; null when the chat cannot be reached.</returns>
    public static async Task<string?> ToAsync(
        OfficeDbContext db, Guid conversation, OutboundMessage message, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db,
            "UPDATE conversations SET last_ordinal = last_ordinal + 1 WHERE id = @id AND unreachable IS NULL RETURNING account, key, last_ordinal;",
            ("id", conversation));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var (account, key, ordinal) = (reader.GetString(0), SealedKey.FromBytes(reader.GetFieldValue<byte[]>(1)), reader.GetInt64(2));
        db.Outbox.Add(new()
        {
            ConversationId = conversation,
            Ordinal = ordinal,
            Account = account,
            Body = OutboxBody.Seal(sealer, key, conversation, ordinal, message),
            NotBefore = now,
            CreatedAt = now,
        });
        return account;
    }
}
