using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Media;

namespace PilarBot.Office.WebChat;

/// <summary>
/// Ends a web chat: what was said in it is deleted, with the draft that was under way, and nobody comes back to it. What it led to,
/// a case or a complaint, stays.
/// </summary>
internal sealed class EndWebConversation(OfficeDatabase database, UploadFolder folder, TimeProvider clock)
{
    /// <summary>Ends it; once more changes nothing.</summary>
    public async Task RunAsync(WebConversation chat, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var uploads = await database.WriteAsync(async db =>
        {
            // In the order in which everything locks: the dialogue, then what the browser sees of it.
            await ForgetDialogueAsync(db, chat, cancellation);
            await db.WebConversations.Where(c => c.Id == chat.Id && c.EndedAt == null).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.EndedAt, now)
                .SetProperty(c => c.ResumeHash, (byte[]?)null), cancellation);
            await db.WebActivities.Where(a => a.ConversationId == chat.Id).ExecuteDeleteAsync(cancellation);
            return await DropUploadsAsync(db, chat, cancellation);
        }, cancellation);
        folder.Delete(uploads);
    }

    private static async Task ForgetDialogueAsync(OfficeDbContext db, WebConversation chat, CancellationToken cancellation)
    {
        UnreachableReason? gone = UnreachableReason.Gone;
        var dialogue = db.Conversations.Where(c => c.Account == chat.Account && c.Address == chat.Address);
        await dialogue.ExecuteUpdateAsync(set => set
            .SetProperty(c => c.State, (byte[]?)null)
            .SetProperty(c => c.DueAt, (DateTime?)null)
            .SetProperty(c => c.Revisions, "")
            .SetProperty(c => c.Unreachable, gone), cancellation);
        await db.Outbox.Where(m => dialogue.Any(c => c.Id == m.ConversationId)).ExecuteDeleteAsync(cancellation);
    }

    // A file that a case or a complaint still has to fetch stays until it is fetched, or a day old.
    private static async Task<List<Guid>> DropUploadsAsync(OfficeDbContext db, WebConversation chat, CancellationToken cancellation)
    {
        var ids = await db.WebUploads.Where(u => u.ConversationId == chat.Id).Select(u => u.Id).ToListAsync(cancellation);
        var references = ids.ConvertAll(id => id.ToString("N"));
        var wanted = await db.Media.Where(m => m.Account == chat.Account && m.State == MediaState.Pending && references.Contains(m.FileRef))
            .Select(m => m.FileRef).ToListAsync(cancellation);
        ids.RemoveAll(id => wanted.Contains(id.ToString("N")));
        await db.WebUploads.Where(u => ids.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        return ids;
    }
}
