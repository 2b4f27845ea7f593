using System.Text.Json.Nodes;
using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Sessions that wait to be taken up again.</summary>
internal static class Drafts
{
    /// <summary>The draft of a flow that was started with the same arguments, or null.</summary>
    public static Session? Find(Dialogue dialogue, string flow, JsonObject? arguments) =>
        dialogue.Drafts.FirstOrDefault(d => Is(d, flow, arguments));

    public static bool Is(Session session, string flow, JsonObject? arguments) =>
        session.Flow == flow && JsonNode.DeepEquals(session.Arguments, arguments);

    public static bool HasAnswers(Session session) =>
        session.Gathered.Count > 0 || session.Trail.Any(e => e.Kind is TrailKind.Answered or TrailKind.Wrote);

    /// <summary>Lays the running session aside; one without any answer is let go. True when there is a draft now.</summary>
    public static bool Park(Turn turn)
    {
        var session = turn.Session!;
        if (!HasAnswers(session))
        {
            turn.Change(turn.Dialogue with { Session = null, Interjection = null });
            turn.Raise(new FlowCancelled(session.Flow));
            return false;
        }
        turn.Change(turn.Dialogue with { Session = null, Interjection = null, Drafts = [session, .. turn.Dialogue.Drafts] });
        while (turn.Dialogue.Drafts.Count > turn.Limits.Drafts) DropOldest(turn);
        return true;
    }

    public static void DropOldest(Turn turn)
    {
        var oldest = turn.Dialogue.Drafts[^1];
        Remove(turn, oldest);
        turn.Raise(new FlowCancelled(oldest.Flow));
        turn.Say(Phrase.DraftDropped, Insert.Text("title", turn.TitleOf(oldest)));
    }

    public static void Remove(Turn turn, Session draft) =>
        turn.Change(turn.Dialogue with { Drafts = [.. turn.Dialogue.Drafts.Where(d => !ReferenceEquals(d, draft))] });

    /// <summary>Takes a draft up where it was left.</summary>
    public static void Resume(Turn turn, Session draft)
    {
        if (turn.Session is not null) Park(turn);
        Remove(turn, draft);
        turn.Change(turn.Dialogue with { Session = draft with { TouchedAt = turn.Now }, Interjection = null });
        Sessions.Continue(turn, turn.Words(Phrase.DraftResumed, Insert.Text("title", turn.TitleOf(draft))));
    }

    /// <summary>Takes up the draft that typed words name, the newest when they name none.</summary>
    public static void ResumeNamed(Turn turn, string folded)
    {
        var named = folded.Length == 0 ? null : turn.Dialogue.Drafts.FirstOrDefault(d => Fold.Words(d.Flow) == folded || Fold.Words(turn.TitleOf(d)) == folded);
        if (named is null && turn.Session is not null)
            Sessions.Repose(turn);
        else if (named is null && turn.Dialogue.Drafts.Count == 0)
            Lobby.ShowMenu(turn, turn.Words(Phrase.NoDraft));
        else
            Resume(turn, named ?? turn.Dialogue.Drafts[0]);
    }
}
