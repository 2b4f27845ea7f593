using System.Text.Json.Serialization;

namespace PilarBot.Channels;

/// <summary>One thing to do in a chat, in words common to all channels. Serialises to JSON, since it waits in the outbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(OutboundText), "text")]
[JsonDerivedType(typeof(OutboundMedia), "media")]
[JsonDerivedType(typeof(ShowChoice), "show-choice")]
[JsonDerivedType(typeof(OutboundTemplate), "template")]
public abstract record OutboundMessage
{
    private protected OutboundMessage() { }

    /// <summary>
    /// The sender's own mark, at most 500 characters, without personal data: a channel that reports deliveries gives it back in
    /// <see cref="DeliveryReport.Mark"/>, so that a send whose answer was lost can be found again. Of a message that became several,
    /// <c>#2/3</c> behind it says which. Others pass it over.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mark { get; init; }
}

/// <summary>Words, and what the person can press.</summary>
/// <param name="Markdown">
/// The text in Markdown: bold, italic, lists, links, code, quotes. A channel renders it to what it can show, and splits what is
/// longer than its limit at paragraphs; the buttons go with the last part.
/// </param>
public sealed record OutboundText(string Markdown) : OutboundMessage
{
    /// <summary>Buttons, in order. At most the channel's <see cref="ChannelTraits.MaxChoices"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What the keyboard shall offer to share at a press, where the channel can.</summary>
    public Share Share { get; init; }

    /// <summary>True for a message that removes the keyboard which an earlier <see cref="Share"/> put up.</summary>
    public bool EndsShare { get; init; }
}

/// <summary>A file with words under it.</summary>
/// <param name="Kind">How it is to be shown: <see cref="MediaKind.Photo"/> or <see cref="MediaKind.Document"/>.</param>
/// <param name="Source">Opaque to the channel: the sender opens it through <see cref="IMediaSource"/>.</param>
/// <param name="Markdown">The words under it; may be empty; what is longer than the channel's caption limit follows as a message of its own.</param>
public sealed record OutboundMedia(MediaKind Kind, string Source, string Markdown) : OutboundMessage
{
    /// <summary>The name the receiver sees for a document.</summary>
    public string? FileName { get; init; }

    /// <summary>Buttons under it.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}

/// <summary>Shows in an answered question which button was chosen, and takes the buttons away. Failing at it harms nobody.</summary>
/// <param name="MessageRef">The message with the question.</param>
/// <param name="Question">The question in the channel's own form, as <see cref="TapContent.Question"/> gave it.</param>
/// <param name="Label">The chosen button's words.</param>
public sealed record ShowChoice(string MessageRef, string Question, string Label) : OutboundMessage;

/// <summary>
/// A message that the channel has approved beforehand, filled in: on WhatsApp the only kind that may be sent when the person has not
/// written for 24 hours. Other channels refuse it.
/// </summary>
/// <param name="Name">As registered: lower-case letters, digits, underscores.</param>
/// <param name="Language">The registered language, such as <c>id</c>.</param>
public sealed record OutboundTemplate(string Name, string Language) : OutboundMessage
{
    /// <summary>What fills the header's only variable; null when it has none.</summary>
    public string? Header { get; init; }

    /// <summary>The file in the header, as in <see cref="OutboundMedia"/>; null when it has none.</summary>
    public OutboundMedia? HeaderFile { get; init; }

    /// <summary>What fills the body's variables, in order; plain words without line breaks.</summary>
    public IReadOnlyList<TemplateValue> Body { get; init; } = [];

    /// <summary>What fills the buttons, in the order in which they are registered; those that need nothing are null.</summary>
    public IReadOnlyList<TemplateButton?> Buttons { get; init; } = [];
}

/// <summary>What fills one variable.</summary>
/// <param name="Text">The words.</param>
/// <param name="Name">The variable's name, for templates with named ones; null for numbered ones.</param>
public sealed record TemplateValue(string Text, string? Name = null);

/// <summary>What fills a template's button: one of the two.</summary>
/// <param name="Data">For a quick reply: what comes back in <see cref="TapContent.Data"/>.</param>
/// <param name="UrlSuffix">For a link: the end of its address.</param>
public sealed record TemplateButton(string? Data = null, string? UrlSuffix = null);

/// <summary>A button.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Data">What comes back in <see cref="TapContent.Data"/>: at most 64 bytes of UTF-8.</param>
/// <param name="Url">Set instead of sending <paramref name="Data"/>: the address to open.</param>
public sealed record Choice(string Label, string Data, string? Url = null);

/// <summary>What a keyboard can offer to share.</summary>
public enum Share
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The person's own phone number.</summary>
    Contact,
    /// <summary>Where the person is.</summary>
    Location,
}
