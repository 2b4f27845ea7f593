using System.Globalization;
using System.Text.Json.Nodes;
using FuzzySharp;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Where no session runs: greeting, menu, and the ways into flows.</summary>
internal static class Lobby
{
    private const int Close = 78;
    private const int LongestSlip = 80;
    private const int LongestWith = 80;

    // a longer one tells something, and a word in it says little about what is wanted
    private const int LongestSentence = 12;
    private const int ShortestWord = 5;
    private const int MostOffered = 3;

    public static void Take(Turn turn, Input input)
    {
        switch (input)
        {
            case TextInput text:
                Typed(turn, text.Text, Fold.Words(text.Text));
                break;
            case MediaInput media:
                Media.Decline(turn, media);
                ShowMenu(turn, turn.Words(Phrase.NoFlowForThat, Came(turn, Media.Word(media.Kind))));
                break;
            case LocationInput:
                ShowMenu(turn, turn.Words(Phrase.NoFlowForThat, Came(turn, "location")));
                break;
            case ContactInput:
                ShowMenu(turn, turn.Words(Phrase.NoFlowForThat, Came(turn, "contact")));
                break;
            case UnsupportedInput unsupported:
                ShowMenu(turn, turn.Words(Phrase.NoFlowForThat, Came(turn, unsupported.What)));
                break;
        }
    }

    /// <summary>
    /// <c>/start</c>, with or without a payload. A link cannot carry spaces: the payload <c>hadir-482913</c> is <c>hadir 482913</c>, see
    /// <see cref="TakeWith"/>; any other goes to the flow for payloads. False when the text is something else.
    /// </summary>
    public static bool TakeStart(Turn turn, string text)
    {
        if (!text.StartsWith("/start", StringComparison.Ordinal) || text.Length > 6 && text[6] is not (' ' or '@')) return false;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var payload = space < 0 ? "" : text[(space + 1)..].Trim();
        var dash = payload.Length <= 64 ? payload.IndexOf('-', StringComparison.Ordinal) : -1;
        if (dash > 0 && TakeWith(turn, $"{payload[..dash]} {payload[(dash + 1)..]}"))
            return true;
        if (payload.Length is > 0 and <= 64 && turn.World.Flows.All.FirstOrDefault(f => f.Payload) is { } flow)
            Starting.Request(turn, flow, new JsonObject { ["payload"] = payload });
        else if (turn.Session is not null)
            Sessions.Repose(turn);
        else
            Greet(turn);
        return true;
    }

    public static void Greet(Turn turn) => ShowMenu(turn, turn.Words(Phrase.Greeting, Insert.Text("waktu", turn.Phrases.Calendar.PartOfDay(turn.LocalNow))));

    /// <summary>Some words, then the menu.</summary>
    public static void ShowMenu(Turn turn, string? lead = null, int page = 0)
    {
        var buttons = Menu(turn, page);
        var words = turn.Words(buttons.Count == 0 ? Phrase.MenuEmpty : Phrase.Menu);
        turn.Say(lead is null ? words : $"{lead}\n\n{words}", buttons);
    }

    /// <summary>The flow whose start word this is.</summary>
    public static Flow? FlowFor(Turn turn, string folded) =>
        folded.Length == 0 ? null : turn.World.Flows.FindByStartWord(folded);

    /// <summary>
    /// A start word with what stands behind it, for a flow that takes one text: <c>kasus KS-2026-000123</c>. What is behind it has a number
    /// in it, so that no sentence is taken for one. False when the words are none.
    /// </summary>
    public static bool TakeWith(Turn turn, string words)
    {
        for (var space = words.IndexOf(' ', StringComparison.Ordinal); space > 0 && words.Length < LongestWith; space = words.IndexOf(' ', space + 1))
        {
            var rest = words[(space + 1)..].Trim();
            if (!rest.Any(char.IsAsciiDigit)
                || FlowFor(turn, Fold.Words(words[..space])) is not { Takes: { Count: 1 } takes } flow || takes.Single() is not { Value.Kind: ValueKind.Text } taken)
                continue;
            Starting.Request(turn, flow, new JsonObject { [taken.Key] = rest });
            return true;
        }
        return false;
    }

    /// <summary>The flow whose start word this nearly is, among those the person may start.</summary>
    public static Flow? FlowLike(Turn turn, string folded, int close = Close)
    {
        // a number, a date or a telling is no slip of a word
        if (folded.Length is < 4 or > LongestSlip || char.IsAsciiDigit(folded[0])) return null;
        var titles = turn.World.Flows.All.Select(f => (Word: Fold.Words(turn.TitleOf(f)), Flow: f));
        return turn.World.Flows.StartWords.Concat(titles)
            .Where(w => w.Flow.IsFor(turn.World.Me.Roles))
            .Select(w => (w.Flow, Score: Fuzz.Ratio(w.Word, folded)))
            .Where(f => f.Score >= close).OrderByDescending(f => f.Score).Select(f => f.Flow).FirstOrDefault();
    }

    /// <summary><c>menu 2</c> turns a page, a number picks what was offered last, else from the menu's first. False when the words are neither.</summary>
    public static bool TakeNumber(Turn turn, string folded)
    {
        var words = folded.Split(' ');
        if (words is [var menu, var page] && turn.Phrases.Means(menu, Command.Menu) && Number(page) is { } at and >= 1)
        {
            ShowMenu(turn, page: at - 1);
            return true;
        }
        if (turn.Session is not null || Number(folded) is not { } number || number < 1) return false;
        var all = Seen(turn);
        if (number > all.Count) return false;
        Conversation.TakeWord(turn, all[number - 1].Data[1..]);
        return true;
    }

