using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>Something to be recorded about a message that was tried.</summary>
internal abstract record Record(OutboxMessage Message);

/// <summary>Sent, or no longer to be sent.</summary>
internal sealed record Removed(OutboxMessage Message) : Record(Message);

/// <summary>Taken by a channel that tells later whether it arrived.</summary>
internal sealed record Taken(OutboxMessage Message, DateTime At) : Record(Message);

/// <summary>A template went in its place; the message itself goes when the person answers.</summary>
internal sealed record Held(OutboxMessage Message, DateTime At) : Record(Message);

/// <summary>The channel says that only templates may go to this chat: to be tried again as one.</summary>
internal sealed record Shut(OutboxMessage Message, DateTime At) : Record(Message);

/// <summary>To be tried again.</summary>
internal sealed record Postponed(OutboxMessage Message, DateTime NotBefore, string Fault, bool CountsAsTry) : Record(Message);

/// <summary>Given up.</summary>
internal sealed record Died(OutboxMessage Message, string Fault, DateTime At) : Record(Message);

/// <summary>Nothing can be sent to this chat: all that waits for it is given up. Unless it goes on at another address than the one that was tried.</summary>
internal sealed record Lost(OutboxMessage Message, string? Address, Unreachable Why, DateTime At) : Record(Message);

/// <summary>The chat has another address now.</summary>
internal sealed record Relocated(OutboxMessage Message, string NewAddress, DateTime At) : Record(Message);

/// <summary>Writes what became of the outbox's messages.</summary>
internal static class OutboxRecorder
{
    public static async Task WriteAsync(OfficeDbContext db, IReadOnlyList<Record> records)
    {
        if (records.OfType<Removed>().ToList() is { Count: > 0 } removed)
            await OnRowsAsync(db, "DELETE FROM outbox WHERE", removed);
        if (records.OfType<Taken>().ToList() is { Count: > 0 } taken)
            await OnRowsAsync(db, "UPDATE outbox SET state = 'Sent', state_at = @at WHERE state = 'Waiting' AND", taken, ("at", taken[^1].At));
        foreach (var record in records)
            await WriteAsync(db, record);
    }

    // One statement for all: a row that is gone already is no fault, nor one that has had another try since: a report that it failed may
    // be faster than this.
    private static Task OnRowsAsync(OfficeDbContext db, string verb, IReadOnlyList<Record> records, params (string, object?)[] more) =>
        ManyRows.ChangeAsync(
            db, verb, "conversation_id, ordinal, attempts",
            [.. records.Select(r => new object?[] { r.Message.ConversationId, r.Message.Ordinal, r.Message.Attempts })], more);

    private static Task WriteAsync(OfficeDbContext db, Record record)
    {
        var message = record.Message;
        var row = db.Outbox.Where(m => m.ConversationId == message.ConversationId && m.Ordinal == message.Ordinal);
        return record switch
        {
            Removed or Taken => Task.CompletedTask,
            Postponed postponed => row.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, OutboxState.Waiting)
                .SetProperty(m => m.NotBefore, postponed.NotBefore)
                .SetProperty(m => m.Attempts, m => m.Attempts + (postponed.CountsAsTry ? 1 : 0))
                .SetProperty(m => m.Fault, postponed.Fault)),
            Died died => row.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.StateAt, died.At).SetProperty(m => m.Fault, died.Fault)),
            Held held => HoldAsync(db, row, held),
            Shut shut => ShutAsync(db, row, shut),
            Lost lost => LoseAsync(db, lost),
            Relocated moved => MoveAsync(db, moved),
            _ => throw new InvalidOperationException($"No recording of {record.GetType().Name}."),
        };
    }

    private static async Task LoseAsync(OfficeDbContext db, Lost lost)
    {
        var id = lost.Message.ConversationId;
        UnreachableReason? reason = lost.Why.Reason;
        var address = lost.Address;
        if (await db.Conversations.Where(c => c.Id == id && (address == null || c.Address == address))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, reason)) == 0)
            return;
        var ordinal = lost.Message.Ordinal;
        await db.Outbox.Where(m => m.ConversationId == id
            && (m.State == OutboxState.Waiting || m.State == OutboxState.Held || m.Ordinal == ordinal)).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.StateAt, lost.At).SetProperty(m => m.Fault, lost.Why.ForStaff));
    }

    private static async Task HoldAsync(OfficeDbContext db, IQueryable<OutboxMessage> row, Held held)
    {
        var id = held.Message.ConversationId;
        await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.HasHeld, true));
        var attempts = held.Message.Attempts;
        await row.Where(m => m.State == OutboxState.Waiting && m.Attempts == attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Held).SetProperty(m => m.StateAt, held.At));
    }

    private static async Task ShutAsync(OfficeDbContext db, IQueryable<OutboxMessage> row, Shut shut)
    {
        var id = shut.Message.ConversationId;
        await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastWordAt, (DateTime?)null));
        await row.ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.NotBefore, shut.At).SetProperty(m => m.Attempts, m => m.Attempts + 1));
    }

    private static async Task MoveAsync(OfficeDbContext db, Relocated moved)
    {
        var id = moved.Message.ConversationId;
        var account = moved.Message.Account;
        // Where the new address has written already, it has a conversation of its own: this one is over.
        if (await db.Conversations.AnyAsync(c => c.Account == account && c.Address == moved.NewAddress))
            await LoseAsync(db, new(moved.Message, null, new(UnreachableReason.Gone), moved.At));
        else
            await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, moved.NewAddress));
    }
}
