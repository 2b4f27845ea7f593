using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Closes a turn: the clock is wound, keyboards are taken away, and the dialogue stays within its size.</summary>
internal static class Bounds
{
    // what is noted beside answers, such as a question of the engine's own, has its room in the fullest dialogue: escape words work there too
    private const int Reserve = 512;

    public static Sprint Keep(Turn turn, Dialogue before, Input input)
    {
        ClockWork.Wind(turn);
        while (JsonSize.Of(turn.Dialogue) > turn.Limits.DialogueBytes - (Held(turn.Dialogue) > Held(before) ? Reserve : 0))
        {
            if (turn.Dialogue.Drafts.Count > 0)
            {
                Drafts.DropOldest(turn);
                continue;
            }
            return TooLarge(turn, before, input);
        }
        return Close(turn);
    }

    // an answer that does not fit is not taken; a result that does not fit breaks the flow, with the answers kept
    private static Sprint TooLarge(Turn turn, Dialogue before, Input input)
    {
        var again = turn.From(before);
        if (input is ActionResultInput result && again.Session is not null)
        {
            // what was written is done, whatever it gave: when the flow is taken up again, it is not done a second time
            if (result.Refusal is null && again.Standing is AtAction { Do.Signature.Effect: ActionEffect.Writes })
                again.ChangeSession(s => s with { Trail = [.. s.Trail, new(result.Key, TrailKind.Wrote, new JsonObject())] });
            Sessions.Break(again, result.Key, "the result is too large for the dialogue");
        }
        else
        {
            again.Say(Phrase.DialogueFull);
        }
        ClockWork.Wind(again);
        return Close(again);
    }

    // sessions, and what was answered and gathered in them
    private static int Held(Dialogue dialogue) => dialogue.Drafts.Append(dialogue.Session).Sum(s => s is null ? 0 : 1 + s.Trail.Count + s.Gathered.Count);

    private static Sprint Close(Turn turn)
    {
        // a dropped draft is told of before the action that the host is to carry out next
        var events = ActionLast(turn.Events);
        var dialogue = turn.Dialogue;
        if (dialogue.Sharing && events.FindIndex(e => e is MessageCreated) is var first and >= 0 && !StillAsks(turn))
        {
            var message = (MessageCreated)events[first];
            events[first] = message with { EndsShare = message.Share == ShareOffer.None };
            dialogue = dialogue with { Sharing = false };
        }
        if (events.Exists(e => e is MessageCreated { Share: not ShareOffer.None })) dialogue = dialogue with { Sharing = true };
        if (events.OfType<MessageCreated>().LastOrDefault() is { } last)
        {
            var offered = dialogue with { Offered = dialogue.Session is null ? Lobby.Offered(turn, last.Buttons) : null };
            // in the fullest dialogue they are pressed only
            dialogue = JsonSize.Of(offered) <= turn.Limits.DialogueBytes ? offered : dialogue with { Offered = null };
        }
        return new(dialogue, events);
    }

    private static List<FlowEvent> ActionLast(IReadOnlyList<FlowEvent> events)
    {
        var ordered = new List<FlowEvent>(events);
        var action = ordered.FindIndex(e => e is ActionRequested);
        if (action >= 0 && action < ordered.Count - 1)
        {
            var request = ordered[action];
            ordered.RemoveAt(action);
            ordered.Add(request);
        }
        return ordered;
    }

    // a word in between, such as what was wrong with an answer, leaves the keyboard to those who still need it
    private static bool StillAsks(Turn turn) =>
        turn.Session is { WaitingFor: { } key } && turn.Dialogue.Interjection is null or { Kind: InterjectionKind.Stuck }
        && turn.Standing is AtAsk { Ask.Kind: AnswerKind.Location or AnswerKind.Contact } at && at.AskKey == key;
}
