using System.Threading.Channels;

namespace PilarBot.TestKit;

/// <summary>When a service tries again what was not taken: each item comes out once its own time is there, and none after the stop.</summary>
internal sealed class RetrySchedule<T>(ChannelWriter<T> ready, CancellationToken stop)
{
    /// <summary>Has an item come out after a wait; at once for none.</summary>
    public async Task AddAsync(T item, TimeSpan wait)
    {
        if (wait >= TimeSpan.FromMilliseconds(1))
        {
            using var due = new PeriodicTimer(wait);
            try
            {
                await due.WaitForNextTickAsync(stop);
            }
            catch (OperationCanceledException)
            {
                // Stopped: what was not taken stays with the service.
                return;
            }
        }
        ready.TryWrite(item);
    }
}
