using PilarBot.Flows.Events;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Nudges and expiries: when they are due, and what they do.</summary>
internal static class ClockWork
{
    /// <summary>Does what is due, and nothing else.</summary>
    public static void Tick(Turn turn)
    {
        foreach (var draft in turn.Dialogue.Drafts.Where(d => ExpiresAt(turn, d) <= turn.Now).ToList())
        {
            Drafts.Remove(turn, draft);
            Expire(turn, draft);
        }
        if (turn.Session is { } session && ExpiresAt(turn, session) <= turn.Now)
        {
            turn.Change(turn.Dialogue with { Session = null, Interjection = null });
            Expire(turn, session);
        }
        if (Nudgeable(turn.Dialogue) is { } silent && NudgeAt(turn, silent) <= turn.Now) Nudge(turn, silent);
    }

    /// <summary>Notes for every session when the clock is to come next.</summary>
    public static void Wind(Turn turn)
    {
        var nudgeable = Nudgeable(turn.Dialogue);
        turn.Change(turn.Dialogue with
        {
            Session = turn.Session is { } session ? Wound(turn, session, nudgeable) : null,
            Drafts = [.. turn.Dialogue.Drafts.Select(d => Wound(turn, d, nudgeable))],
        });
    }

    private static Session Wound(Turn turn, Session session, Session? nudgeable)
    {
        var expires = ExpiresAt(turn, session);
        var nudge = ReferenceEquals(session, nudgeable) ? NudgeAt(turn, session) : null;
        var due = nudge < expires || expires is null ? nudge ?? expires : expires;
        return session.DueAt == due ? session : session with { DueAt = due };
    }

    // one thing at a time: a draft is not spoken of while another flow runs
    private static Session? Nudgeable(Dialogue dialogue) => dialogue.Session ?? (dialogue.Drafts is [var newest, ..] ? newest : null);

    private static DateTime? ExpiresAt(Turn turn, Session session) => session.TouchedAt + turn.FlowOf(session)?.Expires;

    private static DateTime? NudgeAt(Turn turn, Session session) => session.Nudged ? null : session.TouchedAt + turn.FlowOf(session)?.NudgeAfter;

    private static void Expire(Turn turn, Session session)
    {
        turn.Raise(new FlowExpired(session.Flow));
        turn.Say(Phrase.Expired, Insert.Text("title", turn.TitleOf(session)));
    }

    private static void Nudge(Turn turn, Session session)
    {
        var flow = turn.FlowOf(session)!;
        var scope = Walker.ScopeOf(turn, session, flow);
        var words = flow.Nudge!.Say?.Render(scope, turn.Display) is { Length: > 0 } say ? say : turn.Words(Phrase.Nudge, Insert.Text("title", turn.TitleOf(flow)));
        var isRunning = ReferenceEquals(session, turn.Session);
        turn.Change(isRunning
            ? turn.Dialogue with { Session = session with { Nudged = true } }
            : turn.Dialogue with { Drafts = [session with { Nudged = true }, .. turn.Dialogue.Drafts.Skip(1)] });
        var resume = turn.Phrases.WordFor(Command.Resume);
        turn.Say(words,
        [
            Buttons.Word(turn.Phrases.Button(ButtonText.Resume), isRunning ? resume : $"{resume} {session.Flow}", turn.Channel),
            Buttons.Word(turn.Phrases.Button(ButtonText.Menu), turn.Phrases.WordFor(Command.Menu), turn.Channel),
        ]);
    }
}
