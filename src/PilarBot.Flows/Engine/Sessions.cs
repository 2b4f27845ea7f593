using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Begins, carries on and ends sessions.</summary>
internal static class Sessions
{
    public static void Start(Turn turn, Flow flow, JsonObject? arguments)
    {
        turn.Change(turn.Dialogue with
        {
            Interjection = null,
            Session = new()
            {
                Flow = flow.Name,
                Revision = turn.World.Flows.Revision,
                StartedAt = turn.Now,
                TouchedAt = turn.Now,
                Arguments = (JsonObject?)arguments?.DeepClone(),
            },
        });
        turn.Raise(new FlowStarted(flow.Name));
        Continue(turn);
    }

    /// <summary>Walks on to whatever is next, and asks for it.</summary>
    public static void Continue(Turn turn, string? lead = null)
    {
        var stop = Walker.Walk(turn);
        switch (stop)
        {
            case AtAsk ask:
                Questions.Pose(turn, ask, lead);
                break;
            case AtReview review:
                Reviews.Pose(turn, review);
                break;
            case AtAction action:
                turn.ChangeSession(s => s with { WaitingFor = action.DoKey });
                turn.Raise(new ActionRequested(action.DoKey, action.Do.Action, action.Arguments));
                break;
            case AtEnd:
                var flow = turn.Session!.Flow;
                turn.Change(turn.Dialogue with { Session = null, Interjection = null });
                turn.Raise(new FlowCompleted(flow));
                break;
            case Broken broken:
                Break(turn, broken.Step, broken.Fault);
                break;
        }
    }

    /// <summary>Notes an answer and goes on.</summary>
    public static void Answer(Turn turn, TrailEntry entry, string? lead = null)
    {
        turn.Change(turn.Dialogue with
        {
            Interjection = null,
            Session = turn.Session! with
            {
                Trail = With(turn.Session.Trail, entry),
                WaitingFor = null,
                Retries = 0,
                Page = 0,
                Search = null,
                Suggestion = null,
                Gathered = [],
            },
        });
        Continue(turn, lead);
    }

    /// <summary>Notes what came of an action and goes on.</summary>
    public static void Finish(Turn turn, AtAction at, Inputs.ActionResultInput result)
    {
        var entry = result.Refusal is { } refusal
            ? new TrailEntry(at.DoKey, TrailKind.RefusedAction, new JsonObject { ["code"] = refusal.Code, ["text"] = refusal.Text })
            : new TrailEntry(
                at.DoKey, at.Do.Signature!.Effect == ActionEffect.Writes ? TrailKind.Wrote : TrailKind.Read,
                result.Result?.DeepClone() ?? new JsonObject());
        turn.ChangeSession(s => s with { Trail = With(s.Trail, entry), WaitingFor = null });
        Continue(turn);
    }

    // an entry of the same key gives way
    private static List<TrailEntry> With(IReadOnlyList<TrailEntry> trail, TrailEntry entry)
    {
        var changed = new List<TrailEntry>(trail.Count + 1);
        foreach (var kept in trail)
        {
            if (kept.Key != entry.Key) changed.Add(kept);
        }
        changed.Add(entry);
        return changed;
    }

    /// <summary>Takes one answer back and asks for it again.</summary>
    public static void Back(Turn turn)
    {
        var session = turn.Session!;
        if (session is { Correcting: true, Suggestion: { } kept } && kept.Key == session.WaitingFor)
        {
            // the correction is given up: the answer stays as it was
            turn.ChangeSession(s => s with { Correcting = false });
            Answer(turn, kept);
            return;
        }
        var passed = turn.Standing.Passed;
        var last = passed.Count - 1;
        while (last >= 0 && passed[last].Kind is not (TrailKind.Answered or TrailKind.Wrote)) last--;
        if (last < 0 || passed[last].Kind == TrailKind.Wrote)
        {
            Repose(turn, turn.Words(last < 0 ? Phrase.FirstQuestion : Phrase.SentAlready));
            return;
        }
        var kept2 = passed.Take(last).Concat(session.Trail.Where(e => !passed.Contains(e)));
        turn.ChangeSession(s => s with { Trail = [.. kept2], Suggestion = passed[last], WaitingFor = null, Gathered = [] });
        Continue(turn);
    }

    /// <summary>Asks one answer again, and keeps those behind it.</summary>
    public static void Correct(Turn turn, string key)
    {
        var passed = turn.Standing.Passed;
        var at = passed.TakeWhile(e => e.Key != key).Count();
        // what was read behind it may depend on it; what was answered stays unless the walk no longer comes there
        var behind = passed.Skip(at + 1).Where(e => e.Kind is not (TrailKind.Read or TrailKind.RefusedAction));
        turn.Change(turn.Dialogue with
        {
            Interjection = null,
            Session = turn.Session! with
            {
                Trail = [.. passed.Take(at), .. behind],
                Suggestion = passed[at],
                Correcting = true,
                WaitingFor = null,
            },
        });
        Continue(turn);
    }

    /// <summary>Asks again whatever is open, as a new question.</summary>
    public static void Repose(Turn turn, string? lead = null)
    {
        turn.Change(turn.Dialogue with { Interjection = null });
        switch (turn.Standing)
        {
            case AtAsk ask:
                Questions.Pose(turn, ask, lead);
                break;
            case AtReview review:
                if (lead is not null) turn.Raise(new MessageCreated(lead));
                Reviews.Pose(turn, review);
                break;
            default:
                if (lead is not null) turn.Raise(new MessageCreated(lead));
                Continue(turn);
                break;
        }
    }

    /// <summary>Says something beside the open question, which stays as it is and is shown once more.</summary>
    public static void Remind(Turn turn, string lead)
    {
        if (turn.Dialogue.Interjection is { Kind: not InterjectionKind.Stuck } || turn.Session is null) turn.Raise(new MessageCreated(lead));
        // the person's role or a list changed under the session: it asks where it now stands
        else if (turn.Standing.Key != turn.Session.WaitingFor) Repose(turn, lead);
        else if (turn.Standing is AtAsk ask) Questions.Remind(turn, ask, lead);
        else if (turn.Standing is AtReview review) turn.Say(lead, Reviews.Choices(turn, review));
        else turn.Raise(new MessageCreated(lead));
    }

    public static void Cancel(Turn turn)
    {
        var session = turn.Session!;
        turn.Change(turn.Dialogue with { Session = null, Interjection = null });
        turn.Raise(new FlowCancelled(session.Flow));
        turn.Say(turn.Words(Phrase.Cancelled, Insert.Text("title", turn.TitleOf(session))), [Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel)]);
    }

    /// <summary>The flow cannot go on: the answers stay as a draft, and a human is called.</summary>
    public static void Break(Turn turn, string step, string fault)
    {
        var flow = turn.Session!.Flow;
        turn.Raise(new FlowBroke(flow, step, fault));
        Drafts.Park(turn);
        turn.Raise(new HumanRequested(HumanReason.Broken, flow));
        turn.Say(Phrase.Broken);
    }
}
