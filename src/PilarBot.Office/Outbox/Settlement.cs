using PilarBot.Channels;

namespace PilarBot.Office.Outbox;

/// <summary>What becomes of an owed message, by what became of its send or by what the channel reported later. Pure.</summary>
internal static class Settlement
{
    private static readonly TimeSpan Mending = TimeSpan.FromSeconds(30);

    /// <param name="message">What was owed.</param>
    /// <param name="address">Where it was tried; null when it is only known which chat.</param>
    /// <param name="isTrifle">True when nobody misses it: it is not kept as a dead letter.</param>
    /// <param name="outcome">What the channel said.</param>
    /// <param name="traits">Of the channel.</param>
    /// <param name="options">How long to try.</param>
    /// <param name="now">UTC.</param>
    public static Record Of(OutboxMessage message, string? address, bool isTrifle, SendOutcome outcome, ChannelTraits traits, OutboxOptions options, DateTime now) => outcome switch
    {
        Delivered { MessageRef: not null } when traits.ReportsDeliveries && !isTrifle => new Taken(message, now),
        Delivered => new Removed(message),
        Refused or BroadcastRefused when isTrifle || message.IsReceipt => new Removed(message),
        Refused or BroadcastRefused => new Died(message, outcome.ForStaff, now),
        Unreachable unreachable => new Lost(message, address, unreachable, now),
        Moved moved => new Relocated(message, moved.NewAddress, now),
        WindowClosed => new Shut(message, now),
        Throttled throttled => new Postponed(message, now + throttled.RetryAfter, outcome.ForStaff, CountsAsTry: false),
        ChannelDown => new Postponed(message, now + Mending, outcome.ForStaff, CountsAsTry: false),
        Failed or Ambiguous when now - message.CreatedAt > options.GiveUpAfter => new Died(message, outcome.ForStaff, now),
        Failed or Ambiguous => new Postponed(message, now + PauseOf(message, outcome, traits, options), outcome.ForStaff, CountsAsTry: true),
        _ => throw new InvalidOperationException($"No handling of {outcome.GetType().Name}."),
    };

    private static TimeSpan PauseOf(OutboxMessage message, SendOutcome outcome, ChannelTraits traits, OutboxOptions options)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, message.Attempts)));
        if (outcome is Ambiguous { RetryAfter: { } asked } && asked > pause)
            pause = asked;
        // The report of what may have been sent decides, when it comes in time.
        return outcome is Ambiguous && traits.ReportsDeliveries && options.AwaitReport > pause ? options.AwaitReport : pause;
    }
}
