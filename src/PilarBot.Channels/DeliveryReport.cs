namespace PilarBot.Channels;

/// <summary>
/// What a channel tells later about a message that it took (protocol section B.2, statuses). Reports repeat and come in any order: keep
/// the state with <see cref="DeliveryStates.After"/>. Telegram has none.
/// </summary>
/// <param name="Account">Our account that had sent it.</param>
/// <param name="MessageRef">The channel's id, as <see cref="Delivered.MessageRef"/> gave it.</param>
/// <param name="State">How far it came.</param>
/// <param name="At">When, UTC.</param>
public sealed record DeliveryReport(string Account, string MessageRef, DeliveryState State, DateTime At)
{
    /// <summary>The typed key under which a repetition is recognised: a message has one report of each state.</summary>
    public string Key => $"s:{MessageRef}:{State}";

    /// <summary>The receiver's address; null when the channel does not tell.</summary>
    public string? Address { get; init; }

    /// <summary>The receiver's number, with plus and country code; null when the channel does not tell.</summary>
    public string? Phone { get; init; }

    /// <summary>Why it failed, as a refused send would have said; null unless <see cref="DeliveryState.Failed"/>.</summary>
    public SendOutcome? Failure { get; init; }

    /// <summary>The <see cref="OutboundMessage.Mark"/> that it was sent with, and which part of the message it is, when it became several.</summary>
    public string? Mark { get; init; }

    /// <summary>What it costs; null when this report does not tell: one of several does.</summary>
    public Billing? Billing { get; init; }
}

/// <summary>What the channel charges for a message (protocol section B.7).</summary>
/// <param name="Billable">False when it is free.</param>
/// <param name="Type"><c>regular</c>, <c>free_customer_service</c> or <c>free_entry_point</c>.</param>
/// <param name="Category"><c>service</c> for replies; <c>utility</c>, <c>marketing</c>, <c>authentication</c> and others for templates.</param>
public sealed record Billing(bool Billable, string Type, string Category);

/// <summary>How far a message came, in order; <see cref="Failed"/> stands apart.</summary>
public enum DeliveryState
{
    /// <summary>On its way.</summary>
    Sent,
    /// <summary>On the receiver's phone.</summary>
    Delivered,
    /// <summary>Seen; implies delivered.</summary>
    Read,
    /// <summary>A voice note that was listened to.</summary>
    Played,
    /// <summary>Will not arrive.</summary>
    Failed,
}

/// <summary>How reports of one message add up.</summary>
public static class DeliveryStates
{
    /// <summary>
    /// The state after one more report: the furthest counts, whatever the order, and a failure only as long as it has not arrived.
    /// The same report twice changes nothing.
    /// </summary>
    public static DeliveryState After(this DeliveryState? known, DeliveryState reported) => (known, reported) switch
    {
        (null, _) => reported,
        (DeliveryState.Failed, DeliveryState.Sent) => DeliveryState.Failed,
        (DeliveryState.Failed, _) => reported,
        (DeliveryState.Sent, DeliveryState.Failed) => DeliveryState.Failed,
        (_, DeliveryState.Failed) => known.Value,
        _ => reported > known ? reported : known.Value,
    };
}
