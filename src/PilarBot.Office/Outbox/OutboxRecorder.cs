using System.Numerics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>Something to be recorded about a message that was tried.</summary>
internal abstract record Record(OutboxMessage Message);

/// <summary>Sent, or no longer to be sent.</summary>
internal sealed record Removed(OutboxMessage Message) : Record(Message);

/// <summary>To be tried again.</summary>
internal sealed record Postponed(OutboxMessage Message, DateTime NotBefore, string Fault, bool CountsAsTry) : Record(Message);

/// <summary>Given up.</summary>
internal sealed record Died(OutboxMessage Message, string Fault, DateTime At) : Record(Message);

/// <summary>Nothing can be sent to this chat: all that waits for it is given up.</summary>
internal sealed record Lost(OutboxMessage Message, Unreachable Why, DateTime At) : Record(Message);

/// <summary>The chat has another address now.</summary>
internal sealed record Relocated(OutboxMessage Message, string NewAddress, DateTime At) : Record(Message);

/// <summary>Writes what became of the outbox's messages.</summary>
internal static class OutboxRecorder
{
    public static async Task WriteAsync(OfficeDbContext db, IReadOnlyList<Record> records)
    {
        if (records.Where(r => r is Removed).ToList() is { Count: > 0 } removed)
            await RemoveAsync(db, removed);
        foreach (var record in records)
            await WriteAsync(db, record);
    }

    // One statement for all: a row that is gone already is no fault. The list is filled up to the next power of two by naming its last
    // row again: so there are eight texts of this statement and not a hundred, and they stay prepared.
    private static async Task RemoveAsync(OfficeDbContext db, List<Record> sent)
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)sent.Count);
        var sql = new StringBuilder("DELETE FROM outbox WHERE (conversation_id, ordinal) IN (VALUES ");
        var parameters = new (string, object?)[count * 2];
        for (var i = 0; i < count; i++)
        {
            var message = sent[Math.Min(i, sent.Count - 1)].Message;
            sql.Append(i == 0 ? "" : ",").Append("(@c").Append(i).Append(",@o").Append(i).Append(')');
            parameters[i * 2] = ($"c{i}", message.ConversationId);
            parameters[i * 2 + 1] = ($"o{i}", message.Ordinal);
        }
        await using var command = OfficeDatabase.Command(db, sql.Append(')').ToString(), parameters);
        await command.ExecuteNonQueryAsync();
    }

    private static Task WriteAsync(OfficeDbContext db, Record record)
    {
        var message = record.Message;
        var row = db.Outbox.Where(m => m.ConversationId == message.ConversationId && m.Ordinal == message.Ordinal);
        return record switch
        {
            Removed => Task.CompletedTask,
            Postponed postponed => row.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.NotBefore, postponed.NotBefore)
                .SetProperty(m => m.Attempts, m => m.Attempts + (postponed.CountsAsTry ? 1 : 0))
                .SetProperty(m => m.Fault, postponed.Fault)),
            Died died => row.ExecuteUpdateAsync(set => set.SetProperty(m => m.DeadAt, died.At).SetProperty(m => m.Fault, died.Fault)),
            Lost lost => LoseAsync(db, lost),
            Relocated moved => MoveAsync(db, moved),
            _ => throw new InvalidOperationException($"No recording of {record.GetType().Name}."),
        };
    }

    private static async Task LoseAsync(OfficeDbContext db, Lost lost)
    {
        var id = lost.Message.ConversationId;
        UnreachableReason? reason = lost.Why.Reason;
        await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Unreachable, reason));
        await db.Outbox.Where(m => m.ConversationId == id && m.DeadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeadAt, lost.At).SetProperty(m => m.Fault, lost.Why.ForStaff));
    }

    private static async Task MoveAsync(OfficeDbContext db, Relocated moved)
    {
        var id = moved.Message.ConversationId;
        var account = moved.Message.Account;
        // Where the new address has written already, it has a conversation of its own: this one is over.
        if (await db.Conversations.AnyAsync(c => c.Account == account && c.Address == moved.NewAddress))
            await LoseAsync(db, new(moved.Message, new(UnreachableReason.Gone), moved.At));
        else
            await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, moved.NewAddress));
    }
}
