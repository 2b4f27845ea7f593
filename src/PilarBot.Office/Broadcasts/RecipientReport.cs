using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Broadcasts;

/// <summary>What a channel reports about one recipient's message.</summary>
internal static class RecipientReport
{
    /// <summary>Writes it. The furthest counts: a late "delivered" does not undo "read".</summary>
    public static async Task ApplyAsync(OfficeDbContext db, DeliveryReport report, SendMark.Recipient mark, Sealer sealer, DateTime now)
    {
        var row = db.BroadcastRecipients.Where(r => r.BroadcastId == mark.Broadcast && r.ConversationId == mark.Conversation);
        switch (report)
        {
            case { Failure: { } failure }:
                // What has arrived, in this or another part, did not fail.
                if (await row.AsNoTracking().SingleOrDefaultAsync(r => r.State == RecipientState.Sent || r.State == RecipientState.Queued) is { } recipient)
                    await Settled.WriteAsync(db, [Settled.Of(recipient, failure, now)], sealer);
                break;
            case { State: DeliveryState.Read or DeliveryState.Played }:
                await row.Where(r => r.State != RecipientState.Read).ExecuteUpdateAsync(set => set
                    .SetProperty(r => r.State, RecipientState.Read).SetProperty(r => r.SettledAt, report.At).SetProperty(r => r.Fault, (string?)null));
                break;
            case { State: DeliveryState.Delivered }:
                await row.Where(r => r.State == RecipientState.Sent || r.State == RecipientState.Queued || r.State == RecipientState.Failed).ExecuteUpdateAsync(set => set
                    .SetProperty(r => r.State, RecipientState.Delivered).SetProperty(r => r.SettledAt, report.At).SetProperty(r => r.Fault, (string?)null));
                break;
            case { State: DeliveryState.Sent }:
                // The answer to the send was lost: this is the answer.
                await row.Where(r => r.State == RecipientState.Queued && r.Fault == Ambiguous.Sentence).ExecuteUpdateAsync(set => set
                    .SetProperty(r => r.State, RecipientState.Sent).SetProperty(r => r.SettledAt, report.At));
                break;
        }
    }
}
