using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Somebody wants to start a flow: whether they may, and what else lies open.</summary>
internal static class Starting
{
    public static void Request(Turn turn, Flow flow, JsonObject? arguments)
    {
        if (!flow.IsFor(turn.World.Me.Roles))
        {
            var roles = string.Join(", ", flow.For.Select(turn.Phrases.Role));
            turn.Say(Phrase.NotForYou, Insert.Text("title", flow.Title), Insert.Text("roles", roles));
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
                    turn.Words(Phrase.SwitchAsk, Insert.Text("from", turn.TitleOf(running)), Insert.Text("to", flow.Title)),
                    Interjections.Choices(turn, InterjectionKind.Switch));
                return;
            }
            Drafts.Park(turn);
        }
        StartOrAsk(turn, flow, arguments);
    }

    /// <summary>Starts it, unless a draft of it waits.</summary>
    public static void StartOrAsk(Turn turn, Flow flow, JsonObject? arguments)
    {
        if (Drafts.Find(turn.Dialogue, flow.Name, arguments) is { } draft) AskAboutDraft(turn, draft, flow, arguments);
        else Sessions.Start(turn, flow, arguments);
    }

    private static void AskAboutDraft(Turn turn, Session draft, Flow flow, JsonObject? arguments) => turn.Interject(
        new(InterjectionKind.ResumeDraft, flow.Name, (JsonObject?)arguments?.DeepClone()),
        turn.Words(Phrase.DraftAsk, Insert.Text("title", flow.Title), Insert.Number("count", draft.Trail.Count(e => e.Kind == TrailKind.Answered))),
        Interjections.Choices(turn, InterjectionKind.ResumeDraft));
}
