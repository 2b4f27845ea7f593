using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.WhatsApp;

/// <summary>Turns a message into bubbles, as few as the limits allow: each is paid for. Pure.</summary>
internal static class Bubbles
{
    private const string ChooseWords = "Silakan pilih:";

    /// <summary>Why a message cannot be sent, or null.</summary>
    public static string? Fault(OutboundMessage message) => message switch
    {
        OutboundText text => Picks.Fault(text.Choices) ?? (string.IsNullOrWhiteSpace(text.Markdown) ? "message text is empty" : null),
        OutboundMedia { Kind: not (MediaKind.Photo or MediaKind.Document) } media => $"a {media.Kind} cannot be sent",
        OutboundMedia media => Picks.Fault(media.Choices),
        OutboundTemplate template => TemplateMessages.Fault(template),
        ShowChoice => null,
        _ => $"unknown message {message?.GetType().Name}",
    };

    /// <summary>Nothing for what WhatsApp has no message for: it cannot change one that was sent.</summary>
    public static IReadOnlyList<Bubble> Of(OutboundMessage message) => message switch
    {
        OutboundText text => OfText(text),
        OutboundMedia media => OfMedia(media),
        OutboundTemplate template => [new TemplateBubble(template)],
        _ => [],
    };

    private static List<Bubble> OfText(OutboundText text)
    {
        var runs = MarkdownText.Read(text.Markdown);
        var (taps, links) = Sort(text.Choices);
        if (text.Share != Share.None)
            return Asking(text.Share, [.. Something(runs), .. Lines(links), .. Typed(taps)]);
        if (taps.Count > 0)
            return Choosing([.. Something(runs), .. Lines(links)], taps);
        if (links is [{ Url: { } url } link] && link.Label.Length <= WhatsAppLimits.ButtonTitle
            && WhatsAppText.Write(runs) is { Length: > 0 and <= WhatsAppLimits.ButtonBody } body)
        {
            return [new LinkBubble(body, link.Label, url)];
        }

        return Words([.. runs, .. Lines(links)]);
    }

    private static List<Bubble> OfMedia(OutboundMedia media)
    {
        var (taps, links) = Sort(media.Choices);
        List<Run> runs = [.. MarkdownText.Read(media.Markdown), .. Lines(links)];
        if (taps.Count == 0)
        {
            var words = WhatsAppText.Split(runs, WhatsAppLimits.Caption, WhatsAppLimits.Text);
            return [new FileBubble(media, words.Count == 0 ? "" : words[0]), .. words.Skip(1).Select(part => new TextBubble(part))];
        }

        var choosing = Choosing(Something(runs), taps);
        return choosing is [ButtonsBubble buttons] ? [buttons with { Header = media }] : [new FileBubble(media, ""), .. choosing];
    }

    /// <summary>Buttons need words above them.</summary>
    private static List<Run> Something(List<Run> runs) => string.IsNullOrWhiteSpace(Runs.PlainText(runs)) ? [new(ChooseWords)] : runs;

    private static List<Bubble> Words(List<Run> runs) =>
        [.. WhatsAppText.Split(runs, WhatsAppLimits.Text, WhatsAppLimits.Text).Select(part => new TextBubble(part))];

    /// <summary>
    /// Up to three choices are buttons, which are seen at once; more, or such under words too long for buttons, are a list: a tap more, but
    /// not a message more.
    /// </summary>
    private static List<Bubble> Choosing(List<Run> runs, List<Choice> taps)
    {
        if (taps.Count <= WhatsAppLimits.Buttons)
        {
            var whole = Picks.Fit(taps, WhatsAppLimits.ButtonTitle);
            var body = WhatsAppText.Write(whole ? runs : [.. runs, .. Picks.List(taps)]).Trim();
            if (body.Length <= WhatsAppLimits.ButtonBody)
                return [new ButtonsBubble(body, whole ? Picks.Whole(taps) : Picks.Numbered(taps, WhatsAppLimits.ButtonTitle))];
        }

        var fit = Picks.Fit(taps, WhatsAppLimits.RowTitle);
        var rows = fit ? Picks.Whole(taps) : Picks.Numbered(taps, WhatsAppLimits.RowTitle);
        return WithLast(fit ? runs : [.. runs, .. Picks.List(taps)], WhatsAppLimits.Text, last => new ListBubble(last, rows));
    }

    private static List<Bubble> Asking(Share share, List<Run> runs) => WithLast(
        runs, WhatsAppLimits.ButtonBody,
        last => share == Share.Location ? new AskLocationBubble(last) : new AskContactBubble(last));

    /// <summary>All parts but the last are texts; the last has to be short enough for what it carries.</summary>
    private static List<Bubble> WithLast(List<Run> runs, int lastLimit, Func<string, Bubble> last)
    {
        var parts = WhatsAppText.Split(runs, WhatsAppLimits.Text, WhatsAppLimits.Text);
        if (parts[^1].Length > lastLimit)
            parts = Shorter(runs, lastLimit);
        return [.. parts.SkipLast(1).Select(part => new TextBubble(part)), last(parts[^1])];
    }

    /// <summary>The fewest parts of which the last is short: the end is cut off first, at a paragraph where there is one.</summary>
    private static List<string> Shorter(List<Run> runs, int lastLimit)
    {
        for (var first = WhatsAppLimits.Text; first > lastLimit; first = first * 7 / 8)
        {
            var parts = WhatsAppText.Split(runs, first, first);
            if (parts[^1].Length <= lastLimit)
                return parts;
        }

        return WhatsAppText.Split(runs, lastLimit, lastLimit);
    }

    private static (List<Choice> Taps, List<Choice> Links) Sort(IReadOnlyList<Choice> choices) =>
        ([.. choices.Where(choice => choice.Url is null)], [.. choices.Where(choice => choice.Url is not null)]);

    private static IEnumerable<Run> Lines(List<Choice> links) => links.SelectMany(link => new Run[] { new("\n\n"), new(link.Label, Url: link.Url) });

    /// <summary>Beside a request there are no buttons: what else can be answered is typed.</summary>
    private static IEnumerable<Run> Typed(List<Choice> taps)
    {
        if (taps.Count == 0)
            yield break;
        yield return new("\n\nAtau ketik: ");
        for (var i = 0; i < taps.Count; i++)
        {
            if (i > 0)
                yield return new(i == taps.Count - 1 ? " atau " : ", ");
            yield return new(taps[i].Label, Style.Bold);
        }
    }
}
