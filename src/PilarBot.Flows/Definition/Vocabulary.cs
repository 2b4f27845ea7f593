namespace PilarBot.Flows.Definition;

/// <summary>What flows may name: given by the host, known to the checker, so that a wrong name is found when a flow is read.</summary>
public sealed record Vocabulary
{
    /// <summary>The actions that <c>do</c> may name.</summary>
    public IReadOnlyDictionary<string, ActionSignature> Actions { get; init; } = new Dictionary<string, ActionSignature>();

    /// <summary>The reference lists that <c>choose: { from: … }</c> may name.</summary>
    public IReadOnlySet<string> Lists { get; init; } = new HashSet<string>();

    /// <summary>The roles that <c>for</c> may name.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>The channels on which a text may differ, by name: <c>telegram</c>.</summary>
    public IReadOnlySet<string> Channels { get; init; } = new HashSet<string> { "telegram", "whatsapp", "webchat" };

    /// <summary>The narrowest of the channels in use.</summary>
    public ChannelLimits Limits { get; init; } = ChannelLimits.Telegram;
}

/// <summary>What an action takes and gives.</summary>
/// <param name="Name">Slice and verb: <c>cases.open</c>.</param>
/// <param name="Effect">Whether it changes anything.</param>
/// <param name="Inputs">By name.</param>
/// <param name="Results">By name; nested ones by their path, <c>first.number</c>.</param>
/// <param name="Refusals">The codes with which it may refuse.</param>
public sealed record ActionSignature(
    string Name, ActionEffect Effect,
    IReadOnlyDictionary<string, ActionInput> Inputs,
    IReadOnlyDictionary<string, ValueKind> Results,
    IReadOnlySet<string> Refusals);

/// <summary>One input of an action.</summary>
public sealed record ActionInput(ValueKind Kind, bool Required);

/// <summary>Whether an action only reads, and so may run again after a correction, or writes: <c>kembali</c> never crosses a write.</summary>
public enum ActionEffect
{
    /// <summary>Runs again whenever what it depends on changes.</summary>
    Reads,
    /// <summary>Runs once.</summary>
    Writes,
}

/// <summary>The kinds of values in a dialogue, and how each is written in JSON.</summary>
public enum ValueKind
{
    /// <summary>A JSON string.</summary>
    Text,
    /// <summary>A JSON number.</summary>
    Number,
    /// <summary><c>true</c> or <c>false</c>.</summary>
    YesNo,
    /// <summary><c>"2026-11-22"</c>.</summary>
    Date,
    /// <summary>An instant, UTC: <c>"2026-11-22T01:30:00Z"</c>.</summary>
    Instant,
    /// <summary><c>"+6281234567890"</c>.</summary>
    Phone,
    /// <summary>Sixteen digits.</summary>
    Nik,
    /// <summary>Sixteen digits.</summary>
    Kk,
    /// <summary>The chosen value, a string; several are an array of strings.</summary>
    Choice,
    /// <summary>An array of the host's media ids.</summary>
    Media,
    /// <summary><c>{"latitude":…,"longitude":…,"accuracy":…}</c>.</summary>
    Location,
    /// <summary><c>{"phone":"+62…","name":"…","own":true}</c>.</summary>
    Contact,
    /// <summary>A wilayah code with dots, <c>"74.06.01.2001"</c>.</summary>
    Wilayah,
    /// <summary>An array of <c>{"value":…,"label":…}</c> that <c>choose</c> can offer.</summary>
    List,
    /// <summary>Anything else: an object or array whose parts have paths of their own.</summary>
    Object,
}

/// <summary>What a channel can show, checked when a flow is read.</summary>
/// <param name="Channel">Its name, for messages.</param>
/// <param name="Text">Characters of one text.</param>
/// <param name="Choices">Buttons in one message; longer lists are paged.</param>
/// <param name="Label">Characters on a button.</param>
public sealed record ChannelLimits(string Channel, int Text, int Choices, int Label)
{
    /// <summary>Telegram: 4096 characters; ten buttons and forty characters are what a small phone shows well.</summary>
    public static readonly ChannelLimits Telegram = new("Telegram", 4096, 10, 40);
}
