using System.Globalization;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>The engine's own questions, above the session.</summary>
internal static class Interjections
{
    private const string Yes = "yes";
    private const string No = "no";
    private const string Back = "back";

    /// <summary>The buttons of a question that has the same for every flow.</summary>
    public static IReadOnlyList<(string Label, string Value)> Choices(Turn turn, InterjectionKind kind) => kind switch
    {
        InterjectionKind.Switch => Two(turn, ButtonText.SwitchYes, ButtonText.SwitchNo),
        InterjectionKind.ResumeDraft => Two(turn, ButtonText.Resume, ButtonText.StartAnew),
        InterjectionKind.Cancel => Two(turn, ButtonText.CancelYes, ButtonText.CancelNo),
        InterjectionKind.Correct => ToCorrect(turn),
        InterjectionKind.Stuck => [],
    };

    public static void AskWhatToCorrect(Turn turn) => turn.Interject(new(InterjectionKind.Correct), turn.Words(Phrase.CorrectAsk), ToCorrect(turn));

    public static void AskToCancel(Turn turn) => turn.Interject(
        new(InterjectionKind.Cancel), turn.Words(Phrase.CancelConfirm, Insert.Text("title", turn.TitleOf(turn.Session!))), Choices(turn, InterjectionKind.Cancel));

    /// <summary>Typed words as an answer to the open question of the engine. When they are none, that question is dropped for what lies under it.</summary>
    public static bool TakeOrDrop(Turn turn, string folded)
    {
        if (turn.Dialogue.Interjection is not { Kind: not InterjectionKind.Stuck } open) return false;
        if (Take(turn, open, folded)) return true;
        Drop(turn);
        return false;
    }

    /// <summary>Lets the question of the engine go; its buttons are stale from here on.</summary>
    public static void Drop(Turn turn)
    {
        if (turn.Dialogue.Interjection is { Kind: not InterjectionKind.Stuck })
            turn.Change(turn.Dialogue with { Interjection = null, Ordinal = turn.Dialogue.Ordinal + 1 });
    }

    private static bool Take(Turn turn, Interjection open, string folded)
    {
        var choices = Choices(turn, open.Kind);
        if (choices.Count == 0) return false;
        string? value = null;
        if (int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count) value = choices[number - 1].Value;
        else if (open.Kind != InterjectionKind.Correct && turn.Phrases.Means(folded, Command.Yes)) value = Yes;
        else if (open.Kind != InterjectionKind.Correct && turn.Phrases.Means(folded, Command.No)) value = No;
        else if (open.Kind == InterjectionKind.Cancel && turn.Phrases.Means(folded, Command.Cancel)) value = Yes;
        else if (open.Kind == InterjectionKind.ResumeDraft && turn.Phrases.Means(folded, Command.Resume)) value = Yes;
        else if (open.Kind == InterjectionKind.Correct && turn.Phrases.Means(folded, Command.Back)) value = Back;
        else if (open.Kind is InterjectionKind.Switch or InterjectionKind.Cancel && turn.Phrases.Means(folded, Command.Back)) value = No;
        value ??= choices.Where(c => Fold.Words(c.Label) == folded).Select(c => c.Value).FirstOrDefault()
            ?? choices.Where(c => Search.Resembles(Fold.Words(c.Label), folded)).Select(c => c.Value).FirstOrDefault();
        return value is not null && Choose(turn, open, value);
    }

    /// <summary>A pressed button of the open question.</summary>
    public static bool Choose(Turn turn, Interjection open, string value)
    {
        if (value == Buttons.Next || value == Buttons.Previous) return TurnPage(turn, open, value == Buttons.Next ? 1 : -1);
        if (Choices(turn, open.Kind).All(c => c.Value != value)) return false;
        switch (open.Kind)
        {
            case InterjectionKind.Switch when value == Yes:
                Switch(turn, open);
                return true;
            case InterjectionKind.ResumeDraft:
                TakeUp(turn, open, value == Yes);
                return true;
            case InterjectionKind.Cancel when value == Yes:
                Sessions.Cancel(turn);
                return true;
            case InterjectionKind.Correct when value != Back:
                Sessions.Correct(turn, Correctable(turn)[int.Parse(value, CultureInfo.InvariantCulture)].Entry.Key);
                return true;
            default:
                Sessions.Repose(turn);
                return true;
        }
    }

    private static void Switch(Turn turn, Interjection open)
    {
        var left = turn.TitleOf(turn.Session!);
        if (Drafts.Park(turn)) turn.Say(Phrase.DraftKept, Insert.Text("title", left));
        if (turn.World.Flows.Find(open.Flow!) is { } flow) Starting.StartOrAsk(turn, flow, open.Arguments);
        else Lobby.ShowMenu(turn);
    }

    private static void TakeUp(Turn turn, Interjection open, bool resume)
    {
        turn.Change(turn.Dialogue with { Interjection = null });
        var isRunning = turn.Session is { } running && Drafts.Is(running, open.Flow!, open.Arguments);
        var draft = isRunning ? turn.Session : Drafts.Find(turn.Dialogue, open.Flow!, open.Arguments);
        if (resume && isRunning) Sessions.Repose(turn);
        else if (resume && draft is not null) Drafts.Resume(turn, draft);
        else Anew(turn, open, draft, isRunning);
    }

    private static void Anew(Turn turn, Interjection open, Session? old, bool isRunning)
    {
        if (old is not null)
        {
            if (isRunning) turn.Change(turn.Dialogue with { Session = null });
            else Drafts.Remove(turn, old);
            turn.Raise(new FlowCancelled(old.Flow));
        }
        if (turn.World.Flows.Find(open.Flow!) is { } flow) Starting.Request(turn, flow, open.Arguments);
        else Lobby.ShowMenu(turn);
    }

    private static bool TurnPage(Turn turn, Interjection open, int by)
    {
        if (open.Kind != InterjectionKind.Correct) return false;
        turn.ChangeSession(s => s with { Page = Math.Max(0, s.Page + by) });
        AskWhatToCorrect(turn);
        return true;
    }

    private static IReadOnlyList<ReviewLine> Correctable(Turn turn) =>
        turn.Standing is AtReview at ? Reviews.Correctable(at) : [];

    // the place in the review travels in the button, since keys may be long
    private static List<(string, string)> ToCorrect(Turn turn)
    {
        var all = Correctable(turn).Select((a, index) => (Reviews.Label(turn, a), index.ToString(CultureInfo.InvariantCulture))).ToList();
        var back = (turn.Phrases.Button(ButtonText.BackToReview), Back);
        if (all.Count + 1 <= turn.Channel.Choices) return [.. all, back];
        var size = Math.Max(1, turn.Channel.Choices - 3);
        var page = Math.Clamp(turn.Session!.Page, 0, (all.Count - 1) / size);
        var shown = all.Skip(page * size).Take(size).ToList();
        if (page > 0) shown.Add((turn.Phrases.Button(ButtonText.Previous), Buttons.Previous));
        if ((page + 1) * size < all.Count) shown.Add((turn.Phrases.Button(ButtonText.More), Buttons.Next));
        return [.. shown, back];
    }

    private static (string, string)[] Two(Turn turn, string yes, string no) => [(turn.Phrases.Button(yes), Yes), (turn.Phrases.Button(no), No)];
}
