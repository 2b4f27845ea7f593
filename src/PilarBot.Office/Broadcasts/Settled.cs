using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

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

    /// <summary>What a send's outcome, or a report of it, means for a recipient.</summary>
    public static Settled Of(BroadcastRecipient recipient, SendOutcome outcome, DateTime now) => outcome switch
    {
        Delivered => new(recipient, RecipientState.Sent, null, now),
        Unreachable unreachable => new(recipient, RecipientState.Unreachable, outcome.ForStaff, now) { Reason = unreachable.Reason },
        // Once the template is mended, or the account may again: the broadcast goes on where it stopped.
        BroadcastRefused { Stop: BroadcastStop.ThisTemplate } => new(recipient, RecipientState.Queued, outcome.ForStaff, now),
        BroadcastRefused { RetryAfter: { } wait } => new(recipient, RecipientState.Queued, outcome.ForStaff, now + wait),
        Refused or BroadcastRefused => new(recipient, RecipientState.Failed, outcome.ForStaff, now),
        WindowClosed => new(recipient, RecipientState.Queued, outcome.ForStaff, now) { IsShut = true },
        Throttled throttled => new(recipient, RecipientState.Queued, outcome.ForStaff, now + throttled.RetryAfter),
        Moved moved => new(recipient, RecipientState.Queued, outcome.ForStaff, now) { NewAddress = moved.NewAddress },
        ChannelDown => new(recipient, RecipientState.Queued, outcome.ForStaff, now + TimeSpan.FromSeconds(30)),
        Failed or Ambiguous when recipient.Attempts >= MostTries => new(recipient, RecipientState.Failed, outcome.ForStaff, now),
        Failed or Ambiguous => new(recipient, RecipientState.Queued, outcome.ForStaff, now + TimeSpan.FromSeconds(Math.Pow(2, recipient.Attempts))),
        _ => throw new InvalidOperationException($"No handling of {outcome.GetType().Name}."),
    };

    private const int MostTries = 8;

    /// <summary>True when the channel says that only templates may go to this chat.</summary>
    public bool IsShut { get; init; }

    /// <summary>What went as a template only and is owed in full once the person answers; null when all was said.</summary>
    public OutboundMessage? Owed { get; init; }

    // What a send can still change.
    private const string Open = "'Queued', 'Sent', 'Withdrawn', 'Skipped'";

    /// <summary>Writes a batch. A recipient that was withdrawn or passed over meanwhile and yet sent counts as sent.</summary>
    public static async Task WriteAsync(OfficeDbContext db, IReadOnlyList<Settled> batch, Sealer sealer)
    {
        // Nearly all of them were simply sent: one statement for these.
        var sent = batch.Where(s => s is { State: RecipientState.Sent, Fault: null }).ToList();
        if (sent is not [])
            await ManyRows.ChangeAsync(
                db, $"UPDATE broadcast_recipients SET state = 'Sent', settled_at = @at, fault = NULL WHERE state IN ({Open}) AND",
                "broadcast_id, conversation_id, attempts",
                [.. sent.Select(s => new object?[] { s.Recipient.BroadcastId, s.Recipient.ConversationId, s.Recipient.Attempts })], ("at", sent[^1].At));
        foreach (var settled in batch)
        {
            if (settled is not { State: RecipientState.Sent, Fault: null })
                await settled.WriteAsync(db);
            if (settled.Owed is { } owed)
                await OweMessage.HoldAsync(db, settled.Recipient.ConversationId, owed, MessagePurpose.Notice, sealer, settled.At, CancellationToken.None);
        }
    }

    private async Task WriteAsync(OfficeDbContext db)
    {
        var (broadcast, chat) = (Recipient.BroadcastId, Recipient.ConversationId);
        // A report that it failed may have been faster than the send's own result: then this is about an earlier try.
        var attempts = Recipient.Attempts;
        var row = db.BroadcastRecipients.Where(r => r.BroadcastId == broadcast && r.ConversationId == chat && r.Attempts == attempts
            && (r.State == RecipientState.Queued || r.State == RecipientState.Sent || r.State == RecipientState.Withdrawn));
        if (State is RecipientState.Queued)
        {
            await row.Where(r => r.State != RecipientState.Withdrawn).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, RecipientState.Queued).SetProperty(r => r.SettledAt, (DateTime?)null).SetProperty(r => r.NotBefore, At).SetProperty(r => r.Attempts, r => r.Attempts + 1).SetProperty(r => r.Fault, Fault));
        }
        else
        {
            await row.ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, State).SetProperty(r => r.SettledAt, At).SetProperty(r => r.Fault, Fault));
        }
        if (Reason is { } reason)
            await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, (UnreachableReason?)reason));
        if (IsShut)
            await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastWordAt, (DateTime?)null));
        if (NewAddress is { } address)
            await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, address));
    }
}
