using System.Text.Json.Serialization;
using PilarBot.Channels;

namespace PilarBot.Host.Simulator;

/// <summary>One message as a phone shows it. A value: a change makes a new one of a higher <see cref="Version"/>.</summary>
internal sealed record ChatEntry
{
    /// <summary>The message's id; rises within the whole simulator, and over restarts too.</summary>
    public long Ref { get; init; }

    /// <summary>The phone's key.</summary>
    public string Phone { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>True when the phone's holder sent it.</summary>
    public bool Mine { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Words as typed, to be shown as they are.</summary>
    public string? Text { get; init; }

    /// <summary>The bot's words, rendered and safe.</summary>
    public string? Html { get; init; }

    public EntryFile? File { get; init; }

    /// <summary>Common to the photos of one album.</summary>
    public string? Album { get; init; }

    public IReadOnlyList<EntryButton> Buttons { get; init; } = [];

    /// <summary>The button that was chosen, once the bot has said so.</summary>
    public string? Chosen { get; init; }

    /// <summary>What the keyboard below the chat offers to share, from this message on.</summary>
    public Share Share { get; init; }

    /// <summary>True when this message takes that keyboard away.</summary>
    public bool EndsShare { get; init; }

    /// <summary>How far a message of the holder's has come.</summary>
    public EntryProgress Progress { get; init; }

    /// <summary>What the page called the message before it had an id.</summary>
    public string? Nonce { get; init; }

    [JsonIgnore]
    public long Version { get; init; }

    /// <summary>The buttons that it ever had: a tap may come in after they are gone, as from a real phone.</summary>
    [JsonIgnore]
    public IReadOnlyList<EntryButton> Offered { get; init; } = [];
}

/// <summary>How a message is drawn.</summary>
internal enum EntryKind
{
    Text,
    Photo,
    Document,
    Voice,
    Sticker,
    Location,
    Contact,
}

/// <summary>How far a message has come on its way to the bot.</summary>
internal enum EntryProgress
{
    /// <summary>It is with the channel.</summary>
    Sent,
    /// <summary>Its turn is committed.</summary>
    Settled,
    /// <summary>The bot was out of reach, again and again.</summary>
    Undelivered,
}

/// <summary>A button as the page draws it.</summary>
internal sealed record EntryButton(string Label, string Data, string? Url);

/// <summary>A file as the page shows it.</summary>
/// <param name="Id">By which it is fetched.</param>
/// <param name="Name">As sent; shown, never used as a path.</param>
/// <param name="Size">In bytes.</param>
/// <param name="IsImage">True when the page can draw it.</param>
internal sealed record EntryFile(string Id, string Name, long Size, bool IsImage);
