using System.Text.Json.Nodes;

namespace PilarBot.Flows.Events;

/// <summary>What a sprint wants of its host: a closed set, each with one handler there.</summary>
public abstract record FlowEvent
{
    private protected FlowEvent() { }
}

/// <summary>Something to say to the person.</summary>
/// <param name="Markdown">The words; values in them are escaped already.</param>
public sealed record MessageCreated(string Markdown) : FlowEvent
{
    /// <summary>Buttons under it. Never more than <see cref="Definition.ChannelLimits.Choices"/>.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>What the keyboard offers to share at a press.</summary>
    public ShareOffer Share { get; init; }

    /// <summary>True when an earlier <see cref="Share"/> offer is over and its keyboard is to go.</summary>
    public bool EndsShare { get; init; }

    /// <summary>
    /// True for a receipt such as "3 foto diterima" that more input may overtake: the host waits a moment before sending it, and
    /// drops it when the dialogue says something else first.
    /// </summary>
    public bool IsReceipt { get; init; }
}

/// <summary>A button.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Data">
/// What comes back as <see cref="Inputs.TapInput"/>: <c>&lt;ordinal&gt;:&lt;value&gt;</c> for an answer to the question with that
/// ordinal, <c>!&lt;word&gt;</c> for a word that counts as typed. At most 64 bytes of UTF-8.
/// </param>
public sealed record Button(string Label, string Data);

/// <summary>What can be shared at a press.</summary>
public enum ShareOffer
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The own phone number.</summary>
    Contact,
    /// <summary>The place where the person is.</summary>
    Location,
}

/// <summary>
/// An action is to be carried out; always the last event of its sprint. The host resumes with an
/// <see cref="Inputs.ActionResultInput"/> in the same transaction.
/// </summary>
/// <param name="Key">To be given back with the result.</param>
/// <param name="Name">The action, such as <c>cases.open</c>.</param>
/// <param name="Arguments">Its inputs by name, in the types of its signature.</param>
public sealed record ActionRequested(string Key, string Name, JsonObject Arguments) : FlowEvent;

/// <summary>
/// The dialogue waits until this file is fetched: the host comes with a <see cref="Inputs.MediaFetchedInput"/> when it can be read, else
/// with a <see cref="Inputs.MediaFaultInput"/>.
/// </summary>
/// <param name="Id">The <see cref="Inputs.MediaInput.Id"/>.</param>
public sealed record FileAwaited(string Id) : FlowEvent;

/// <summary>The person gave an answer that fits the button <paramref name="Label"/>, by tapping it: show it in the question.</summary>
public sealed record ChoiceTapped(string Label) : FlowEvent;

/// <summary>A flow began.</summary>
public sealed record FlowStarted(string Flow) : FlowEvent;

/// <summary>A flow reached its end.</summary>
public sealed record FlowCompleted(string Flow) : FlowEvent;

/// <summary>The person cancelled a flow, or let a draft go.</summary>
public sealed record FlowCancelled(string Flow) : FlowEvent;

/// <summary>A draft lay too long and was thrown away.</summary>
public sealed record FlowExpired(string Flow) : FlowEvent;

/// <summary>The person wants, or needs, a human.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Flow">The flow in which it happened, or null outside any.</param>
public sealed record HumanRequested(HumanReason Reason, string? Flow) : FlowEvent;

/// <summary>Why a human is called.</summary>
public enum HumanReason
{
    /// <summary>The person asked.</summary>
    Asked,
    /// <summary>The flow says so.</summary>
    FlowStep,
    /// <summary>The flow broke; see the <see cref="FlowBroke"/> beside it.</summary>
    Broken,
}

/// <summary>A flow cannot go on: a fault of the flow or of the engine, never of the person. The answers are kept as a draft.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Step">The step's key.</param>
/// <param name="Fault">What is wrong, for the log; without anything the person wrote.</param>
public sealed record FlowBroke(string Flow, string Step, string Fault) : FlowEvent;
