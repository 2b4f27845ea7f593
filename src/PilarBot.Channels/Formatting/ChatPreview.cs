using PilarBot.Channels.Telegram;
using PilarBot.Channels.WhatsApp;

namespace PilarBot.Channels.Formatting;

/// <summary>How a chat shows a text, as HTML that is safe to insert: for whoever writes to many and looks first. Line breaks stay line breaks.</summary>
public static class ChatPreview
{
    /// <summary>As Telegram shows it: what is sent there is HTML, whose few tags a browser knows too.</summary>
    /// <param name="markdown">What is to be sent.</param>
    public static string Telegram(string markdown) => RichText.ToHtml(MarkdownText.Read(markdown))
        // Only our own tags begin so: the text's are escaped.
        .Replace("<a href=", "<a target=\"_blank\" rel=\"noopener noreferrer\" href=", StringComparison.Ordinal);

    /// <summary>As WhatsApp shows it: what is sent there has WhatsApp's own marks, which are read here as the phone does.</summary>
    /// <param name="markdown">What is to be sent.</param>
    public static string WhatsApp(string markdown) => ReadMarks.ToHtml(WhatsAppText.Write(MarkdownText.Read(markdown)));
}
