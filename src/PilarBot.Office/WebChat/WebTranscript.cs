using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels.WebChat;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.WebChat;

/// <summary>What was said in web chats, in order, sealed.</summary>
internal sealed class WebTranscript(OfficeDatabase database, Sealer sealer, TimeProvider clock)
{
    /// <summary>Adds an activity, with its place and time.</summary>
    /// <param name="chat">Where.</param>
    /// <param name="activity">What; by whom it says.</param>
    /// <param name="clientId">What its client calls it: the same name again adds nothing.</param>
    /// <param name="uploads">The files that came with it.</param>
    /// <param name="cancellation">Ends the wait for the chat's lock.</param>
    /// <returns>The activity as it is kept now, or was kept when it came first; null when the chat has ended.</returns>
    public async Task<Activity?> AppendAsync(
        WebConversation chat, Activity activity, string? clientId, IReadOnlyList<Guid> uploads, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        if (await DrawAsync(db, chat.Id, now, cancellation) is not { } ordinal)
            return null;
        var clientKey = clientId is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(clientId))[..16];
        // Undone with the transaction, the drawn number is free again.
        if (clientKey is not null && await db.WebActivities.AsNoTracking()
                .SingleOrDefaultAsync(a => a.ConversationId == chat.Id && a.ClientKey == clientKey, cancellation) is { } known)
            return Open(chat, known);
        var kept = activity with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{chat.Address}|{ordinal:D7}"),
            Timestamp = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ChannelId = WebChatRendering.ChannelId,
            Conversation = new(chat.Address),
        };
        db.WebActivities.Add(new()
        {
            ConversationId = chat.Id,
            Ordinal = ordinal,
            ClientKey = clientKey,
            Body = sealer.Seal(chat.Key, chat.Id, Field(ordinal), JsonSerializer.SerializeToUtf8Bytes(kept, DirectLineJson.Relaxed.Activity)),
        });
        var hour = now.Date.AddHours(now.Hour + 1);
        db.WebUploads.AddRange(uploads.Select(id => new WebUpload { Id = id, ConversationId = chat.Id, At = hour }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return kept;
    }

    /// <summary>The activities after a place, oldest first, and the place of the last of them.</summary>
    public async Task<(IReadOnlyList<Activity> Activities, long Last)> ReadAsync(WebConversation chat, long after, int most, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var rows = await db.WebActivities.AsNoTracking().Where(a => a.ConversationId == chat.Id && a.Ordinal > after)
            .OrderBy(a => a.Ordinal).Take(most).ToListAsync(cancellation);
        return ([.. rows.Select(row => Open(chat, row))], rows.Count == 0 ? after : rows[^1].Ordinal);
    }

    /// <summary>How far some chats have come; those that have ended, or are gone, are not among them.</summary>
    public async Task<Dictionary<Guid, long>> FindLastAsync(IReadOnlyCollection<Guid> chats, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.WebConversations.Where(c => chats.Contains(c.Id) && c.EndedAt == null).ToDictionaryAsync(c => c.Id, c => c.LastOrdinal, cancellation);
    }

    private static async Task<long?> DrawAsync(OfficeDbContext db, Guid chat, DateTime now, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db,
            """
            UPDATE web_conversations SET last_ordinal = last_ordinal + 1, last_active_at = @now WHERE id = @id AND ended_at IS NULL
            RETURNING last_ordinal;
            """, ("id", chat), ("now", now));
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }

    private Activity Open(WebConversation chat, WebActivity row) =>
        JsonSerializer.Deserialize(sealer.Open(chat.Key, chat.Id, Field(row.Ordinal), row.Body), DirectLineJson.Relaxed.Activity)!;

    private static string Field(long ordinal) => string.Create(CultureInfo.InvariantCulture, $"activity:{ordinal}");
}