    /// <summary>Starts the flow that an entry of a list starts. False when the words are no such entry.</summary>
    public static bool TakeEntry(Turn turn, string folded)
    {
        if (turn.Session is not null || Entries.Find(turn, folded) is not var (flow, entry)) return false;
        Starting.Request(turn, flow, new JsonObject { [Flow.Entry] = entry.Value });
        return true;
    }

    /// <summary>What is to be remembered of the buttons under the last words, where no session runs.</summary>
    public static IReadOnlyList<Button>? Offered(Turn turn, IReadOnlyList<Button> shown) =>
        shown.Count > 0 && shown.All(b => b.Data.StartsWith('!')) && !shown.SequenceEqual(Menu(turn, 0)) ? shown : null;

    private static IReadOnlyList<Button> Seen(Turn turn) => turn.Dialogue.Offered ?? Menu(turn, 0);

    private static void Typed(Turn turn, string text, string folded)
    {
        if (turn.Phrases.Means(folded, Command.Greeting))
            Greet(turn);
        else if ((FlowFor(turn, folded) ?? turn.World.Flows.FindByTitle(folded)) is { } flow)
            Starting.Request(turn, flow, null);
        else if (TakeNumber(turn, folded) || TakeWith(turn, text))
            return;
        else if (Seen(turn).FirstOrDefault(b => Fold.Words(b.Label) == folded) is { } button)
            Conversation.TakeWord(turn, button.Data[1..]);
        else if (TakeEntry(turn, folded))
            return;
        else if (Entries.Like(turn, folded) is [_, ..] entries)
            Suggest(turn, entries.Select(e => Buttons.Word(e.Label, e.Label, turn.Channel)));
        else if ((FlowLike(turn, folded) is { } like ? [like] : FlowsWithin(turn, folded)) is { Count: > 0 } meant)
            Suggest(turn, meant.Select(f => Buttons.Word(turn.TitleOf(f), f.Start[0], turn.Channel)));
        else
            ShowMenu(turn, turn.Words(Phrase.NotUnderstood));
    }

    // "saya mau mengadu soal petugas": offered, never begun, since a word may stand there for anything
    private static List<Flow> FlowsWithin(Turn turn, string folded)
    {
        if (folded.Count(c => c == ' ') >= LongestSentence) return [];
        var sentence = $" {folded} ";
        return
        [
            .. turn.World.Flows.StartWords
                .Where(w => w.Word.Length >= ShortestWord && w.Flow.IsFor(turn.World.Me.Roles) && sentence.Contains($" {w.Word} ", StringComparison.Ordinal))
                .OrderByDescending(w => w.Word.Length).ThenBy(w => w.Word, StringComparer.Ordinal).Select(w => w.Flow).Distinct().Take(MostOffered),
        ];
    }

    private static void Suggest(Turn turn, IEnumerable<Button> meant) => turn.Say(
        turn.Words(Phrase.DidYouMean),
        [.. meant, Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel)]);

    private static List<Button> Menu(Turn turn, int page)
    {
        var resume = turn.Phrases.WordFor(Command.Resume);
        var languages = turn.World.Flows.Languages.Select(turn.World.Flows.PhrasesIn)
            .Where(p => p.Language != turn.Phrases.Language && p.LanguageWords.Count > 0)
            .Select(p => Buttons.Word(p.LanguageName, p.LanguageWords[0], turn.Channel)).ToList();
        var all = turn.Dialogue.Drafts
            .Select(d => Buttons.Word($"{turn.Phrases.Button(ButtonText.ResumeFlow)}: {turn.TitleOf(d)}", $"{resume} {d.Flow}", turn.Channel))
            .Concat(turn.World.Flows.All
                .Where(f => f.Menu is not null && f.Start.Count > 0 && f.IsFor(turn.World.Me.Roles))
                .OrderBy(f => f.Menu!.Order).ThenBy(f => f.Title.Source, StringComparer.Ordinal)
                .Select(f => Buttons.Word(f.Menu!.Label.In(turn.Dialogue.Language), f.Start[0], turn.Channel)))
            .DistinctBy(b => b.Data).ToList();
        if (all.Count + languages.Count <= turn.Channel.Choices) return [.. all, .. languages];
        // Who cannot read the first page would not look for a language on the next; the office's own people can.
        var onEach = turn.World.Me.Roles.Count == 0 ? languages : [];
        if (onEach.Count == 0) all.AddRange(languages);
        var size = Math.Max(1, turn.Channel.Choices - 2 - onEach.Count);
        var last = (all.Count - 1) / size;
        page = Math.Clamp(page, 0, last);
        List<Button> shown = [.. all.Skip(page * size).Take(size), .. onEach];
        var menu = turn.Phrases.WordFor(Command.Menu);
        if (page > 0) shown.Add(Buttons.Word(turn.Phrases.Button(ButtonText.Previous), string.Create(CultureInfo.InvariantCulture, $"{menu} {page}"), turn.Channel));
        if (page < last) shown.Add(Buttons.Word(turn.Phrases.Button(ButtonText.More), string.Create(CultureInfo.InvariantCulture, $"{menu} {page + 2}"), turn.Channel));
        return shown;
    }

    private static Insert Came(Turn turn, string what) => Insert.Markdown("came", turn.Words(Phrase.Came(what)));

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
