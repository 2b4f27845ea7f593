using PilarBot.Flows.Answers;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Poses the question at which a session stands.</summary>
internal static class Questions
{
    /// <summary>Asks it as a new question: buttons of the last one are stale from here on.</summary>
    public static void Pose(Turn turn, AtAsk at, string? lead = null)
    {
        var isNew = turn.Session!.WaitingFor != at.AskKey;
        turn.Change(turn.Dialogue with
        {
            Ordinal = turn.Dialogue.Ordinal + 1,
            Interjection = null,
            Session = turn.Session with
            {
                WaitingFor = at.AskKey,
                Retries = isNew ? 0 : turn.Session.Retries,
                Page = 0,
                Search = null,
                Gathered = isNew ? [] : turn.Session.Gathered,
                Suggestion = turn.Session.Suggestion?.Key == at.AskKey ? turn.Session.Suggestion : null,
            },
        });
        if (at.Ask.Kind.IsPick() && Options.Of(turn, at).Count == 0 && Extras(turn, at).Count == 0)
        {
            Sessions.Break(turn, at.AskKey, "there is nothing to choose from");
            return;
        }
        var text = Words(turn, at);
        Show(turn, at, lead is null ? text : $"{lead}\n\n{text}");
    }

    /// <summary>Says something, and the open question once more; its buttons stay what they were.</summary>
    public static void Remind(Turn turn, AtAsk at, string lead) => Show(turn, at, $"{lead}\n\n{Words(turn, at)}");

    /// <summary>Says words under which the open question can be answered: its buttons once more.</summary>
    public static void Show(Turn turn, AtAsk at, string words)
    {
        if (turn.Dialogue.Interjection is { Kind: InterjectionKind.Stuck }) turn.Change(turn.Dialogue with { Interjection = null });
        turn.Raise(new MessageCreated(words)
        {
            Buttons = All(turn, at),
            Share = at.Ask.Kind switch
            {
                AnswerKind.Location => ShareOffer.Location,
                AnswerKind.Contact => ShareOffer.Contact,
                _ => ShareOffer.None,
            },
        });
    }

    /// <summary>The buttons that the person sees under the question.</summary>
    public static IReadOnlyList<Button> Seen(Turn turn, AtAsk at) =>
        turn.Dialogue.Interjection is { Kind: InterjectionKind.Stuck } ? Retries.More(turn, at) : All(turn, at);

    /// <param name="turn">The turn.</param>
    /// <param name="at">The question.</param>
    /// <param name="reserved">How many buttons others put beside them.</param>
    public static IReadOnlyList<Button> All(Turn turn, AtAsk at, int reserved = 0)
    {
        var options = at.Ask.Kind.IsPick() ? Choosing.Buttons(turn, at, Choosing.Page(turn, at, reserved)) : [];
        return [.. options.Concat(Extras(turn, at)).Take(Math.Max(0, turn.Channel.Choices - reserved))];
    }

    /// <summary>The buttons besides the options: other ways out, skip, done, and the answer that is offered.</summary>
    public static List<Button> Extras(Turn turn, AtAsk at)
    {
        var ordinal = turn.Dialogue.Ordinal;
        var extras = new List<Button>();
        if (at.Ask.Many ? Several.MayBeDone(turn, at) : at.Ask.Kind.IsMedia() && at.Ask.Kind is not AnswerKind.Table && turn.Session!.Gathered.Count is > 0 and var count && count >= at.Ask.MinFiles)
            Add(turn.Phrases.Button(ButtonText.Done), Buttons.Done);
        // beside "Ya" and "Tidak" a third button would say the same as one of them
        var suggested = at.Ask.Kind != AnswerKind.YesNo ? Suggested(turn, at) : null;
        if (suggested is not null)
            Add($"{turn.Phrases.Button(IsTakenBack(turn, at) ? ButtonText.Keep : ButtonText.Confirm)}: {Shown(turn, at, suggested)}", Buttons.Keep);
        // the way out that was taken before is there already
        foreach (var way in Options.Ways(turn, at).Where(w => w.Value != suggested?.Choice)) Add(way.Label, way.Value);
        if (at.Ask.Optional) Add(turn.Phrases.Button(ButtonText.Skip), Buttons.Skip);
        return extras;

        void Add(string label, string value) => extras.Add(Buttons.Answer(ordinal, label, value, turn.Channel));
    }

