using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Media;

/// <summary>Gives files that a dialogue took to the record they belong to.</summary>
/// <remarks>
/// Files of a complaint are hidden: neither the chat they came from nor the moment stays with them, and once fetched no longer the
/// reference by which the channel gives them out.
/// </remarks>
internal static class AttachMedia
{
    /// <summary>Attaches what this chat sent, or what whoever is at the desk gave there; ids of anybody else's files are passed over.</summary>
    public static async Task<int> ToAsync(TurnContext turn, string ownerKind, Guid owner, IReadOnlyList<Guid>? files)
    {
        if (files is not { Count: > 0 })
            return 0;
        if (turn.IsAtDesk)
        {
            var person = turn.Caller.PersonId;
            return await turn.Db.Media.Where(m => files.Contains(m.Id) && m.OwnerKind == MediaItem.AtDesk && m.OwnerId == person)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.OwnerKind, ownerKind).SetProperty(m => m.OwnerId, owner), turn.Cancellation);
        }
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

    /// <summary>Attaches what this chat sent, and takes away what leads back to it.</summary>
    /// <returns>How many are attached, and how many of these have turned out to be unusable already.</returns>
    public static async Task<(int Attached, int Missing)> HiddenAsync(TurnContext turn, string ownerKind, Guid owner, IReadOnlyList<Guid>? files)
    {
        if (files is not { Count: > 0 })
            return (0, 0);
        var conversation = turn.Conversation.Id;
        var day = turn.Now.Date.AddDays(1);
        var attached = 0;
        foreach (var item in turn.Db.Media.Local.Where(m => m.OwnerId is null && files.Contains(m.Id)).ToList())
        {
            (item.OwnerKind, item.OwnerId, item.ConversationId, item.ReceivedAt) = (ownerKind, owner, null, day);
            attached++;
        }
        attached += await turn.Db.Media
            .Where(m => files.Contains(m.Id) && m.ConversationId == conversation && m.OwnerId == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.OwnerKind, ownerKind)
                .SetProperty(m => m.OwnerId, owner)
                .SetProperty(m => m.ConversationId, (Guid?)null)
                .SetProperty(m => m.ReceivedAt, day)
                // What is still to be fetched keeps both until it is.
                .SetProperty(m => m.NotBefore, m => m.State == MediaState.Pending ? m.NotBefore : day)
                .SetProperty(m => m.FileRef, m => m.State == MediaState.Pending ? m.FileRef : ""), turn.Cancellation);
        var missing = await turn.Db.Media.CountAsync(
            m => m.OwnerId == owner && files.Contains(m.Id) && m.State != MediaState.Pending && m.State != MediaState.Stored, turn.Cancellation);
        return (attached, missing);
    }
}
