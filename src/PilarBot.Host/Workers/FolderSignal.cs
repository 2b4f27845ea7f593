namespace PilarBot.Host.Workers;

/// <summary>
/// Wakes who looks at a folder: at once when the file system tells that something happened in it, and every so often, since a network
/// folder tells nothing. The first wait ends at once.
/// </summary>
internal sealed class FolderSignal : IDisposable
{
    private readonly string folder;
    private readonly SemaphoreSlim wake = new(1, 1);
    private readonly ITimer timer;
    private FileSystemWatcher? watcher;

    public FolderSignal(string folder, TimeSpan every, TimeProvider clock)
    {
        this.folder = Path.GetFullPath(folder);
        watcher = Listen();
        timer = clock.CreateTimer(_ => Renew(), null, every, every);
    }

    /// <summary>Waits until it is time to look.</summary>
    public Task WaitAsync(CancellationToken cancellation) => wake.WaitAsync(cancellation);

    public void Dispose()
    {
        timer.Dispose();
        Interlocked.Exchange(ref watcher, null)?.Dispose();
    }

    // A watcher does not outlive its folder, and does not tell: one that was deleted and made anew needs another.
    private void Renew()
    {
        Interlocked.Exchange(ref watcher, Listen())?.Dispose();
        Wake();
    }

    private FileSystemWatcher? Listen()
    {
        FileSystemWatcher? made = null;
        try
        {
            made = new(folder) { IncludeSubdirectories = true };
            made.Changed += (_, _) => Wake();
            made.Created += (_, _) => Wake();
            made.Deleted += (_, _) => Wake();
            made.Renamed += (_, _) => Wake();
            made.Error += (_, _) => Wake();
            made.EnableRaisingEvents = true;
            return made;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No such folder, or no watchers left: looking every so often has to do.
            made?.Dispose();
            return null;
        }
    }

    private void Wake()
    {
        lock (wake)
        {
            if (wake.CurrentCount == 0)
                wake.Release();
        }
    }
}
