namespace PilarBot.TestKit;

internal sealed class TokenBucket
{
    private readonly Lock gate = new();
    private readonly double capacity;
    private readonly double perSecond;
    private readonly TimeProvider time;
    private double tokens;
    private long last;

    public TokenBucket(double capacity, double perSecond, TimeProvider time)
    {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.time = time;
        tokens = capacity;
        last = time.GetTimestamp();
    }

    /// <summary>0 when one was taken; otherwise the whole seconds until there is one.</summary>
    public int TryTake()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            tokens = Math.Min(capacity, tokens + (time.GetElapsedTime(last, now).TotalSeconds * perSecond));
            last = now;
            if (tokens >= 1)
            {
                tokens--;
                return 0;
            }

            return Math.Max(1, (int)Math.Ceiling((1 - tokens) / perSecond));
        }
    }

    public void PutBack()
    {
        lock (gate)
            tokens = Math.Min(capacity, tokens + 1);
    }
}
