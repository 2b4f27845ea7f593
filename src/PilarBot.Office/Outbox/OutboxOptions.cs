using System.ComponentModel.DataAnnotations;
using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>How fast and how often the outbox sends. Section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <value>Messages that an account may send at once after a rest; null for what its channel allows.</value>
    [Range(1, 100_000)]
    public int? AccountBurst { get; set; }

    /// <value>Messages a second that an account sends in the long run; null for what its channel allows.</value>
    [Range(0.1, 100_000)]
    public double? AccountPerSecond { get; set; }

    /// <value>Messages that one chat may get at once; null for what its channel allows.</value>
    [Range(1, 100_000)]
    public int? ChatBurst { get; set; }

    /// <value>Messages a second that one chat gets in the long run; null for what its channel allows.</value>
    [Range(0.01, 100_000)]
    public double? ChatPerSecond { get; set; }

    /// <value>Replies and notices under way at once on one account: 32.</value>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 32;

    /// <value>
    /// Broadcasts' messages under way at once on one account; null for half a second's worth at the account's rate, at least 8. A kill of
    /// the host repeats at most so many.
    /// </value>
    [Range(1, 1000)]
    public int? BulkParallel { get; set; }

    /// <value>How long a message is tried before it becomes a dead letter: 24 hours.</value>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <value>How long the content of a message is kept for a channel that may still report it as failed: 7 days.</value>
    public TimeSpan KeepSent { get; set; } = TimeSpan.FromDays(7);

    /// <value>How long a message is held for somebody who has to write first, before it is a dead letter: 30 days. Later it would be old news.</value>
    public TimeSpan KeepHeld { get; set; } = TimeSpan.FromDays(30);

    /// <value>How long a message whose answer was lost waits for a report of its delivery before it is sent again: 30 s, on channels that report.</value>
    public TimeSpan AwaitReport { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>How often the outbox looks for what another host wrote into it: every 100 ms.</value>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <value>How long a receipt waits for more input to overtake it, as when an album comes in: 1.5 s.</value>
    public TimeSpan ReceiptDelay { get; set; } = TimeSpan.FromSeconds(1.5);

    internal SendRates RatesOf(ChannelTraits traits) => traits.Rates with
    {
        AccountBurst = AccountBurst ?? traits.Rates.AccountBurst,
        AccountPerSecond = AccountPerSecond ?? traits.Rates.AccountPerSecond,
        ChatBurst = ChatBurst ?? traits.Rates.ChatBurst,
        ChatPerSecond = ChatPerSecond ?? traits.Rates.ChatPerSecond,
    };

    internal int BulkParallelOf(SendRates rates) => BulkParallel ?? (int)Math.Clamp(rates.AccountPerSecond / 2, 8, 1000);
}
