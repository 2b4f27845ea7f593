using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Broadcasts;

/// <summary>What became of one recipient's send.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="State">Queued again when it is to be tried once more.</param>
/// <param name="Fault">What staff read.</param>
/// <param name="At">When it was settled, or when to try again.</param>
internal sealed record Settled(BroadcastRecipient Recipient, RecipientState State, string? Fault, DateTime At)
{
    /// <summary>Set when the chat can no longer be reached by anything.</summary>
    public UnreachableReason? Reason { get; init; }

    /// <summary>Set when the chat goes on elsewhere.</summary>
    public string? NewAddress { get; init; }

    /// <summary>Writes a batch. A recipient that was withdrawn meanwhile and yet sent counts as sent.</summary>
    public static async Task WriteAsync(OfficeDbContext db, IReadOnlyList<Settled> batch)
    {
        foreach (var settled in batch)
            await settled.WriteAsync(db);
    }

    private async Task WriteAsync(OfficeDbContext db)
    {
        var (broadcast, chat) = (Recipient.BroadcastId, Recipient.ConversationId);
        var row = db.BroadcastRecipients.Where(r => r.BroadcastId == broadcast && r.ConversationId == chat);
        if (State is RecipientState.Queued)
        {
            await row.Where(r => r.State == RecipientState.Queued).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.NotBefore, At).SetProperty(r => r.Attempts, r => r.Attempts + 1).SetProperty(r => r.Fault, Fault));
        }
        else
        {
            await row.ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, State).SetProperty(r => r.SettledAt, At).SetProperty(r => r.Fault, Fault));
        }
        if (Reason is { } reason)
            await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, (UnreachableReason?)reason));
        if (NewAddress is { } address)
            await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, address));
    }
}
