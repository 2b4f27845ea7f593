namespace PilarBot.Channels.Formatting;

/// <summary>Markdown without its marks, for where none can be shown.</summary>
public static class PlainWords
{
    /// <summary>The words of a text; of a link, what it says.</summary>
    public static string Of(string markdown) => Runs.PlainText(MarkdownText.Read(markdown)).Trim();
}
