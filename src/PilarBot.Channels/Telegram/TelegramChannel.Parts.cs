using System.Globalization;
using PilarBot.Channels.Calls;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.Telegram;

public sealed partial class TelegramChannel
{
    /// <summary>One message of those that a long text becomes.</summary>
    private sealed record Part(string Html, ReplyMarkup? Markup = null);

    private async Task<SendOutcome> SendTextAsync(long chat, OutboundText text, CancellationToken cancellation)
    {
        if (Keyboards.Fault(text.Choices) is { } fault)
            return new Refused(fault);
        var parts = Plan(text);
        return parts.Count == 0
            ? new Refused("message text is empty")
            : await SendPartsAsync(chat, parts, before: 0, null, cancellation);
    }

    private static List<Part> Plan(OutboundText text)
    {
        var runs = MarkdownText.Read(text.Markdown);
        if (text.Share != Share.None)
        {
            foreach (var link in text.Choices.Where(choice => choice.Url is not null))
                runs.AddRange([new Run("\n\n"), new Run(link.Label, Style.None, link.Url)]);
            return Parts(runs, Keyboards.Sharing(text.Share, text.Choices));
        }

        if (!text.EndsShare)
            return Parts(runs, Keyboards.Inline(text.Choices));
        if (text.Choices.Count == 0)
            return Parts(runs, Keyboards.Remove);

        // A message either takes the reply keyboard away or has buttons of its own. So the first paragraph goes ahead and takes
        // the keyboard away; a lone one gets a short sign before it.
        var first = runs.FindIndex(run => run is { Text: "\n\n", Style: Style.None });
        var lead = first < 0 ? [new Run("✓")] : runs[..first];
        var parts = Parts(first < 0 ? runs : runs[(first + 1)..], Keyboards.Inline(text.Choices));
        if (parts.Count > 0)
            parts.InsertRange(0, Parts(lead, Keyboards.Remove));
        return parts;
    }

    private static List<Part> Parts(IReadOnlyList<Run> runs, ReplyMarkup? markup)
    {
        var parts = RichText.Split(runs, MaxText, MaxText).ConvertAll(part => new Part(RichText.ToHtml(part)));
        if (parts.Count > 0)
            parts[^1] = parts[^1] with { Markup = markup };
        return parts;
    }

    /// <summary>Of the same whole, <paramref name="before"/> messages are already out, the last as <paramref name="sent"/>.</summary>
    private async Task<SendOutcome> SendPartsAsync(
        long chat, IReadOnlyList<Part> parts, int before, Delivered? sent, CancellationToken cancellation)
    {
        var whole = before + parts.Count;
        var outcome = sent;
        foreach (var part in parts)
        {
            var answer = await client.SendMessageAsync(
                new(chat, part.Html, "HTML", LinkPreviewOptions.Off, part.Markup), cancellation);
            if (!answer.IsOk)
                return PartialSend.After(Outcomes.Of(answer.Fault), before, whole);
            outcome = new Delivered(Ref(answer.Result), sent?.MediaRef) { Messages = whole };
            before++;
        }

        return outcome ?? new Delivered(null);
    }

    private static string Ref(Message message) => message.MessageId.ToString(CultureInfo.InvariantCulture);
}
