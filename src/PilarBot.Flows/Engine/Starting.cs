using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Somebody wants to start a flow: whether they may, and what else lies open.</summary>
internal static class Starting
{
    private const int RolesNamed = 3;

    public static void Request(Turn turn, Flow flow, JsonObject? arguments)
    {
        if (!flow.IsFor(turn.World.Me.Roles))
        {
            Decline(turn, flow);
            return;
        }
        if (turn.Session is { } running)
        {
            if (Drafts.Is(running, flow.Name, arguments))
            {
                AskAboutDraft(turn, running, flow, arguments);
                return;
            }
            if (Drafts.HasAnswers(running))
            {
                turn.Interject(
                    new(InterjectionKind.Switch, flow.Name, (JsonObject?)arguments?.DeepClone()),
                    turn.Words(Phrase.SwitchAsk, Insert.Text("from", turn.TitleOf(running)), Insert.Text("to", turn.TitleOf(flow))),
                    Interjections.Choices(turn, InterjectionKind.Switch));
                return;
            }
            Drafts.Park(turn);
        }
        StartOrAsk(turn, flow, arguments);
    }

    // a question that is open stays open; nobody reads a list of a dozen roles
    private static void Decline(Turn turn, Flow flow)
    {
        var roles = string.Join(", ", flow.For.Take(RolesNamed).Select(turn.Phrases.Role));
        var words = turn.Words(flow.For.Count > RolesNamed ? Phrase.NotForYouOrOthers : Phrase.NotForYou, Insert.Text("title", turn.TitleOf(flow)), Insert.Text("roles", roles));
        if (turn.Session is not null) Sessions.Remind(turn, words);
        else turn.Say(words,
        [
            Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel),
            Buttons.Word(turn.Phrases.Button(ButtonText.Human), turn.Phrases.WordFor(Command.Human), turn.Channel),
        ]);
    }

    /// <summary>Starts it, unless a draft of it waits.</summary>
    public static void StartOrAsk(Turn turn, Flow flow, JsonObject? arguments)
    {
        if (Drafts.Find(turn.Dialogue, flow.Name, arguments) is { } draft) AskAboutDraft(turn, draft, flow, arguments);
        else Sessions.Start(turn, flow, arguments);
    }

    private static void AskAboutDraft(Turn turn, Session draft, Flow flow, JsonObject? arguments) => turn.Interject(
        new(InterjectionKind.ResumeDraft, flow.Name, (JsonObject?)arguments?.DeepClone()),
        turn.Words(Phrase.DraftAsk, Insert.Text("title", turn.TitleOf(flow)), Insert.Number("count", draft.Trail.Count(e => e.Kind == TrailKind.Answered))),
        Interjections.Choices(turn, InterjectionKind.ResumeDraft));
}
