using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>The review: all answers, each of which can be corrected before they are sent.</summary>
internal static class Reviews
{
    public const string Send = "send";
    public const string Correct = "correct";

    private const string Hidden = "••••••";

    public static void Pose(Turn turn, AtReview at)
    {
        turn.Change(turn.Dialogue with
        {
            Ordinal = turn.Dialogue.Ordinal + 1,
            Interjection = null,
            Session = turn.Session! with
            {
                WaitingFor = at.ReviewKey,
                Retries = 0,
                Page = 0,
                Search = null,
                Gathered = [],
                Suggestion = null,
                Correcting = false,
            },
        });
        var say = at.Review.Say?.Render(at.Scope, turn.Display) is { Length: > 0 } text ? text : turn.Words(Phrase.Review);
        var lines = Shown(at).Select(a => $"- {MarkdownText.Escape(Label(turn, a))}: {Line(turn, at, a)}").ToList();
        turn.Say(say + "\n\n" + (lines.Count == 0 ? turn.Words(Phrase.ReviewEmpty) : string.Join('\n', lines)), Choices(turn, at));
    }

    /// <summary>What the person did at the review by typing. True when it meant something.</summary>
    public static bool Take(Turn turn, AtReview at, string text, string folded)
    {
        if (turn.Phrases.Means(folded, Command.Send) || turn.Phrases.Means(folded, Command.Yes) || folded == Fold.Words(SendLabel(turn, at)) || folded == "1") return Choose(turn, at, Send);
        if (turn.Phrases.Means(folded, Command.Correct) || folded == Fold.Words(turn.Phrases.Button(ButtonText.Correct)) || folded == "2") return Choose(turn, at, Correct);
        if (folded == "3") return Conversation.TakeWord(turn, turn.Phrases.WordFor(Command.Cancel));
        // "ubah nik"
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && turn.Phrases.Means(folded[..space], Command.Correct)) return Take(turn, at, text, folded[(space + 1)..]);
        if (Correctable(at).FirstOrDefault(a => Search.HasWords(Fold.Words(Label(turn, a)), folded)) is { } named)
        {
            Sessions.Correct(turn, named.Entry.Key);
            return true;
        }
        if (Correctable(at).Where(a => Search.Resembles(Fold.Words(Label(turn, a)), folded)).MaxBy(a => Search.Likeness(Fold.Words(Label(turn, a)), folded)) is not { } meant)
            return false;
        Sessions.Correct(turn, meant.Entry.Key);
        return true;
    }

    /// <summary>A pressed button.</summary>
    public static bool Choose(Turn turn, AtReview at, string value)
    {
        switch (value)
        {
            case Send:
                Sessions.Answer(turn, new(at.ReviewKey, TrailKind.Answered, Send, SendLabel(turn, at)));
                return true;
            case Correct when Correctable(at).Count == 0:
                turn.Say(turn.Words(Phrase.CorrectNothing), Choices(turn, at));
                return true;
            case Correct:
                Interjections.AskWhatToCorrect(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The answers that may still be changed: none from before something was sent.</summary>
    public static IReadOnlyList<ReviewLine> Correctable(AtReview at)
    {
        var sent = at.Passed.Reverse().SkipWhile(e => e.Kind != TrailKind.Wrote).Select(e => e.Key).ToHashSet();
        return [.. Shown(at).Where(a => !sent.Contains(a.Entry.Key))];
    }

    public static IReadOnlyList<Button> Choices(Turn turn, AtReview at)
    {
        var ordinal = turn.Dialogue.Ordinal;
        return
        [
            Buttons.Answer(ordinal, SendLabel(turn, at), Send, turn.Channel),
            Buttons.Answer(ordinal, turn.Phrases.Button(ButtonText.Correct), Correct, turn.Channel),
            Buttons.Word(turn.Phrases.Button(ButtonText.Cancel), turn.Phrases.WordFor(Command.Cancel), turn.Channel),
        ];
    }

    private static string SendLabel(Turn turn, AtReview at) => at.Review.Send?.In(turn.Dialogue.Language) ?? turn.Phrases.Button(ButtonText.Send);

    /// <summary>What an answer is called: its question's label, behind the round in which it was asked.</summary>
    public static string Label(Turn turn, ReviewLine line)
    {
        var label = line.Ask.Label.In(turn.Dialogue.Language);
        return line.Group is null ? label : $"{line.Group}, {char.ToLowerInvariant(label[0])}{label[1..]}";
    }

    private static IEnumerable<ReviewLine> Shown(AtReview at) => at.Answers.Where(a =>
        at.Review.Only.Count == 0 || at.Review.Only.Any(only => a.Entry.Key == only || a.Entry.Key.StartsWith(only + "/", StringComparison.Ordinal)));

    private static string Line(Turn turn, AtReview at, ReviewLine line)
    {
        var (ask, entry) = (line.Ask, line.Entry);
        if (ask.Sensitive && entry.Value is not null) return Hidden;
        // "no more" after the last round says how many there are
        if (ask.Key == RepeatStep.MoreKey) return entry.Key.Split('/')[^2];
        return turn.Display.Markdown(new Value(entry.Value, ask.Kind.ValueKind(), at.Walked.Label(ask, entry)), beginsLine: false);
    }
}
