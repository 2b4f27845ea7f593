using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.WebChat;

/// <summary>Takes away web chats in which nothing was said for long, with all that was said in them, and files after a day.</summary>
internal sealed class PruneWebChat(OfficeDatabase database, UploadFolder folder)
{
    private static readonly TimeSpan KeepUploads = TimeSpan.FromHours(24);

    /// <param name="now">UTC.</param>
    /// <param name="keep">How long chats stay after their last message.</param>
    /// <param name="cancellation">Stops in between.</param>
    public async Task RunAsync(DateTime now, TimeSpan keep, CancellationToken cancellation)
    {
        var (chats, uploads) = (now - keep, now - KeepUploads);
        await database.WriteAsync(db => db.WebConversations.Where(c => c.LastActiveAt < chats).ExecuteDeleteAsync(cancellation), cancellation);
        await database.WriteAsync(db => db.WebUploads.Where(u => u.At < uploads).ExecuteDeleteAsync(cancellation), cancellation);
        // Rows count from the next full hour: no row is left without its file before its time.
        folder.DeleteOlder(uploads.AddHours(-1));
    }
}
