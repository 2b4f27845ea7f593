namespace PilarBot.Channels.WhatsApp;

/// <summary>Joins what a turn says into as few messages as WhatsApp allows, since each that is delivered is paid for (protocol section B.7).</summary>
public static class WhatsAppBubbles
{
    /// <summary>
    /// Messages in the same order with the same words, joined where that saves a bubble: texts with what follows them, a file with the
    /// words before and after it as its caption. What WhatsApp cannot show (<see cref="ShowChoice"/>) is left out. Pure.
    /// </summary>
    public static IReadOnlyList<OutboundMessage> Merge(IReadOnlyList<OutboundMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var merged = new List<OutboundMessage>();
        foreach (var message in messages.Where(message => message is not ShowChoice))
        {
            if (merged.Count > 0 && Join(merged[^1], message) is { } joined)
                merged[^1] = joined;
            else
                merged.Add(message);
        }

        return merged;
    }

    /// <summary>Two messages as one, when that saves a bubble; else null. Pure.</summary>
    public static OutboundMessage? Join(OutboundMessage first, OutboundMessage second) =>
        Whole(first, second) is { } joined && Count(joined) < Count(first) + Count(second) ? joined : null;

    /// <summary>How many bubbles a message takes.</summary>
    public static int Count(OutboundMessage message) => Bubbles.Of(message).Count;

    internal static IReadOnlyList<Bubble> Plan(IReadOnlyList<OutboundMessage> messages) => [.. Merge(messages).SelectMany(Bubbles.Of)];

    private static OutboundMessage? Whole(OutboundMessage first, OutboundMessage second)
    {
        if (Bubbles.Fault(first) is not null || Bubbles.Fault(second) is not null)
            return null;
        var mark = second.Mark ?? first.Mark;
        return (first, second) switch
        {
            (OutboundText { Choices: [], Share: Share.None } a, OutboundText b) => b with { Markdown = Words(a.Markdown, b.Markdown), Mark = mark },
            (OutboundText { Choices: [], Share: Share.None } a, OutboundMedia b) => b with { Markdown = Words(a.Markdown, b.Markdown), Mark = mark },
            (OutboundMedia { Choices: [] } a, OutboundText { Share: Share.None } b) =>
                a with { Markdown = Words(a.Markdown, b.Markdown), Choices = b.Choices, Mark = mark },
            _ => null,
        };
    }

    private static string Words(string first, string second) => (first.TrimEnd(), second) switch
    {
        ("", _) => second,
        (var words, "") => words,
        // A code block that nobody closed would swallow what follows.
        (var words, _) when words.Split("```").Length % 2 == 0 => $"{words}\n```\n\n{second}",
        (var words, _) => $"{words}\n\n{second}",
    };
}
