using System.Text.Json.Serialization;

namespace PilarBot.Channels;

/// <summary>One thing that a person did in a chat, in words common to all channels.</summary>
public sealed record InboundMessage
{
    /// <summary>The chat it came from.</summary>
    public required ChannelAddress From { get; init; }

    /// <summary>
    /// The typed key under which a repeated delivery is recognised: <c>m:&lt;chat&gt;:&lt;message id&gt;</c> for Telegram
    /// messages, <c>c:&lt;callback id&gt;</c> for taps, <c>u:&lt;update id&gt;</c> for edits and membership,
    /// <c>w:&lt;wamid&gt;</c> for WhatsApp. Unique within the account.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What was sent.</summary>
    public required InboundContent Content { get; init; }

    /// <summary>When the person sent it, UTC, as told by the channel; null when the channel does not say.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>The name that the person shows in the channel; unverified, may be empty.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The message's id in the channel, for a later edit or a quotation; null for events without a message.</summary>
    public string? MessageRef { get; init; }

    /// <summary>
    /// The sender's own number as the channel vouches for it with every message, with plus and country code; null where it does not tell
    /// (Telegram never does, WhatsApp not for people who hide theirs). The same person may be known under it as an address of its own.
    /// </summary>
    public string? Phone { get; init; }

    /// <summary>The advertisement or post from which the person came; null for whoever just wrote.</summary>
    public Referral? Referral { get; init; }
}

/// <summary>
/// What a message holds: a closed set, every channel maps what it receives to one of these. Serialises to JSON, since a message may
/// have to be set aside and replayed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(TapContent), "tap")]
[JsonDerivedType(typeof(MediaContent), "media")]
[JsonDerivedType(typeof(LocationContent), "location")]
[JsonDerivedType(typeof(ContactContent), "contact")]
[JsonDerivedType(typeof(EditContent), "edit")]
[JsonDerivedType(typeof(MembershipContent), "membership")]
[JsonDerivedType(typeof(GroupContent), "group")]
[JsonDerivedType(typeof(UnsupportedContent), "unsupported")]
[JsonDerivedType(typeof(ReactionContent), "reaction")]
[JsonDerivedType(typeof(DeletedContent), "deleted")]
[JsonDerivedType(typeof(MovedContent), "moved")]
public abstract record InboundContent
{
    private protected InboundContent() { }
}

/// <summary>Typed words, as typed: not trimmed, not shortened. Commands are texts that begin with a slash.</summary>
public sealed record TextContent(string Text) : InboundContent;

/// <summary>A pressed button.</summary>
/// <param name="CallbackId">What the channel wants back so that the button stops spinning.</param>
/// <param name="Data">What the button carried. Hostile input: it need not come from a button that still exists.</param>
/// <param name="Question">The message that carried the button, in the channel's own form, so that the choice can be shown in it; null when the channel no longer has it.</param>
public sealed record TapContent(string CallbackId, string Data, string? Question) : InboundContent;

/// <summary>A file: it stays with the channel until it is fetched by its reference.</summary>
/// <param name="Kind">What the sender meant it to be.</param>
/// <param name="FileRef">By which the channel gives it out.</param>
/// <param name="Size">In bytes, when the channel tells.</param>
/// <param name="MimeType">As the channel tells; unverified.</param>
/// <param name="FileName">As the sender named it; unverified, never to be used as a path.</param>
/// <param name="Caption">The words under it; empty when there are none.</param>
/// <param name="Album">Common to the files that were sent as one album.</param>
public sealed record MediaContent(
    MediaKind Kind, string FileRef, long? Size = null, string? MimeType = null,
    string? FileName = null, string Caption = "", string? Album = null) : InboundContent;

/// <summary>The kinds of files a person can send.</summary>
public enum MediaKind
{
    /// <summary>A picture, shown as one.</summary>
    Photo,
    /// <summary>Any file sent as a file; a picture sent this way keeps its full quality.</summary>
    Document,
    /// <summary>A film, round ones too.</summary>
    Video,
    /// <summary>Music or another sound file.</summary>
    Audio,
    /// <summary>A voice note.</summary>
    Voice,
}

/// <summary>A point on the map.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
/// <param name="Accuracy">Radius of uncertainty in metres; null when not told, as for a point picked on the map.</param>
public sealed record LocationContent(double Latitude, double Longitude, double? Accuracy = null) : InboundContent;

/// <summary>A contact card.</summary>
/// <param name="Phone">As the channel gives it: digits with or without a plus.</param>
/// <param name="Name">The name on the card.</param>
/// <param name="IsOwn">True only when the channel vouches that it is the sender's own number.</param>
public sealed record ContactContent(string Phone, string Name, bool IsOwn) : InboundContent;

/// <summary>The person changed an earlier message; its new text, or null when something else changed.</summary>
public sealed record EditContent(string MessageRef, string? Text) : InboundContent;

/// <summary>The person blocked the bot, or let it in again.</summary>
public sealed record MembershipContent(bool Reachable) : InboundContent;

/// <summary>The message came from a group or channel, where the bot does not work.</summary>
/// <param name="Addressed">True when it is for the bot (a command, a mention, a reply to it), so that an answer is not a nuisance.</param>
public sealed record GroupContent(bool Addressed) : InboundContent;

/// <summary>Something the bot has no use for.</summary>
/// <param name="What">The channel's own word for it: <c>sticker</c>, <c>poll</c>, <c>dice</c>, <c>story</c>…</param>
public sealed record UnsupportedContent(string What) : InboundContent;

/// <summary>A sign under an earlier message: nobody expects an answer to it.</summary>
/// <param name="MessageRef">The message.</param>
/// <param name="Emoji">The sign; null when it was taken back.</param>
public sealed record ReactionContent(string MessageRef, string? Emoji) : InboundContent;

/// <summary>The person deleted an earlier message.</summary>
public sealed record DeletedContent(string MessageRef) : InboundContent;

/// <summary>
/// The person goes on under another address; the message comes from the old one, with the old <see cref="InboundMessage.Phone"/> where it
/// is told. The counterpart of the outcome <see cref="Moved"/>.
/// </summary>
/// <param name="NewAddress">Where to write from now on.</param>
/// <param name="NewPhone">The new number, as <see cref="InboundMessage.Phone"/>; null when the number stays or is not told.</param>
public sealed record MovedContent(string NewAddress, string? NewPhone) : InboundContent;

/// <summary>From where a person came into the chat.</summary>
/// <param name="Kind">The channel's word: <c>ad</c> or <c>post</c>.</param>
/// <param name="Id">Its id in the channel; may be empty.</param>
/// <param name="Url">Where it stands; null when not told.</param>
public sealed record Referral(string Kind, string Id, string? Url);
