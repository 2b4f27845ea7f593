using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Pressed buttons. What they carry is hostile until it is recognised.</summary>
internal static class Taps
{
    public static void Take(Turn turn, TapInput tap)
    {
        // the same again is a double tap: it counted the first time
        if (tap.Data == turn.Dialogue.LastTap && !IsOpen(turn, tap.Data)) return;
        var before = turn.Dialogue;
        var label = LabelOf(turn, tap.Data);
        if (!(tap.Data.StartsWith('!') ? Conversation.TakeWord(turn, tap.Data[1..]) : Answer(turn, tap.Data)))
        {
            turn.Change(before);
            if (turn.Session is null) turn.Say(turn.Words(Phrase.StaleTap), [Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel)]);
            else Sessions.Remind(turn, turn.Words(Phrase.StaleTapInFlow));
            return;
        }
        if (label is not null) turn.RaiseFirst(new ChoiceTapped(label));
        turn.Change(turn.Dialogue with { LastTap = tap.Data.StartsWith('!') ? null : tap.Data });
    }

    private static bool Answer(Turn turn, string data)
    {
        if (!IsOpen(turn, data)) return false;
        var value = Buttons.Read(data)!.Value.Value;
        if (turn.Session is not null) turn.ChangeSession(s => s with { TouchedAt = turn.Now });
        if (turn.Dialogue.Interjection is { Kind: not InterjectionKind.Stuck } open) return Interjections.Choose(turn, open, value);
        return turn.Standing switch
        {
            AtAsk at when at.AskKey == turn.Session!.WaitingFor => Answering.Choose(turn, at, value),
            AtReview at when at.ReviewKey == turn.Session!.WaitingFor => Reviews.Choose(turn, at, value),
            _ => false,
        };
    }

    private static bool IsOpen(Turn turn, string data) =>
        Buttons.Read(data) is { } read && read.Ordinal == turn.Dialogue.Ordinal && (turn.Dialogue.Interjection is not null || turn.Session?.WaitingFor is not null);

    // only a choice that is shown in its question: paging is none
    private static string? LabelOf(Turn turn, string data)
    {
        if (!IsOpen(turn, data)) return null;
        var value = Buttons.Read(data)!.Value.Value;
        if (value is Buttons.Next or Buttons.Previous or Buttons.All) return null;
        if (turn.Dialogue.Interjection is { Kind: not InterjectionKind.Stuck } open)
            return Interjections.Choices(turn, open.Kind).Where(c => c.Value == value).Select(c => c.Label).FirstOrDefault();
        return turn.Session is null ? null : turn.Standing switch
        {
            AtAsk at => Questions.Extras(turn, at).Where(b => b.Data == data).Select(b => b.Label).FirstOrDefault()
                ?? (at.Ask.Kind.IsPick() ? Choosing.Carried(turn, at, value)?.Label : null),
            AtReview at => Reviews.Choices(turn, at).Where(b => b.Data == data).Select(b => b.Label).FirstOrDefault(),
            _ => null,
        };
    }
}
