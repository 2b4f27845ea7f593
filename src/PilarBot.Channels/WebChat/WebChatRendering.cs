using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PilarBot.Channels.WebChat;

/// <summary>From the bot's words to activities.</summary>
public static partial class WebChatRendering
{
    /// <summary>The channel's name in activities.</summary>
    public const string ChannelId = "webchat";

    private const int MaxDataBytes = 64;

    /// <summary>Words and buttons.</summary>
    /// <param name="text">The message.</param>
    /// <param name="html">Its words, rendered and safe.</param>
    public static Activity Of(OutboundText text, string html) =>
        Message(text.Markdown, text.Choices, new(html, WordOf(text.Share), text.EndsShare ? true : null));

    /// <summary>A file with words under it.</summary>
    /// <param name="media">The message.</param>
    /// <param name="html">Its words, rendered and safe; may be empty.</param>
    /// <param name="file">The file, under its stored name.</param>
    public static Activity Of(OutboundMedia media, string html, Attachment file) =>
        Message(media.Markdown, media.Choices, new(html)) with { Attachments = [file] };

    /// <summary>Why buttons cannot be sent; null when they can. As strict as the other channels, so that nothing works only here.</summary>
    public static string? FaultOf(IReadOnlyList<Choice> choices, int most)
    {
        if (choices.Count > most)
            return $"{choices.Count} choices, {most} are possible";
        foreach (var choice in choices)
        {
            if (string.IsNullOrWhiteSpace(choice.Label))
                return "a choice without a label";
            if (choice.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
                return "a choice whose address is not http(s)";
            if (choice.Url is null && Encoding.UTF8.GetByteCount(choice.Data) is 0 or > MaxDataBytes)
                return $"a choice whose data is not 1 to {MaxDataBytes} bytes";
        }
        return null;
    }

    private static Activity Message(string markdown, IReadOnlyList<Choice> choices, PageHints hints) => new()
    {
        Type = "message",
        Text = LineBreak().Replace(markdown, "  \n"),
        TextFormat = "markdown",
        Locale = "id",
        InputHint = choices.Count > 0 || hints.Share is not null ? "expectingInput" : "acceptingInput",
        SuggestedActions = choices.Count == 0 ? null : new([.. choices.Select(ActionOf)]),
        ChannelData = JsonSerializer.SerializeToElement(new PilarBotData(hints), DirectLineJson.Relaxed.PilarBotData),
    };

    // A phone keeps the lines as they were written; strict readers of Markdown do so only where it says so.
    [GeneratedRegex("(?<=[^\\n ])\\n(?=[^\\n])")]
    private static partial Regex LineBreak();

    private static CardAction ActionOf(Choice choice) => choice.Url is { } url
        ? new("openUrl", choice.Label, url)
        : new("messageBack", choice.Label, choice.Data, Text: choice.Label, DisplayText: choice.Label);

    private static string? WordOf(Share share) => share switch
    {
        Share.None => null,
        Share.Contact => "contact",
        Share.Location => "location",
    };
}
