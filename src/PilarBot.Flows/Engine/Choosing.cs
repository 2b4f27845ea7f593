using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>The page of options that a question shows now.</summary>
/// <param name="Shown">The options on it.</param>
/// <param name="Found">How many there are on all pages.</param>
/// <param name="HasPrevious">Whether a page comes before it.</param>
/// <param name="HasNext">Whether a page comes after it.</param>
internal sealed record OptionPage(IReadOnlyList<ReferenceItem> Shown, int Found, bool HasPrevious, bool HasNext)
{
    public bool IsPaged => HasPrevious || HasNext;
}

/// <summary>Shows options within the bounds of a channel, and tells which one was meant.</summary>
internal static class Choosing
{
    private const string Picked = "✓ ";

    /// <summary>The values of an answer: one, or several.</summary>
    public static IEnumerable<string> Values(JsonNode? answer) => answer switch
    {
        null => [],
        JsonArray several => several.Select(v => v?.ToString() ?? ""),
        _ => [answer.ToString()],
    };

    public static OptionPage Page(Turn turn, AtAsk at, int reserved = 0)
    {
        var options = Options.Of(turn, at);
        var search = turn.Session!.Search;
        if (search is not null && Search.Find(options, search, turn.Phrases) is { Count: > 0 } found) options = found;
        var extras = Questions.Extras(turn, at).Count + (search is null ? 0 : 1) + reserved;
        if (options.Count + extras <= turn.Channel.Choices) return new(options, options.Count, false, false);
        var size = Math.Max(1, turn.Channel.Choices - extras - 2);
        var pages = (options.Count + size - 1) / size;
        var page = Math.Clamp(turn.Session.Page, 0, pages - 1);
        return new([.. options.Skip(page * size).Take(size)], options.Count, page > 0, page < pages - 1);
    }

    public static IEnumerable<Button> Buttons(Turn turn, AtAsk at, OptionPage page)
    {
        var ordinal = turn.Dialogue.Ordinal;
        var all = Options.Of(turn, at);
        foreach (var option in page.Shown)
        {
            yield return at.Ask.Many && turn.Session!.Gathered.Contains(option.Value)
                ? Engine.Buttons.Answer(ordinal, Picked + option.Label, Engine.Buttons.Off + Carried(all, option), turn.Channel)
                : Engine.Buttons.Answer(ordinal, option.Label, Carried(all, option), turn.Channel);
        }
        if (page.HasPrevious) yield return Own(ButtonText.Previous, Engine.Buttons.Previous);
        if (page.HasNext) yield return Own(ButtonText.More, Engine.Buttons.Next);
        if (turn.Session!.Search is not null) yield return Own(ButtonText.ShowAll, Engine.Buttons.All);

        Button Own(string label, string value) => Engine.Buttons.Answer(ordinal, turn.Phrases.Button(label), value, turn.Channel);
    }

    /// <summary>The option that a button carried.</summary>
    public static ReferenceItem? Carried(Turn turn, AtAsk at, string value) => Options.Of(turn, at) is var all
        ? all.FirstOrDefault(o => Carried(all, o) == value)
        : null;

    /// <summary>The option that typed words mean for certain: its value, its label, or its number among the buttons, else in the whole list.</summary>
    public static ReferenceItem? Exact(Turn turn, AtAsk at, string text)
    {
        if (Named(turn, at, text) is [_, ..] named) return named is [var only] ? only : null;
        if (!int.TryParse(turn.Phrases.Searchable(text), out var number) || number < 1) return null;
        var seen = Questions.Seen(turn, at);
        if (number > seen.Count) return Options.Of(turn, at).ElementAtOrDefault(number - 1);
        return Engine.Buttons.Read(seen[number - 1].Data)?.Value is { } value ? Carried(turn, at, value.StartsWith(Engine.Buttons.Off, StringComparison.Ordinal) ? value[Engine.Buttons.Off.Length..] : value) : null;
    }

    /// <summary>The options whose value or label typed words are.</summary>
    public static IReadOnlyList<ReferenceItem> Named(Turn turn, AtAsk at, string text)
    {
        var options = Options.Of(turn, at);
        var folded = turn.Phrases.Searchable(text);
        if (at.Ask.Kind == AnswerKind.YesNo && YesNo(turn, folded) is { } truth) return [options.First(o => o.Value == (truth ? "true" : "false"))];
        // As it is written first: folded, "< 10 meter" is ">= 10 meter".
        return options.Where(o => o.IsWritten(text)).ToList() is [_, ..] written
            ? written
            : [.. options.Where(o => turn.Phrases.Searchable(o.Label) == folded || o.Aliases.Any(a => turn.Phrases.Searchable(a) == folded))];
    }

    /// <summary>True when a text is the option's value or label as it stands.</summary>
    public static bool IsWritten(this ReferenceItem option, string text) =>
        text.Trim() is var written && (option.Value == written || option.Label.Equals(written, StringComparison.OrdinalIgnoreCase));

    private static bool? YesNo(Turn turn, string folded) =>
        turn.Phrases.Means(folded, Command.Yes) ? true : turn.Phrases.Means(folded, Command.No) ? false : null;

    // a value that is too long for a button travels as its place in the list
    private static string Carried(IReadOnlyList<ReferenceItem> all, ReferenceItem option) =>
        Engine.Buttons.Carries(option.Value) ? option.Value : "~" + all.IndexOf(option);

    private static int IndexOf(this IReadOnlyList<ReferenceItem> all, ReferenceItem option)
    {
        for (var at = 0; at < all.Count; at++)
        {
            if (ReferenceEquals(all[at], option) || all[at] == option) return at;
        }
        return -1;
    }
}
