using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Decides what an input of the person is for: the engine's own question, a word that works anywhere, the open question, or the lobby.</summary>
internal static class Conversation
{
    // at other questions than free text, what is no answer but nearly another flow's word is taken for that
    private const int NearlyAStartWord = 90;

    public static void Take(Turn turn, Input input)
    {
        if (input is MediaInput media && Media.IsLate(turn, media)) return;
        Touch(turn);
        if (input is TextInput text)
        {
            Typed(turn, text);
            return;
        }
        Interjections.Drop(turn);
        AtWhatIsOpen(turn, input);
    }

    /// <summary>A word from a button counts as typed, but is never an answer.</summary>
    /// <returns>False when nothing is called so.</returns>
    public static bool TakeWord(Turn turn, string word)
    {
        Touch(turn);
        var folded = Fold.Words(word);
        if (Interjections.TakeOrDrop(turn, folded)) return true;
        if (Escapes.Take(turn, folded)) return true;
        if (turn.Session is null && turn.Phrases.Means(folded, Command.Greeting))
        {
            Lobby.Greet(turn);
            return true;
        }
        if (Lobby.FlowFor(turn, folded) is not { } flow)
            return Lobby.TakeWith(turn, word) || Lobby.TakeEntry(turn, folded) || Lobby.TakeNumber(turn, folded);
        Starting.Request(turn, flow, null);
        return true;
    }

    private static void Typed(Turn turn, TextInput text)
    {
        var command = WithoutBotName(text.Text);
        var folded = Fold.Words(command);
        if (Lobby.TakeStart(turn, text.Text.Trim())) return;
        if (Interjections.TakeOrDrop(turn, folded)) return;
        var isDigits = folded.Length > 0 && folded.All(char.IsAsciiDigit);
        if (!(isDigits && TakesDigits(turn)) && !IsChoice(turn, text.Text, folded) && Escapes.Take(turn, folded)) return;
        if (turn.Session is not null && turn.Standing is AtAsk at && IsStartWord(turn, at, text.Text, folded) is { } flow)
        {
            Starting.Request(turn, flow, null);
            return;
        }
        AtWhatIsOpen(turn, text.Text == command ? text : new TextInput(turn.Session is null ? command : text.Text));
    }

    private static void AtWhatIsOpen(Turn turn, Input input)
    {
        if (turn.Session is null)
        {
            turn.Change(turn.Dialogue with { Interjection = null });
            Lobby.Take(turn, input);
            return;
        }
        switch (turn.Standing)
        {
            case AtAsk at when at.AskKey == turn.Session.WaitingFor:
                Answering.Take(turn, at, input);
                break;
            case AtReview at when at.ReviewKey == turn.Session.WaitingFor:
                AtReview(turn, at, input);
                break;
            default:
                // the person's role or a list changed under the session: it asks where it now stands
                Sessions.Repose(turn);
                break;
        }
    }

    private static void AtReview(Turn turn, AtReview at, Input input)
    {
        if (input is TextInput text && Reviews.Take(turn, at, text.Text, Fold.Words(text.Text))) return;
        if (input is TextInput typed && Lobby.FlowFor(turn, Fold.Words(typed.Text)) is { } flow) Starting.Request(turn, flow, null);
        else turn.Say(turn.Words(Phrase.ReviewUnclear), Reviews.Choices(turn, at));
    }

    // "lanjut" at [Ya, lanjut] [Tidak sekarang] is the choice, and so is "bantuan" where aid is one: what leads out of the flow stays that
    private static bool IsChoice(Turn turn, string text, string folded) =>
        turn.Phrases.Escape(folded) is Command.Resume or Command.Help
        && turn.Session is { } session && turn.Standing is AtAsk at && at.AskKey == session.WaitingFor && at.Ask.Kind.IsPick() && Choosing.Exact(turn, at, text) is not null;

    // what the question itself offers comes before another flow's word
    private static Flow? IsStartWord(Turn turn, AtAsk at, string text, string folded)
    {
        if (at.Ask.Kind.IsPick() && Choosing.Exact(turn, at, text) is not null) return null;
        if (Options.Ways(turn, at).Any(o => Fold.Words(o.Label) == folded)) return null;
        if (Lobby.FlowFor(turn, folded) is { } exact) return exact;
        return at.Ask.Kind.IsFreeText() || at.Ask.Kind.IsPick() ? null : Lobby.FlowLike(turn, folded, NearlyAStartWord);
    }

    // "0" cancels where buttons are, and is a number where numbers are asked for
    private static bool TakesDigits(Turn turn) => turn.Session is not null && turn.Standing is AtAsk { Ask.Kind: var kind } && !kind.IsPick();

    private static string WithoutBotName(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith('/')) return text;
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        var end = at < 0 ? trimmed.Length : at;
        var space = trimmed.IndexOf(' ', StringComparison.Ordinal);
        return trimmed[..end] + (at >= 0 && space > at ? trimmed[space..] : "");
    }

    private static void Touch(Turn turn)
    {
        if (turn.Session is not null) turn.ChangeSession(s => s with { TouchedAt = turn.Now });
    }
}
