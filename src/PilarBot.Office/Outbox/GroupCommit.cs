using Microsoft.Extensions.Logging;

namespace PilarBot.Office.Outbox;

/// <summary>
/// Writes what became of sends. While one transaction is on its way to the disk, the records that come in gather for the next: one
/// commit serves them all. Tried until it is done: a send that is not recorded would be repeated.
/// </summary>
/// <param name="database">Where to write.</param>
/// <param name="write">Writes a batch inside a transaction; called again with the same batch when the database failed.</param>
/// <param name="logger">Where failures are told.</param>
internal sealed partial class GroupCommit<T>(OfficeDatabase database, Func<OfficeDbContext, IReadOnlyList<T>, Task> write, ILogger logger)
{
    private const int Most = 100;
    private readonly Lock gate = new();
    private readonly List<Pending> pending = [];
    private bool running;

    /// <summary>Done when the record is committed.</summary>
    public Task RecordAsync(T record)
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
        while (Take() is { Count: > 0 } batch)
        {
            var records = batch.ConvertAll(p => p.Record);
            while (!await TryAsync(records))
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            foreach (var entry in batch)
                entry.Committed.SetResult();
        }
    }

    private List<Pending> Take()
    {
        lock (gate)
        {
            var batch = pending.GetRange(0, Math.Min(Most, pending.Count));
            pending.RemoveRange(0, batch.Count);
            running = batch.Count > 0;
            return batch;
        }
    }

    private async Task<bool> TryAsync(List<T> records)
    {
        try
        {
            return await database.WriteAsync(async db =>
            {
                await write(db, records);
                return true;
            }, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.NotRecorded(logger, records.Count, Fault.Describe(exception));
            return false;
        }
    }

    private sealed record Pending(T Record)
    {
        public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "{Count} results of sends could not be recorded; trying again: {Fault}")]
        public static partial void NotRecorded(ILogger logger, int count, string fault);
    }
}
