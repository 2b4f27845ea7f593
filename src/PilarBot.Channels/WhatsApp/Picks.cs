using System.Globalization;
using System.Text;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.WhatsApp;

/// <summary>
/// Choices as buttons or rows. When a label does not fit, or two are the same, all are numbered: the titles are short for labels that
/// stand in the words as a list of the same numbers, which may be typed as well.
/// </summary>
internal static class Picks
{
    private const int MaxDataBytes = 64;

    /// <summary>Why these choices cannot be shown, or null.</summary>
    public static string? Fault(IReadOnlyList<Choice> choices)
    {
        var taps = choices.Count(choice => choice.Url is null);
        if (taps > WhatsAppLimits.Rows)
            return $"{taps} choices, {WhatsAppLimits.Rows} are possible";
        foreach (var choice in choices)
        {
            if (string.IsNullOrWhiteSpace(choice.Label))
                return "a choice without a label";
            if (choice.Url is not null && !IsWeb(choice.Url))
                return "a choice whose address is not http(s)";
            if (choice.Url is null && (Encoding.UTF8.GetByteCount(choice.Data) is 0 or > MaxDataBytes || choice.Data != choice.Data.Trim()))
                return $"a choice whose data is not 1 to {MaxDataBytes} bytes without spaces at its ends";
        }

        return taps == choices.Where(choice => choice.Url is null).Select(choice => choice.Data).Distinct().Count() ? null : "two choices with the same data";
    }

    /// <summary>True when every label fits as it is.</summary>
    public static bool Fit(IReadOnlyList<Choice> taps, int length) =>
        taps.All(tap => OneLine(tap.Label).Length <= length)
        && taps.Select(tap => OneLine(tap.Label)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == taps.Count;

    public static List<Pick> Whole(IReadOnlyList<Choice> taps) => [.. taps.Select(tap => new Pick(tap.Data, OneLine(tap.Label)))];

    public static List<Pick> Numbered(IReadOnlyList<Choice> taps, int length) => [.. taps.Select((tap, index) =>
    {
        var label = OneLine(tap.Label);
        var number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ");
        var title = number + Shorten(label, length - number.Length);
        return new Pick(tap.Data, title, title != number + label && label.Length <= WhatsAppLimits.RowDescription ? label : null);
    })];

    /// <summary>The whole labels, to stand under the words.</summary>
    public static IEnumerable<Run> List(IReadOnlyList<Choice> taps) => taps.SelectMany((tap, index) => new Run[]
    {
        new(index == 0 ? "\n\n" : "\n"),
        new(string.Create(CultureInfo.InvariantCulture, $"{index + 1}. "), Style.Item),
        new(OneLine(tap.Label)),
    });

    /// <summary>Cut behind a word when that leaves at least half, else within one; never within a character.</summary>
    public static string Shorten(string label, int length)
    {
        if (label.Length <= length)
            return label;
        var room = length - 1;
        var word = label.LastIndexOf(' ', room, room + 1);
        var end = word >= room / 2 ? word : TextBreaks.Before(label, 0, room);
        return label[..end].TrimEnd(' ', ',', '.', ':', ';', '-', '(') + "…";
    }

    private static string OneLine(string label) => string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
