using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>
/// How fast one account may send: a bucket for the account, one for each chat. Replies reserve their place in the account's bucket and
/// wait for it; bulk takes only what is left over, so replies always go ahead. Thread-safe.
/// </summary>
internal sealed class AccountPace
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TokenBucket> chats = [];
    private readonly TokenBucket account;
    private readonly SendRates rates;
    private readonly TimeProvider clock;
    private long lastSweep;

    public AccountPace(SendRates rates, TimeProvider clock)
    {
        this.rates = rates;
        this.clock = clock;
        lastSweep = clock.GetTimestamp();
        // Empty at first: a process that died a moment ago may have used the channel's allowance up.
        account = new(rates.AccountBurst, rates.AccountPerSecond, 0, lastSweep, clock);
    }

    /// <summary>Waits until a reply may go to the chat.</summary>
    public async Task WaitForReplyAsync(string address, CancellationToken cancellation)
    {
        await DelayAsync(Reserve(address), cancellation);
        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetTimestamp();
            wait = account.WaitFor(now);
            account.Take(now);
        }
        await DelayAsync(wait, cancellation);
    }

    /// <summary>Takes the right to send one bulk message to the chat now, or tells how long to wait before asking again.</summary>
    public TimeSpan TryBulk(string address)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var wait = account.WaitFor(now);
            var chat = ChatOf(address, now);
            if (chat.WaitFor(now) is var chatWait && chatWait > wait)
                wait = chatWait;
            if (wait > TimeSpan.Zero)
                return wait;
            account.Take(now);
            chat.Take(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>One message became several on its way out, as a long text does: they count too.</summary>
    public void Charge(string address, int more)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            for (var i = 0; i < more; i++)
            {
                account.Take(now);
                ChatOf(address, now).Take(now);
            }
        }
    }

    /// <summary>The channel said it was too fast: the chat rests, and the account slows down with it; or all of the account rests.</summary>
    public void Throttled(string address, Throttled throttled)
    {
        var retryAfter = throttled.RetryAfter;
        lock (gate)
        {
            var now = clock.GetTimestamp();
            ChatOf(address, now).Drain(now, retryAfter);
            account.Drain(now, throttled.WholeAccount ? retryAfter : TimeSpan.FromSeconds(Math.Min(1, retryAfter.TotalSeconds)));
        }
    }

    private TimeSpan Reserve(string address)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var chat = ChatOf(address, now);
            var wait = chat.WaitFor(now);
            chat.Take(now);
            return wait;
        }
    }

    private TokenBucket ChatOf(string address, long now)
    {
        if (clock.GetElapsedTime(lastSweep, now) > TimeSpan.FromMinutes(1))
        {
            lastSweep = now;
            foreach (var (key, _) in chats.Where(c => c.Value.IsFull(now)).ToList())
                chats.Remove(key);
        }
        if (!chats.TryGetValue(address, out var bucket))
            chats.Add(address, bucket = new(rates.ChatBurst, rates.ChatPerSecond, rates.ChatBurst, now, clock));
        return bucket;
    }

    private Task DelayAsync(TimeSpan wait, CancellationToken cancellation) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
}
