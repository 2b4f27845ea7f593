using System.ComponentModel.DataAnnotations;

namespace PilarBot.Office.Outbox;

/// <summary>How fast and how often the outbox sends. Section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <value>Messages that an account may send at once after a rest: 15. Telegram allows about 30; the rest is room for what the network delays and then delivers together.</value>
    [Range(1, 100_000)]
    public int AccountBurst { get; set; } = 15;

    /// <value>Messages a second that an account sends in the long run: 29.5, just below Telegram's free 30.</value>
    [Range(0.1, 100_000)]
    public double AccountPerSecond { get; set; } = 29.5;

    /// <value>Messages that one chat may get at once: 4. Telegram lets short bursts of about 5 pass.</value>
    [Range(1, 100_000)]
    public int ChatBurst { get; set; } = 4;

    /// <value>Messages a second that one chat gets in the long run: 1.</value>
    [Range(0.1, 100_000)]
    public double ChatPerSecond { get; set; } = 1;

    /// <value>Sends under way at once on one account: 32.</value>
    [Range(1, 1000)]
    public int Parallel { get; set; } = 32;

    /// <value>How long a message is tried before it becomes a dead letter: 24 hours.</value>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <value>How often the outbox looks for what another host wrote into it: every 100 ms.</value>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <value>How long a receipt waits for more input to overtake it, as when an album comes in: 1.5 s.</value>
    public TimeSpan ReceiptDelay { get; set; } = TimeSpan.FromSeconds(1.5);
}
