using System.Globalization;
using System.Text;
using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.Telegram;

/// <summary>Lays out what a person can press.</summary>
internal static class Keyboards
{
    /// <summary>Labels up to this length fit two in a row on a 360-point screen.</summary>
    private const int Short = 14;

    /// <summary>Telegram takes no more buttons than this under one message.</summary>
    private const int MaxButtons = 100;

    private const int MaxDataBytes = 64;

    public static ReplyKeyboardRemove Remove { get; } = new(true);

    /// <summary>Why these choices cannot be shown, or null.</summary>
    public static string? Fault(IReadOnlyList<Choice> choices)
    {
        if (choices.Count > MaxButtons)
            return $"{choices.Count} choices, {MaxButtons} are possible";
        foreach (var choice in choices)
        {
            if (string.IsNullOrWhiteSpace(choice.Label))
                return "a choice without a label";
            if (choice.Url is not null && MarkdownText.Linkable(choice.Url) is null)
                return "a choice whose address is not http(s)";
            if (choice.Url is null && Encoding.UTF8.GetByteCount(choice.Data) is 0 or > MaxDataBytes)
                return $"a choice whose data is not 1 to {MaxDataBytes} bytes";
        }

        return null;
    }

    public static InlineKeyboardMarkup? Inline(IReadOnlyList<Choice> choices) => choices.Count == 0 ? null : new(Rows(
        choices,
        choice => new InlineKeyboardButton(choice.Label, choice.Url is null ? choice.Data : null, choice.Url)));

    /// <summary>
    /// A message has one keyboard, and only a reply keyboard can ask for a contact or a location: so the choices become buttons
    /// of it, and come back as typed text. Those that open an address cannot, and are left to the text.
    /// </summary>
    public static ReplyKeyboardMarkup Sharing(Share share, IEnumerable<Choice> choices)
    {
        var first = share == Share.Contact
            ? new KeyboardButton("Bagikan nomor saya", RequestContact: true)
            : new KeyboardButton("Bagikan lokasi saya", RequestLocation: true);
        var typed = Rows([.. choices.Where(choice => choice.Url is null)], choice => new KeyboardButton(choice.Label));
        return new ReplyKeyboardMarkup([[first], .. typed], ResizeKeyboard: true, OneTimeKeyboard: true);
    }

    private static TButton[][] Rows<TButton>(IReadOnlyList<Choice> choices, Func<Choice, TButton> button)
    {
        var rows = new List<TButton[]>();
        for (var i = 0; i < choices.Count; i++)
        {
            var pair = i + 1 < choices.Count && IsShort(choices[i].Label) && IsShort(choices[i + 1].Label);
            rows.Add(pair ? [button(choices[i]), button(choices[i + 1])] : [button(choices[i])]);
            if (pair)
                i++;
        }

        return [.. rows];
    }

    private static bool IsShort(string label) => new StringInfo(label).LengthInTextElements <= Short;
}
