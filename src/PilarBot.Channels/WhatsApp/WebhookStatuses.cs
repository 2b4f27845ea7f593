namespace PilarBot.Channels.WhatsApp;

/// <summary>Says in the contract's words what became of a message that we sent.</summary>
internal static class WebhookStatuses
{
    /// <summary>Null for a state that is none of the contract's, or without an id.</summary>
    public static DeliveryReport? Read(string account, IncomingStatus status)
    {
        DeliveryState? state = status.Status switch
        {
            "sent" => DeliveryState.Sent,
            "delivered" => DeliveryState.Delivered,
            "read" => DeliveryState.Read,
            "played" => DeliveryState.Played,
            "failed" => DeliveryState.Failed,
            _ => null,
        };
        if (state is null || status.Id is not { Length: > 0 } id || WebhookMessages.Time(status.Timestamp) is not { } at)
            return null;
        return new DeliveryReport(account, id, state.Value, at)
        {
            Address = WhatsAppAddress.Of(status.RecipientUserId, status.RecipientId),
            Phone = WhatsAppAddress.OfPhone(status.RecipientId),
            Failure = state == DeliveryState.Failed ? FailureOf(status.Errors) : null,
            Mark = status.BizOpaqueCallbackData,
            Billing = status.Pricing is { } pricing ? new(pricing.Billable, pricing.Type ?? "", pricing.Category ?? "") : null,
        };
    }

    private static SendOutcome FailureOf(GraphErrorBody[]? errors) =>
        errors is [var error, ..] ? GraphOutcomes.Of(GraphRefusal.Of(0, error)) : new Refused("failed without a reason");
}
