using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>What a message is for, as far as its turn depends on it. In the order in which they go when they are equal.</summary>
internal enum SendKind
{
    /// <summary>Answers somebody who is in a conversation.</summary>
    Reply,
    /// <summary>Tells one person something of which they did not just ask: news of a case, a reminder.</summary>
    Notice,
    /// <summary>A broadcast to many.</summary>
    Bulk,
}

/// <summary>
/// How fast one account may send: a bucket for the account, one for each chat. Where more wants to go than may, the account's turns are
/// shared by weight: of 20 turns replies have 16, notices 3, broadcasts 1, and what one does not use goes to the others. Whoever comes
/// after a rest goes ahead of those that were at it all the time, so a reply hardly waits for a broadcast, and a broadcast never stands still.
/// After a "too fast" for the whole account the rate falls by a factor and comes back in steps. Thread-safe.
/// </summary>
internal sealed class AccountPace : IDisposable
{
    /// <summary>By how much the rate falls when the channel says that the account was too fast.</summary>
    public const double Fall = 0.7;

    /// <summary>By which part of the full rate it rises again, every <see cref="RiseEvery"/>.</summary>
    public const double Rise = 0.05;

    /// <summary>The rate never falls below this part of the full one.</summary>
    public const double Least = 0.1;

    /// <summary>How often it rises: from one fall it has recovered after 12 s.</summary>
    public static readonly TimeSpan RiseEvery = TimeSpan.FromSeconds(2);

    // A channel that does not say whom it means by "too fast" means the account when it says so in two chats within this time.
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(10);

    private static readonly double[] weights = [16, 3, 1];

    private readonly Lock gate = new();
    private readonly Dictionary<string, TokenBucket> chats = [];
    private readonly Queue<TaskCompletionSource>[] waiting = [new(), new(), new()];
    // Start-time fair queueing: each turn of a kind moves its own time on by what its weight makes it cost, and the earliest goes next.
    private readonly double[] times = new double[3];
    private double time;
    private readonly TokenBucket account;
    private readonly ITimer wake;
    private readonly SendRates rates;
    private readonly Func<string, bool> isGroup;
    private readonly TimeProvider clock;
    private long lastSweep;
    private bool isWaking;
    private double share = 1;
    private long shareSince;
    private long fallsAgainFrom;
    private (string Address, long At)? lastThrottled;

    /// <param name="rates">Of the account.</param>
    /// <param name="clock">The time.</param>
    /// <param name="isGroup">Tells the addresses of groups.</param>
    public AccountPace(SendRates rates, TimeProvider clock, Func<string, bool>? isGroup = null)
    {
        (this.rates, this.clock, this.isGroup) = (rates, clock, isGroup ?? (_ => false));
        lastSweep = shareSince = fallsAgainFrom = clock.GetTimestamp();
        // Empty at first: a process that died a moment ago may have used the channel's allowance up.
        account = new(rates.AccountBurst, rates.AccountPerSecond, 0, lastSweep, clock);
        wake = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Messages a second that the account may send now.</summary>
    public double PerSecond
    {
        get
        {
            lock (gate)
            {
                Recover(clock.GetTimestamp());
                return rates.AccountPerSecond * share;
            }
        }
    }

    /// <summary>Waits until a message may go to the chat.</summary>
    public Task WaitForTurnAsync(SendKind kind, string address, CancellationToken cancellation) =>
        Reserve(address) is var wait && wait > TimeSpan.Zero ? WaitForTurnAsync(kind, wait, cancellation) : WaitForTurnAsync(kind, cancellation);

    private async Task WaitForTurnAsync(SendKind kind, TimeSpan wait, CancellationToken cancellation)
    {
        await Task.Delay(wait, clock, cancellation);
        await WaitForTurnAsync(kind, cancellation);
    }

    private Task WaitForTurnAsync(SendKind kind, CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (waiting[(int)kind].Count == 0)
                times[(int)kind] = Math.Max(times[(int)kind], time);
            waiting[(int)kind].Enqueue(turn);
            Serve();
        }
        if (!turn.Task.IsCompleted)
        {
            var leaves = cancellation.UnsafeRegister(static (turn, token) => ((TaskCompletionSource)turn!).TrySetCanceled(token), turn);
            turn.Task.ContinueWith(
                static (_, leaves) => ((CancellationTokenRegistration)leaves!).Unregister(), leaves, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        return turn.Task;
    }

    /// <summary>How long until the chat could get another message; zero when it could now.</summary>
    public TimeSpan WaitOfChat(string address)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            return ChatOf(address, now).WaitFor(now);
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

    /// <summary>
    /// The channel said it was too fast. The chat rests, and the account a second with it. Where all of the account was meant, all of it rests
    /// and then goes on more slowly; several that were under way together count once.
    /// </summary>
    public void Throttled(string address, Throttled throttled)
    {
        var retryAfter = throttled.RetryAfter;
        lock (gate)
        {
            var now = clock.GetTimestamp();
            ChatOf(address, now).Drain(now, retryAfter);
            var isWhole = throttled.WholeAccount
                || (lastThrottled is { } last && last.Address != address && clock.GetElapsedTime(last.At, now) < Repeat);
            lastThrottled = (address, now);
            if (isWhole && now >= fallsAgainFrom)
            {
                Recover(now);
                (share, shareSince) = (Math.Max(Least, share * Fall), now + Ticks(retryAfter));
                fallsAgainFrom = now + Ticks(retryAfter) + Ticks(TimeSpan.FromSeconds(1));
                account.Change(now, rates.AccountPerSecond * share);
            }
            account.Drain(now, isWhole ? retryAfter : TimeSpan.FromSeconds(Math.Min(1, retryAfter.TotalSeconds)));
        }
    }

    // Gives turns away as long as there are any. Under the lock.
    private void Serve()
    {
        var now = clock.GetTimestamp();
        Recover(now);
        while (Next() is { } next)
        {
            if (account.WaitFor(now) is var wait && wait > TimeSpan.Zero)
            {
                // Timers know whole milliseconds: less would be none.
                if (!isWaking)
                    isWaking = wake.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                return;
            }
            // Whoever gave up meanwhile takes nothing.
            if (!waiting[next].Dequeue().TrySetResult())
                continue;
            account.Take(now);
            time = times[next];
            times[next] += 1 / weights[next];
        }
    }

    private int? Next()
    {
        int? next = null;
        for (var kind = 0; kind < waiting.Length; kind++)
            if (waiting[kind].Count > 0 && (next is not { } best || times[kind] < times[best] - 1e-9))
                next = kind;
        return next;
    }

    /// <summary>Gives no turns any more but those that are due at once.</summary>
    public void Dispose() => wake.Dispose();

    private void Wake()
    {
        lock (gate)
        {
            isWaking = false;
            Serve();
        }
    }

    private void Recover(long now)
    {
        if (share >= 1 || now <= shareSince)
            return;
        var steps = (long)(clock.GetElapsedTime(shareSince, now) / RiseEvery);
        if (steps == 0)
            return;
        share = Math.Min(1, share + steps * Rise);
        shareSince += Ticks(steps * RiseEvery);
        account.Change(now, rates.AccountPerSecond * share);
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
        {
            var (burst, perSecond) = isGroup(address) ? (rates.GroupBurst, rates.GroupPerSecond) : (rates.ChatBurst, rates.ChatPerSecond);
            chats.Add(address, bucket = new(burst, perSecond, burst, now, clock));
        }
        return bucket;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * clock.TimestampFrequency);
}
