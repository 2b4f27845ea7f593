using System.Text.Json;

namespace PilarBot.Channels.WebChat;

/// <summary>
/// An activity of Direct Line 3.0, as far as the web chat knows it (protocol section C.2); what else a client sends is dropped. What a
/// client says of <see cref="Id"/>, <see cref="Timestamp"/>, <see cref="ChannelId"/> and <see cref="From"/> counts for nothing.
/// </summary>
public sealed record Activity
{
    /// <summary><c>message</c>, <c>typing</c>, <c>event</c>, <c>endOfConversation</c>…</summary>
    public string Type { get; init; } = "";

    /// <summary><c>conversation|0000001</c>; rises within the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The sender's own time, as sent.</summary>
    public string? LocalTimestamp { get; init; }

    /// <summary>The sender's zone, as sent.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Always <see cref="WebChatRendering.ChannelId"/>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who says it.</summary>
    public ChannelUser? From { get; init; }

    /// <summary>Where.</summary>
    public ConversationName? Conversation { get; init; }

    /// <summary>What it answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The language, as <c>id</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c> or <c>markdown</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary><c>acceptingInput</c> or <c>expectingInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>Files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>What can be pressed.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>The client's own words beside it, given back as they came.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>What a pressed button carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>An event's name.</summary>
    public string? Name { get; init; }

    /// <summary>Things that belong to it, such as a place.</summary>
    public JsonElement? Entities { get; init; }
}

/// <summary>Somebody in a conversation.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">What they call themselves.</param>
/// <param name="Role"><c>bot</c> or <c>user</c>.</param>
public sealed record ChannelUser(string? Id = null, string? Name = null, string? Role = null);

/// <summary>A conversation, by its id.</summary>
public sealed record ConversationName(string? Id = null);

/// <summary>A file.</summary>
/// <param name="ContentType">What it is said to be.</param>
/// <param name="ContentUrl">Where it lies; as stored, a name such as <c>upload:…</c> that becomes an address when it is shown.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ThumbnailUrl">Where a picture of it lies: without one, clients show their user's own picture as a file.</param>
public sealed record Attachment(string? ContentType = null, string? ContentUrl = null, string? Name = null, string? ThumbnailUrl = null);

/// <summary>The buttons below the last message.</summary>
public sealed record SuggestedActions(IReadOnlyList<CardAction>? Actions = null);

/// <summary>A button.</summary>
/// <param name="Type"><c>messageBack</c> or <c>openUrl</c>.</param>
/// <param name="Title">What it says.</param>
/// <param name="Value">What comes back, or the address to open.</param>
/// <param name="Text">What the pressing says to the bot in words.</param>
/// <param name="DisplayText">What the pressing shows in the chat.</param>
public sealed record CardAction(string Type, string Title, string Value, string? Text = null, string? DisplayText = null);

/// <summary>Some activities, in order.</summary>
/// <param name="Activities">Oldest first.</param>
/// <param name="Watermark">Where to go on from; opaque to clients.</param>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);
