namespace PilarBot.Persistence.Sqlite;

/// <summary>A lock between processes of one machine: a file held open. The system frees it when the process dies.</summary>
internal sealed class FileLock(FileStream file) : IAsyncDisposable
{
    /// <summary>Takes the lock, or gives null when another process has it.</summary>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <exception cref="TimeoutException">Another process kept it too long.</exception>
    public static async Task<FileLock> WaitAsync(string path, TimeSpan atMost, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var waited = TimeSpan.Zero; waited < atMost; waited += timer.Period)
        {
            if (TryTake(path) is { } taken)
                return taken;
            await timer.WaitForNextTickAsync(cancellation);
        }
        throw new TimeoutException($"Another process has held {path} for {atMost}; stop it and start again.");
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
