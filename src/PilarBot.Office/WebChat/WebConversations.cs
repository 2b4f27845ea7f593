using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.WebChat;

/// <summary>Begins web chats and finds them again.</summary>
internal sealed class WebConversations(OfficeDatabase database, Sealer sealer, KeyedHash hash, TimeProvider clock)
{
    /// <summary>A chat that was begun, with the secret that leads back to it.</summary>
    public sealed record Begun(WebConversation Chat, string? Resume);

    /// <summary>Begins a chat, unless there is one of this address: then it is that one.</summary>
    /// <param name="account">The web chat's account.</param>
    /// <param name="address">The conversation's id.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The chat, and whether it is new.</returns>
    public async Task<(WebConversation Chat, bool IsNew)> OpenAsync(string account, string address, string userId, CancellationToken cancellation)
    {
        var chat = New(account, address, userId, null);
        var isNew = await database.WriteAsync(db => InsertAsync(db, chat, cancellation), cancellation);
        return (isNew ? chat : await FindAsync(address, cancellation) ?? chat, isNew);
    }

    /// <summary>Begins a chat for a browser that can come back to it by a secret, of which only a keyed hash is kept.</summary>
    public async Task<Begun> BeginAsync(string account, CancellationToken cancellation)
    {
        var resume = WebConversation.NewWord() + WebConversation.NewWord();
        var chat = New(account, WebConversation.NewWord(), NewUser(), hash.Of(HashPurpose.WebResume, resume));
        await database.WriteAsync(db => InsertAsync(db, chat, cancellation), cancellation);
        return new(chat, resume);
    }

    /// <summary>The chat that a secret leads to; null when it leads to none.</summary>
    public async Task<WebConversation?> ResumeAsync(string account, string resume, CancellationToken cancellation)
    {
        var known = hash.Of(HashPurpose.WebResume, resume);
        await using var db = database.Open();
        return await db.WebConversations.AsNoTracking()
            .FirstOrDefaultAsync(c => c.Account == account && c.EndedAt == null && c.ResumeHash == known, cancellation);
    }

    /// <summary>The chat of an address, even when it was ended; null when there is none.</summary>
    public async Task<WebConversation?> FindAsync(string address, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.WebConversations.AsNoTracking().SingleOrDefaultAsync(c => c.Address == address, cancellation);
    }

    /// <summary>A name for somebody who has none: Direct Line wants it to begin so.</summary>
    public static string NewUser() => "dl_" + WebConversation.NewWord();

    private WebConversation New(string account, string address, string userId, byte[]? resumeHash)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            Account = account,
            Address = address,
            UserId = userId,
            Key = sealer.NewKey(id),
            ResumeHash = resumeHash,
            CreatedAt = now.UtcDateTime,
            LastActiveAt = now.UtcDateTime,
        };
    }

    // Two clients with one token may begin at once: the second finds what the first began.
    private static async Task<bool> InsertAsync(OfficeDbContext db, WebConversation chat, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db,
            """
            INSERT INTO web_conversations (id, account, address, user_id, key, resume_hash, last_ordinal, created_at, last_active_at)
            VALUES (@id, @account, @address, @user, @key, @resume, 0, @now, @now)
            ON CONFLICT (address) DO NOTHING;
            """,
            ("id", chat.Id), ("account", chat.Account), ("address", chat.Address), ("user", chat.UserId), ("key", chat.Key.ToBytes()),
            ("resume", chat.ResumeHash), ("now", chat.CreatedAt));
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
