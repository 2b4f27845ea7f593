using System.Collections.Concurrent;

namespace PilarBot.Office;

/// <summary>Wakes this process's background work after a commit, so that nobody waits for the next look into the database.</summary>
public sealed class Wakeups
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> outboxes = new();
    private readonly SemaphoreSlim media = new(0, 1);

    /// <summary>Something is to be sent for an account.</summary>
    public void Outbox(string account) => Release(OutboxOf(account));

    /// <summary>Files are to be fetched.</summary>
    public void Media() => Release(media);

    /// <summary>Waits for <see cref="Outbox"/>, at most for a time.</summary>
    public Task WaitForOutboxAsync(string account, TimeSpan atMost, CancellationToken cancellation) =>
        OutboxOf(account).WaitAsync(atMost, cancellation);

    /// <summary>Waits for <see cref="Media"/>, at most for a time.</summary>
    public Task WaitForMediaAsync(TimeSpan atMost, CancellationToken cancellation) => media.WaitAsync(atMost, cancellation);

    private SemaphoreSlim OutboxOf(string account) => outboxes.GetOrAdd(account, _ => new(0, 1));

    private static void Release(SemaphoreSlim semaphore)
    {
        lock (semaphore)
        {
            if (semaphore.CurrentCount == 0)
                semaphore.Release();
        }
    }
}
