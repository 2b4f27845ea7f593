namespace PilarBot.Channels.Formatting;

[Flags]
internal enum Style
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
    Pre = 16,
    Quote = 32,
    /// <summary>The bullet or number before an item of a list.</summary>
    Item = 64,
}

/// <summary>A stretch of text of one look.</summary>
internal readonly record struct Run(string Text, Style Style = Style.None, string? Url = null, string? Language = null);
