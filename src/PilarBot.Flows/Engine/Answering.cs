using System.Globalization;
using System.Text.Json.Nodes;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Takes what came as the answer to the open question.</summary>
internal static class Answering
{
    private const int LongestSearch = 100;

    public static void Take(Turn turn, AtAsk at, Input input)
    {
        switch (input)
        {
            case TextInput text:
                Typed(turn, at, text.Text, Fold.Words(text.Text));
                break;
            case MediaInput media:
                Media.Take(turn, at, media);
                break;
            case LocationInput place when at.Ask.Kind == AnswerKind.Location:
                Places.Take(turn, at, place);
                break;
            case ContactInput card when at.Ask.Kind == AnswerKind.Contact:
                Contacts.Take(turn, at, card);
                break;
            default:
                Retries.Unexpected(turn, at, Came(input));
                break;
        }
    }

    /// <summary>A pressed button of the question. False when it never was one.</summary>
    public static bool Choose(Turn turn, AtAsk at, string value)
    {
        if (value == Buttons.Keep && Questions.Suggested(turn, at) is { } kept) Sessions.Answer(turn, kept with { Key = at.AskKey });
        else if (value == Buttons.Skip && at.Ask.Optional) Skip(turn, at);
        else if (value == Buttons.Done && at.Ask.IsGathered) Done(turn, at);
        else if (at.Ask.Kind.IsPick() && value is Buttons.Next or Buttons.Previous or Buttons.All) TurnPage(turn, at, value);
        else if (Options.Ways(turn, at).FirstOrDefault(o => o.Value == value) is { } way) TakeWay(turn, at, way);
        else if (at.Ask.Many && value.StartsWith(Buttons.Off, StringComparison.Ordinal) && Choosing.Carried(turn, at, value[Buttons.Off.Length..]) is { } taken)
            Several.TakeBack(turn, at, taken);
        else if (at.Ask.Kind.IsPick() && Choosing.Carried(turn, at, value) is { } option) Pick(turn, at, option);
        else return false;
        return true;
    }

    private static void Typed(Turn turn, AtAsk at, string text, string folded)
    {
        // no kind of answer is longer than the longest text, and nobody reads on
        if (text.Length > turn.Limits.LongestAnswer && !at.Ask.Kind.IsFreeText())
        {
            Retries.Unexpected(turn, at, "text");
            return;
        }
        if (Way(turn, at, folded) is { } way)
            TakeWay(turn, at, way);
        else if (Labelled(turn, at, folded) is { } labelled)
            Choose(turn, at, labelled);
        else if (TakesNumbers(turn, at, text) && Numbered(turn, at, folded) is { } button)
            Press(turn, at, button);
        else if (at.Ask.Optional && turn.Phrases.Means(folded, Command.Skip))
            Skip(turn, at);
        else if (Confirms(turn, at, folded) && Questions.Suggested(turn, at) is { } kept)
            Sessions.Answer(turn, kept with { Key = at.AskKey });
        else if (at.Ask.Kind.IsPick())
            TypedPick(turn, at, text, folded);
        else if (at.Ask.Kind.IsMedia())
            Media.Typed(turn, at, folded);
        else if (at.Ask.Kind == AnswerKind.Location)
            Places.Typed(turn, at, text);
        else if (at.Ask.Kind == AnswerKind.Contact)
            Contacts.Typed(turn, at, text);
        else
            Read(turn, at, text);
    }

