namespace PilarBot.Channels.WhatsApp;

/// <summary>One message as WhatsApp shows and charges it: a closed set. Texts are in WhatsApp's own marks and fit their limits.</summary>
internal abstract record Bubble;

/// <summary>Words alone.</summary>
internal sealed record TextBubble(string Text) : Bubble;

/// <summary>Up to three buttons under words, and a file above them.</summary>
internal sealed record ButtonsBubble(string Body, IReadOnlyList<Pick> Buttons, OutboundMedia? Header = null) : Bubble;

/// <summary>Up to ten rows, which a button opens.</summary>
internal sealed record ListBubble(string Body, IReadOnlyList<Pick> Rows) : Bubble;

/// <summary>A button that opens an address.</summary>
internal sealed record LinkBubble(string Body, string Label, string Url) : Bubble;

/// <summary>A button that shares the place.</summary>
internal sealed record AskLocationBubble(string Body) : Bubble;

/// <summary>A button that shares the person's own number.</summary>
internal sealed record AskContactBubble(string Body) : Bubble;

/// <summary>A file with words under it; empty when there are none.</summary>
internal sealed record FileBubble(OutboundMedia File, string Caption) : Bubble;

/// <summary>An approved message, filled in.</summary>
internal sealed record TemplateBubble(OutboundTemplate Template) : Bubble;

/// <summary>What can be picked.</summary>
/// <param name="Id">What comes back.</param>
/// <param name="Title">What it says, unique in its message.</param>
/// <param name="Description">The whole label, small, where the title is short for it and a list shows it.</param>
internal sealed record Pick(string Id, string Title, string? Description = null);
