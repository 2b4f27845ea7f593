using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.WebChat;

/// <summary>The files that come in by web chats.</summary>
internal sealed class WebUploads(OfficeDatabase database, UploadFolder folder)
{
    /// <summary>How many files a chat has sent within the last day.</summary>
    public async Task<int> CountAsync(WebConversation chat, CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.WebUploads.CountAsync(u => u.ConversationId == chat.Id, cancellation);
    }

    /// <summary>The content of a file, forwards only; null when it is no longer kept.</summary>
    public async Task<Stream?> OpenAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var key = await db.WebUploads.Where(u => u.Id == id)
            .Join(db.WebConversations, u => u.ConversationId, c => c.Id, (_, c) => c.Key).SingleOrDefaultAsync(cancellation);
        return key is null ? null : folder.Open(id, key);
    }
}