    private static void Read(Turn turn, AtAsk at, string text)
    {
        var reading = TypedAnswer.Read(turn, at.Ask, text);
        if (reading is Accepted accepted && SameAsOther(at, accepted) is { } other)
            reading = Reading.Reject(Phrase.SameAsOther, Insert.Text("label", other));
        if (reading is Accepted answer)
            Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, answer.Value));
        else if (Numbered(turn, at, Fold.Words(text)) is { } button)
            Press(turn, at, button);
        else if (reading is Rejected rejected)
            Retries.Retry(turn, at, turn.Words(rejected.Why, rejected.Inserts));
    }

    private static void TypedPick(Turn turn, AtAsk at, string text, string folded)
    {
        if (at.Ask.Many && turn.Phrases.Means(folded, Command.Done))
        {
            Several.Done(turn, at);
            return;
        }
        if (Choosing.Exact(turn, at, text) is { } exact)
        {
            Pick(turn, at, exact);
            return;
        }
        if (at.Ask.Many && Several.Typed(turn, at, text)) return;
        var paging = turn.Phrases.Means(folded, Command.More) ? Buttons.Next : turn.Phrases.Means(folded, Command.Previous) ? Buttons.Previous : null;
        if (paging is not null && Choosing.Page(turn, at).IsPaged)
        {
            TurnPage(turn, at, paging);
            return;
        }
        var found = text.Length > LongestSearch ? [] : Search.Find(Options.Of(turn, at), text, turn.Phrases);
        if (found is [var only])
            Pick(turn, at, only);
        else if (found.Count > 1)
            ShowFound(turn, at, text, found.Count);
        else
            Retries.Retry(turn, at, at.Ask.Kind == AnswerKind.YesNo
                ? turn.Words(Phrase.YesNoUnclear)
                : turn.Words(Phrase.ChooseUnknown, Insert.Text("search", Buttons.Fit(text.Trim(), 40))));
    }

    private static void ShowFound(Turn turn, AtAsk at, string text, int count)
    {
        turn.ChangeSession(s => s with { Search = text, Page = 0 });
        Questions.Show(turn, at, turn.Words(Phrase.ChooseFound, Insert.Number("count", count), Insert.Text("search", Buttons.Fit(text.Trim(), 40))));
    }

    private static void TurnPage(Turn turn, AtAsk at, string value)
    {
        turn.ChangeSession(s => value switch
        {
            Buttons.Next => s with { Page = s.Page + 1 },
            Buttons.Previous => s with { Page = Math.Max(0, s.Page - 1) },
            _ => s with { Page = 0, Search = null },
        });
        var page = Choosing.Page(turn, at);
        // the last page stays the last however often its successor is asked for
        if (!page.HasNext && value == Buttons.Next) turn.ChangeSession(s => s with { Page = Math.Min(s.Page, page.Found) });
        Questions.Show(turn, at, turn.Words(Phrase.ChooseMany, Insert.Number("count", page.Found)));
    }

    private static void Done(Turn turn, AtAsk at)
    {
        if (at.Ask.Many) Several.Done(turn, at);
        else Media.Done(turn, at);
    }

    // "ya" to what is known already; where "ya" is an answer itself, it is that
    private static bool Confirms(Turn turn, AtAsk at, string folded) =>
        turn.Phrases.Means(folded, Command.Keep) || (!at.Ask.Kind.IsPick() && turn.Phrases.Means(folded, Command.Yes));

    private static ReferenceItem? Way(Turn turn, AtAsk at, string folded)
    {
        var ways = Options.Ways(turn, at);
        return ways.FirstOrDefault(o => folded == Fold.Words(o.Label) || folded == Fold.Words(o.Value) || o.Aliases.Any(a => Fold.Words(a) == folded))
            ?? (at.Ask.Kind.IsFreeText() ? null : ways.FirstOrDefault(o => Search.Resembles(Fold.Words(o.Label), folded)));
    }

    // where a button cannot be pressed, beside an offer to share something, its words are sent
    private static string? Labelled(Turn turn, AtAsk at, string folded) =>
        Questions.Extras(turn, at).FirstOrDefault(b => Fold.Words(b.Label) == folded) is { } button ? Buttons.Read(button.Data)?.Value : null;

    // where digits are no answer, a number is one of the buttons, unless an option is called so
    private static bool TakesNumbers(Turn turn, AtAsk at, string text) => at.Ask.Kind.IsPick()
        ? Choosing.Named(turn, at, text) is []
        : at.Ask.Kind.IsMedia() || at.Ask.Kind is AnswerKind.Location or AnswerKind.Contact;

    // some channels number the buttons
    private static Button? Numbered(Turn turn, AtAsk at, string folded) =>
        int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? Questions.Seen(turn, at).ElementAtOrDefault(number - 1) : null;

    private static void Press(Turn turn, AtAsk at, Button button)
    {
        if (button.Data.StartsWith('!')) Conversation.TakeWord(turn, button.Data[1..]);
        else Choose(turn, at, Buttons.Read(button.Data)!.Value.Value);
    }

    private static void Pick(Turn turn, AtAsk at, ReferenceItem option)
    {
        if (at.Ask.Many) Several.Pick(turn, at, option);
        else Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, Options.Value(at.Ask, option), at.Ask.Kind == AnswerKind.YesNo ? null : option.Label));
    }

    private static void TakeWay(Turn turn, AtAsk at, ReferenceItem way) =>
        Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, null, way.Label) { Choice = way.Value });

    private static void Skip(Turn turn, AtAsk at) => Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered));

    private static string? SameAsOther(AtAsk at, Accepted answer) =>
        at.Ask.DiffersFrom is { } path && at.Scope.Find(path).Node is { } other && JsonNode.DeepEquals(other, answer.Value) ? path.Text.ToUpperInvariant() : null;

    private static string Came(Input input) => input switch
    {
        LocationInput => "location",
        ContactInput => "contact",
        UnsupportedInput unsupported => unsupported.What,
        _ => "other",
    };
}
