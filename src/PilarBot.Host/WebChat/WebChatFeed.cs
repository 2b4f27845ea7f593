using System.Collections.Concurrent;
using PilarBot.Office;
using PilarBot.Office.WebChat;

namespace PilarBot.Host.WebChat;

/// <summary>
/// Wakes the streams of this host when something was said in their chats: at once when this host said it, within 300 ms when another
/// did, found by one look into the database for all of them.
/// </summary>
internal sealed partial class WebChatFeed(WebTranscript transcript, TimeProvider clock, ILogger<WebChatFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<Guid, Listener> listeners = new();

    /// <summary>Begins to listen to a chat; whoever listened to it before is told to go.</summary>
    public Listener Join(Guid chat)
    {
        var mine = new Listener();
        listeners.AddOrUpdate(chat, mine, (_, older) =>
        {
            older.Replace();
            return mine;
        });
        return mine;
    }

    /// <summary>Ends a <see cref="Join"/>.</summary>
    public void Leave(Guid chat, Listener listener) => listeners.TryRemove(new(chat, listener));

    /// <summary>Something was said in a chat.</summary>
    public void Wake(Guid chat)
    {
        if (listeners.TryGetValue(chat, out var listener))
            listener.Wake();
    }

    /// <summary>A chat has ended.</summary>
    public void End(Guid chat)
    {
        if (listeners.TryGetValue(chat, out var listener))
            listener.End();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (!listeners.IsEmpty)
                    await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, and its streams with it.
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            var open = listeners.ToArray();
            var last = await transcript.FindLastAsync([.. open.Select(o => o.Key)], cancellation);
            foreach (var (chat, listener) in open)
                if (!last.TryGetValue(chat, out var ordinal))
                    listener.End();
                else if (ordinal > listener.Seen)
                    listener.Wake();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, Fault.Describe(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3501, LogLevel.Error, "Web chats could not be looked at; looking again soon: {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}

/// <summary>One stream's ear. Thread-safe.</summary>
internal sealed class Listener
{
    private readonly SemaphoreSlim signal = new(0, 1);
    private long seen;

    /// <summary>The place of the last activity that was sent.</summary>
    public long Seen
    {
        get => Interlocked.Read(ref seen);
        set => Interlocked.Exchange(ref seen, value);
    }

    /// <summary>True when another stream has taken over.</summary>
    public bool IsReplaced { get; private set; }

    /// <summary>True when the chat has ended.</summary>
    public bool HasEnded { get; private set; }

    public void Replace()
    {
        IsReplaced = true;
        Wake();
    }

    public void End()
    {
        HasEnded = true;
        Wake();
    }

    public void Wake()
    {
        lock (signal)
        {
            if (signal.CurrentCount == 0)
                signal.Release();
        }
    }

    /// <summary>Waits for something to look at; false when there was nothing for so long.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => signal.WaitAsync(atMost, cancellation);
}
