using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
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
internal sealed record Relocated(OutboxMessage Message, string NewAddress) : Record(Message);

/// <summary>
/// Records what became of sends. While one transaction is on its way to the disk, the records that come in gather for the next: one
/// commit serves them all.
/// </summary>
internal sealed partial class OutboxRecorder(OfficeDatabase database, ILogger logger)
{
    private const int Most = 200;
    private readonly Lock gate = new();
    private List<Pending> pending = [];
    private bool running;

    /// <summary>Done when the record is committed. Tried until it is: a send that is not recorded would be repeated.</summary>
    public Task RecordAsync(Record record)
    {
        var entry = new Pending(record);
        lock (gate)
        {
            pending.Add(entry);
            if (!running)
            {
                running = true;
                _ = Task.Run(DrainAsync);
            }
        }
        return entry.Committed.Task;
    }

    private async Task DrainAsync()
    {
        while (true)
        {
            List<Pending> batch;
            lock (gate)
            {
                if (pending.Count == 0)
                {
                    running = false;
                    return;
                }
                batch = [.. pending.Take(Most)];
                pending.RemoveRange(0, batch.Count);
            }
            while (true)
            {
                try
                {
                    await WriteAsync(batch);
                    break;
                }
                catch (Exception exception)
                {
                    Log.NotRecorded(logger, batch.Count, Fault.Describe(exception));
                    await Task.Delay(TimeSpan.FromMilliseconds(500));
                }
            }
            foreach (var entry in batch)
                entry.Committed.SetResult();
        }
    }

    private Task<int> WriteAsync(List<Pending> batch) => database.WriteAsync(async db =>
    {
        foreach (var group in batch.Where(p => p.Record is Removed).Chunk(100))
            await RemoveAsync(db, group);
        foreach (var entry in batch)
            await WriteAsync(db, entry.Record);
        return 0;
    }, CancellationToken.None);

    // One statement for all: a row that is gone already is no fault.
    private static async Task RemoveAsync(OfficeDbContext db, Pending[] sent)
    {
        var sql = new System.Text.StringBuilder("DELETE FROM outbox WHERE (conversation_id, ordinal) IN (VALUES ");
        var parameters = new (string, object?)[sent.Length * 2];
        for (var i = 0; i < sent.Length; i++)
        {
            sql.Append(i == 0 ? "" : ",").Append("(@c").Append(i).Append(",@o").Append(i).Append(')');
            parameters[i * 2] = ($"c{i}", sent[i].Record.Message.ConversationId);
            parameters[i * 2 + 1] = ($"o{i}", sent[i].Record.Message.Ordinal);
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
        if (!await db.Conversations.AnyAsync(c => c.Account == account && c.Address == moved.NewAddress))
            await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, moved.NewAddress));
    }

    private sealed record Pending(Record Record)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "{Count} results of sends could not be recorded; trying again: {Fault}")]
        public static partial void NotRecorded(ILogger logger, int count, string fault);
    }
}
