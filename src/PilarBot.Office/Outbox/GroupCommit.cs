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

    /// <summary>
    /// Called for a record that the database will never take, which is passed over then, so that it does not hold back the others. Null
    /// where nothing may be passed over: it is tried for ever.
    /// </summary>
    public Action<Exception>? PassOver { get; init; }

    /// <summary>Done when the record is committed, or passed over.</summary>
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
            if (!await TryAsync(batch))
                foreach (var entry in batch)
                    await TryAsync([entry]);
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

    // Again and again while the database is away or busy. False when the fault lies in one of several: then each is tried by itself.
    private async Task<bool> TryAsync(List<Pending> batch)
    {
        while (true)
        {
            try
            {
                await database.WriteAsync(async db =>
                {
                    await write(db, batch.ConvertAll(p => p.Record));
                    return true;
                }, CancellationToken.None);
                return true;
            }
            catch (Exception exception) when (PassOver is not null && !database.IsOutage(exception) && !database.IsConflict(exception))
            {
                if (batch.Count > 1)
                    return false;
                PassOver(exception);
                return true;
            }
            catch (Exception exception)
            {
                Log.NotRecorded(logger, batch.Count, Fault.Describe(exception));
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
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
