namespace PilarBot.Office.Outbox;

/// <summary>A rate with bursts: holds up to <paramref name="capacity"/> tokens and regains <paramref name="perSecond"/> each second. Not thread-safe.</summary>
internal sealed class TokenBucket(double capacity, double perSecond, double tokens, long timestamp, TimeProvider clock)
{
    private double perSecond = perSecond;
    private double tokens = Math.Min(tokens, capacity);
    private long timestamp = timestamp;

    /// <summary>True when nothing has been taken for so long that the bucket is as good as new.</summary>
    public bool IsFull(long now) => Level(now) >= capacity;

    /// <summary>How long until a token can be taken; zero when one can be taken now.</summary>
    public TimeSpan WaitFor(long now)
    {
        var level = Level(now);
        // A millionth of a token is what sums of fractions lack now and then.
        return level >= 1 - 1e-6 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - level) / perSecond);
    }

    /// <summary>Takes a token; the level may go below zero when the caller did not wait.</summary>
    public void Take(long now)
    {
        tokens = Level(now) - 1;
        timestamp = now;
    }

    /// <summary>Empties the bucket for a time: the channel said that it was too much.</summary>
    public void Drain(long now, TimeSpan pause)
    {
        tokens = Math.Min(Level(now), -pause.TotalSeconds * perSecond);
        timestamp = now;
    }

    /// <summary>From now on it regains so many a second. What it lacks takes as long as before.</summary>
    public void Change(long now, double toPerSecond)
    {
        var level = Level(now);
        tokens = level < 0 ? level * toPerSecond / perSecond : level;
        timestamp = now;
        perSecond = toPerSecond;
    }

    private double Level(long now) => Math.Min(capacity, tokens + clock.GetElapsedTime(timestamp, now).TotalSeconds * perSecond);
}
