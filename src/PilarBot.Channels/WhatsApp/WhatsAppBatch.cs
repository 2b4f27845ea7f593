namespace PilarBot.Channels.WhatsApp;

/// <summary>What one posted body holds: up to a thousand updates, of several numbers (protocol section B.2).</summary>
/// <param name="Messages">What people did, in the order of the body; no order is promised.</param>
/// <param name="Reports">What became of messages that we sent.</param>
/// <param name="Events">What Meta tells about the account.</param>
public sealed record WhatsAppBatch(
    IReadOnlyList<InboundMessage> Messages, IReadOnlyList<DeliveryReport> Reports, IReadOnlyList<WhatsAppEvent> Events);

/// <summary>Something about the business account, not about a message: a closed set.</summary>
/// <param name="BusinessAccountId">The WhatsApp business account that it concerns.</param>
public abstract record WhatsAppEvent(string BusinessAccountId);

/// <summary>A template was approved, rejected, paused, disabled…</summary>
/// <param name="BusinessAccountId">The account.</param>
/// <param name="Name">The template.</param>
/// <param name="Language">Its language.</param>
/// <param name="Status">Meta's word; only <c>APPROVED</c> can be sent.</param>
/// <param name="Reason">Meta's word for why, or null.</param>
public sealed record TemplateStatusChanged(string BusinessAccountId, string Name, string Language, string Status, string? Reason)
    : WhatsAppEvent(BusinessAccountId);

/// <summary>People liked a template more or less than before: <c>RED</c> comes before a pause.</summary>
public sealed record TemplateQualityChanged(string BusinessAccountId, string Name, string Language, string? Before, string Now)
    : WhatsAppEvent(BusinessAccountId);

/// <summary>Meta put a template into another category, which changes its price.</summary>
public sealed record TemplateCategoryChanged(string BusinessAccountId, string Name, string Language, string? Before, string Now)
    : WhatsAppEvent(BusinessAccountId);

/// <summary>The number's quality or messaging limit changed.</summary>
/// <param name="BusinessAccountId">The account.</param>
/// <param name="Event">Meta's word: <c>FLAGGED</c>, <c>UNFLAGGED</c>, <c>UPGRADE</c>, <c>DOWNGRADE</c>…</param>
/// <param name="Limit">The limit now, such as <c>TIER_250</c>; null when not told.</param>
public sealed record NumberQualityChanged(string BusinessAccountId, string Event, string? Limit) : WhatsAppEvent(BusinessAccountId);

/// <summary>A person wants no broadcasts any more, or wants them again.</summary>
/// <param name="BusinessAccountId">The account.</param>
/// <param name="Account">Our number, by its name here.</param>
/// <param name="Address">The person's address.</param>
/// <param name="Phone">The person's number, where told.</param>
/// <param name="Wanted">False for "stop".</param>
/// <param name="At">When, UTC; null when not told.</param>
public sealed record BroadcastPreference(string BusinessAccountId, string Account, string Address, string? Phone, bool Wanted, DateTime? At)
    : WhatsAppEvent(BusinessAccountId);

/// <summary>An error that concerns no single message.</summary>
/// <param name="BusinessAccountId">The account.</param>
/// <param name="Account">Our number, by its name here.</param>
/// <param name="Outcome">What a refused send with the same code would have said.</param>
public sealed record AccountFault(string BusinessAccountId, string Account, SendOutcome Outcome) : WhatsAppEvent(BusinessAccountId);

/// <summary>Anything else, for staff to look at in Meta's own pages.</summary>
/// <param name="BusinessAccountId">The account.</param>
/// <param name="Field">Which webhook: <c>account_update</c>, <c>account_alerts</c>, <c>business_capability_update</c>…</param>
/// <param name="Event">Meta's word for what happened; empty when there is none.</param>
public sealed record AccountNotice(string BusinessAccountId, string Field, string Event) : WhatsAppEvent(BusinessAccountId);
