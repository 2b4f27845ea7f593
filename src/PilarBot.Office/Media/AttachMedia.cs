using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Media;

/// <summary>Gives files that a dialogue took to the record they belong to.</summary>
internal static class AttachMedia
{
    /// <summary>Attaches what this chat sent; ids of anybody else's files are passed over.</summary>
    public static async Task<int> ToAsync(TurnContext turn, string ownerKind, Guid owner, IReadOnlyList<Guid>? files)
    {
        if (files is not { Count: > 0 })
            return 0;
        var conversation = turn.Conversation.Id;
        var attached = 0;
        // The last file of an album may have been noted in this very turn and not be written yet.
        foreach (var item in turn.Db.Media.Local.Where(m => m.OwnerId is null && files.Contains(m.Id)).ToList())
        {
            (item.OwnerKind, item.OwnerId) = (ownerKind, owner);
            attached++;
        }
        return attached + await turn.Db.Media
            .Where(m => files.Contains(m.Id) && m.ConversationId == conversation && m.OwnerId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.OwnerKind, ownerKind).SetProperty(m => m.OwnerId, owner), turn.Cancellation);
    }
}