    /// <summary>The answer that is offered: the one taken back, else the one that the flow suggests.</summary>
    public static TrailEntry? Suggested(Turn turn, AtAsk at)
    {
        if (turn.Session!.Suggestion is { } back && back.Key == at.AskKey)
            return (back.Value ?? (object?)back.Choice) is not null && StillOffered(turn, at, back) ? back : null;
        if (at.Ask.Suggest is not { } path || at.Scope.Find(path) is not { Node: { } node } value) return null;
        var suggested = new TrailEntry(at.AskKey, TrailKind.Answered, node.DeepClone(), turn.Display.Plain(value));
        if (!at.Ask.Kind.IsPick()) return IsAnswer(turn, at.Ask, value) ? suggested : null;
        return Options.Of(turn, at).FirstOrDefault(o => Options.Value(at.Ask, o).ToString() == node.ToString()) is { } option
            ? suggested with { Label = option.Label }
            : null;
    }

    // what is known may be of another kind, or no longer within the question's bounds
    private static bool IsAnswer(Turn turn, AskStep ask, Value value) => ask.Kind switch
    {
        AnswerKind.Number => value.Number is { } number && !(number < ask.Min) && !(number > ask.Max) && (ask.Decimals || number == decimal.Truncate(number)),
        AnswerKind.Date => value is { Text.Length: 10 } && value.Day(turn.World.Me.Zone) is { } day && !(ask.Past && day > turn.Today) && !(ask.Future && day < turn.Today),
        AnswerKind.DateTime => value.Instant is { } at && !(ask.Past && at > turn.Now) && !(ask.Future && at < turn.Now),
        AnswerKind.Text or AnswerKind.Phone or AnswerKind.Nik or AnswerKind.Kk => value.Text is { } text && TypedAnswer.Read(turn, ask, text) is Accepted,
        _ => value.Kind == ask.Kind.ValueKind(),
    };

    // after a correction the old desa may lie in another kecamatan
    private static bool StillOffered(Turn turn, AtAsk at, TrailEntry entry) =>
        entry.Value is null || !at.Ask.Kind.IsPick()
        || Options.Of(turn, at).Select(o => o.Value).ToHashSet() is var offered && Choosing.Values(entry.Value).All(offered.Contains);

    private static bool IsTakenBack(Turn turn, AtAsk at) => turn.Session!.Suggestion?.Key == at.AskKey;

    private static string Shown(Turn turn, AtAsk at, TrailEntry entry) => turn.Display.Plain(new(entry.Value, at.Ask.Kind.ValueKind(), entry.Label));

    private static string Words(Turn turn, AtAsk at)
    {
        var label = Insert.Text("label", at.Ask.Label.In(turn.Dialogue.Language));
        // a text that says something for some values only may come to nothing, and nothing cannot be sent
        var text = at.Ask.Say?.Render(at.Scope, turn.Display) is { Length: > 0 } say ? say : at.Ask.Kind switch
        {
            AnswerKind.Location => turn.Words(Phrase.AskLocation, label),
            AnswerKind.Contact => turn.Words(Phrase.AskContact, label),
            AnswerKind.Photo or AnswerKind.Photos => turn.Words(Phrase.AskPhotos, label),
            _ => turn.Words(Phrase.AskDefault, label),
        };
        if (at.Ask.Kind.IsPick() && Choosing.Page(turn, at) is { IsPaged: true } page)
            text += "\n\n" + turn.Words(Phrase.ChooseMany, Insert.Number("count", page.Found));
        if (at.Ask.Many) text += "\n\n" + turn.Words(Phrase.ChooseSeveral);
        if (Suggested(turn, at) is { } suggested)
            text += "\n\n" + turn.Words(IsTakenBack(turn, at) ? Phrase.Suggestion : Phrase.Known, Insert.Text("label", Shown(turn, at, suggested)));
        return at.Section is not { } section ? text : turn.Words(
            Phrase.Section, Insert.Number("number", section.Number), Insert.Number("count", turn.Flow!.Sections),
            Insert.Markdown("title", section.Title.Render(at.Scope, turn.Display))) + "\n\n" + text;
    }
}
