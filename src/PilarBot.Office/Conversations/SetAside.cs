using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Conversations;

/// <summary>Sets a message aside whose turn fails: kept sealed, the person is told that a human will look, and one is called.</summary>
internal static class SetAside
{
    private const string BeforeTheQueue = "before_the_queue";

    /// <summary>Notes it in the turn's transaction, which the caller commits.</summary>
    /// <returns>The id in the quarantine, and why the chat could not join the queue of those who wait for a human; null when it could.</returns>
    public static async Task<(Guid Id, Exception? NotQueued)> AddAsync(TurnContext turn, InboundMessage message, Exception fault, FlowSet flows, OfficeDatabase database)
    {
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        turn.Db.Quarantine.Add(new()
        {
            Id = id,
            ConversationId = turn.Conversation.Id,
            Account = message.From.Account,
            Key = key,
            Body = turn.Sealer.Seal(key, id, "body", JsonSerializer.SerializeToUtf8Bytes(message, QuarantineJson.Default.InboundMessage)),
            Fault = Fault.Describe(fault),
            At = turn.Now,
        });
        try
        {
            turn.Say(new OutboundText(flows.Say("quarantine")));
        }
        catch (SealBrokenException)
        {
            // The chat's own key does not open: nothing can be said in it, but its message must not come again for ever.
        }
        await StaffAlert.SendAsync(turn);
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return (id, await QueueAsync(turn, database));
    }

    // In the same transaction, so that a kill cannot part what the person is told from what staff see; behind a savepoint, since the
    // quarantine has to hold whatever table it is that a poisoned message cannot be written to.
    private static async Task<Exception?> QueueAsync(TurnContext turn, OfficeDatabase database)
    {
        var transaction = turn.Db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(BeforeTheQueue, turn.Cancellation);
        var request = turn.Db.HumanRequests.Add(new() { Id = turn.NewId(), ConversationId = turn.Conversation.Id, Reason = HumanReason.Broken, At = turn.Now });
        try
        {
            await turn.Db.SaveChangesAsync(turn.Cancellation);
            return null;
        }
        catch (DbUpdateException exception) when (!database.IsOutage(exception) && !database.IsConflict(exception))
        {
            request.State = EntityState.Detached;
            await transaction.RollbackToSavepointAsync(BeforeTheQueue, turn.Cancellation);
            return exception;
        }
    }
}
