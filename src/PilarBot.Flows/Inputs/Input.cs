using System.Text.Json.Nodes;

namespace PilarBot.Flows.Inputs;

/// <summary>What can come to a dialogue: a closed set. Whoever hosts the engine maps messages, clocks and results to it.</summary>
public abstract record Input
{
    private protected Input() { }
}

/// <summary>Typed words, as typed.</summary>
public sealed record TextInput(string Text) : Input;

/// <summary>A pressed button. <paramref name="Data"/> is hostile until the engine has recognised it as its own.</summary>
/// <param name="Data">See <see cref="Events.Button.Data"/>.</param>
public sealed record TapInput(string Data) : Input;

/// <summary>A file that the host has noted and will fetch later; only its id enters the dialogue.</summary>
/// <param name="Id">The host's id for it.</param>
/// <param name="Kind">What it was sent as.</param>
/// <param name="Size">In bytes, when the channel told.</param>
/// <param name="MimeType">As the channel told; unverified.</param>
/// <param name="Caption">The words under it, or empty.</param>
/// <param name="Album">Common to the files sent as one album.</param>
public sealed record MediaInput(
    string Id, MediaInputKind Kind, long? Size = null, string? MimeType = null, string Caption = "", string? Album = null) : Input;

/// <summary>What a file was sent as.</summary>
public enum MediaInputKind
{
    /// <summary>A picture, also when it was sent as a file.</summary>
    Photo,
    /// <summary>Another file.</summary>
    Document,
    /// <summary>A film.</summary>
    Video,
    /// <summary>Music or another sound file.</summary>
    Audio,
    /// <summary>A voice note.</summary>
    Voice,
}

/// <summary>A point on the map; degrees, and metres of uncertainty where known.</summary>
public sealed record LocationInput(double Latitude, double Longitude, double? Accuracy = null) : Input;

/// <summary>A contact card. <paramref name="IsOwn"/> only when the channel vouches for it.</summary>
public sealed record ContactInput(string Phone, string Name, bool IsOwn) : Input;

/// <summary>Something the bot has no use for: <c>sticker</c>, <c>poll</c>…</summary>
public sealed record UnsupportedInput(string What) : Input;

/// <summary>An earlier message was changed in the chat; the answer that it gave stays as it was.</summary>
public sealed record EditInput : Input;

/// <summary>The clock: a nudge or an expiry is due. See <see cref="Engine.Dialogue.DueAt"/>.</summary>
public sealed record ClockInput : Input;

/// <summary>The host starts a flow for this person, as when a notice's button names it.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Arguments">Read in the flow as <c>{args.name}</c>.</param>
public sealed record StartInput(string Flow, JsonObject? Arguments = null) : Input;

/// <summary>What came of the action that <see cref="Events.ActionRequested"/> asked for.</summary>
/// <param name="Key">The request's key.</param>
/// <param name="Result">What the action gives, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null when it was done.</param>
public sealed record ActionResultInput(string Key, JsonObject? Result, ActionRefusal? Refusal = null) : Input;

/// <summary>An action's expected refusal: a value, not an exception.</summary>
/// <param name="Code">One of those that the action's signature declares.</param>
/// <param name="Text">What the person reads, in Markdown.</param>
public sealed record ActionRefusal(string Code, string Text);

/// <summary>A file that the dialogue waits for is fetched, and can be read: see <see cref="Events.FileAwaited"/>.</summary>
/// <param name="Id">The <see cref="MediaInput.Id"/>.</param>
public sealed record MediaFetchedInput(string Id) : Input;

/// <summary>A file that was accepted by its looks turned out to be unusable when it was fetched.</summary>
/// <param name="Id">The <see cref="MediaInput.Id"/>.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="What">What it turned out to be, as people call it: <c>program</c>; null when that is not known. Of an unreadable one, the whole reason as a sentence.</param>
public sealed record MediaFaultInput(string Id, MediaFault Fault, string? What = null) : Input;

/// <summary>Why a fetched file cannot be used.</summary>
public enum MediaFault
{
    /// <summary>Its bytes are not what the question asks for.</summary>
    WrongType,
    /// <summary>Larger than allowed.</summary>
    TooLarge,
    /// <summary>The channel no longer has it.</summary>
    Gone,
    /// <summary>A table in which the lines cannot be read.</summary>
    Unreadable,
}
