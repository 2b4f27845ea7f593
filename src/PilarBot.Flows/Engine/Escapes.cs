using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>The words that work anywhere, as a whole message only.</summary>
internal static class Escapes
{
    private const int AnswersWorthAsking = 2;

    /// <summary>Does what the words mean. False when they are no such words.</summary>
    public static bool Take(Turn turn, string folded)
    {
        if (LanguageOf(turn, folded) is { } language)
        {
            Speak(turn, language);
            return true;
        }
        var (command, rest) = Read(turn, folded);
        switch (command)
        {
            case Command.Menu when turn.Session is null:
                Lobby.ShowMenu(turn);
                return true;
            case Command.Menu:
                var title = turn.TitleOf(turn.Session);
                Lobby.ShowMenu(turn, Drafts.Park(turn) ? turn.Words(Phrase.DraftKept, Insert.Text("title", title)) : null);
                return true;
            case Command.Cancel when turn.Session is null:
                Lobby.ShowMenu(turn, turn.Words(Phrase.NothingToCancel));
                return true;
            case Command.Cancel when turn.Session.Trail.Count(e => e.Kind == TrailKind.Answered) >= AnswersWorthAsking:
                Interjections.AskToCancel(turn);
                return true;
            case Command.Cancel:
                Sessions.Cancel(turn);
                return true;
            case Command.Back when turn.Session is null:
                Lobby.ShowMenu(turn, turn.Words(Phrase.NothingToGoBack));
                return true;
            case Command.Back:
                Sessions.Back(turn);
                return true;
            case Command.Help:
                Help(turn);
                return true;
            case Command.Human:
                turn.Raise(new HumanRequested(HumanReason.Asked, turn.Session?.Flow));
                if (turn.Session is null) turn.Say(Phrase.HumanAsked);
                else Sessions.Remind(turn, turn.Words(Phrase.HumanAskedInFlow));
                return true;
            case Command.Resume:
                Drafts.ResumeNamed(turn, rest);
                return true;
            default:
                return false;
        }
    }

    // "lanjut lapor kasus" names a draft; all others stand alone
    private static (Command? Command, string Name) Read(Turn turn, string folded)
    {
        if (turn.Phrases.Escape(folded) is { } command) return (command, "");
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !turn.Phrases.Means(folded[..space], Command.Resume)) return (null, "");
        var rest = folded[(space + 1)..];
        return turn.Dialogue.Drafts.Any(d => Fold.Words(d.Flow) == rest || Fold.Words(turn.TitleOf(d)) == rest) ? (Command.Resume, rest) : (null, "");
    }

    private static string? LanguageOf(Turn turn, string folded)
    {
        if (turn.World.Flows.Others.Count == 0) return null;
        return turn.World.Flows.Languages.FirstOrDefault(l => turn.World.Flows.PhrasesIn(l).LanguageWords.Contains(folded));
    }

    // the open question comes again in the other language, and the answers stay
    private static void Speak(Turn turn, string language)
    {
        turn.Speak(language);
        if (turn.Session is null) Lobby.ShowMenu(turn, turn.Words(Phrase.LanguageChanged));
        else Sessions.Repose(turn, turn.Words(Phrase.LanguageChanged));
    }

    private static void Help(Turn turn)
    {
        if (turn.Session is not null && turn.Standing is AtAsk at)
        {
            var help = at.Ask.Help?.Render(at.Scope, turn.Display) ?? turn.Words(Phrase.Example(at.Ask.Kind));
            var hint = turn.Words(Phrase.HelpQuestion, Insert.Markdown("help", help + Hints(turn, at)));
            // the person's role or a list changed under the session: what it now stands at has not been asked yet
            if (at.AskKey == turn.Session.WaitingFor) Questions.Show(turn, at, hint);
            else Sessions.Repose(turn, hint);
            return;
        }
        var flows = turn.World.Flows.All
            .Where(f => f.Menu is not null && f.IsFor(turn.World.Me.Roles))
            .OrderBy(f => f.Menu!.Order).ThenBy(f => f.Title.Source, StringComparer.Ordinal)
            .Select(f => $"- **{MarkdownText.Escape(turn.TitleOf(f))}**" + (f.About is null ? "" : $": {MarkdownText.Escape(f.About.In(turn.Dialogue.Language))}"));
        var words = turn.Words(Phrase.Help, Insert.Markdown("flows", string.Join('\n', flows)));
        if (turn.Session is null) turn.Say(words, [Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel)]);
        else Sessions.Repose(turn, words);
    }

    // what the options on the page mean, where their list says so
    private static string Hints(Turn turn, AtAsk at)
    {
        // a place is known by its name
        if (at.Ask.Kind != AnswerKind.Choice) return "";
        var hints = Choosing.Page(turn, at).Shown.Where(o => o.Hint is not null)
            .Select(o => $"- **{MarkdownText.Escape(o.Label)}**: {MarkdownText.Escape(o.Hint!)}").ToList();
        return hints.Count == 0 ? "" : "\n\n" + string.Join('\n', hints);
    }
}
