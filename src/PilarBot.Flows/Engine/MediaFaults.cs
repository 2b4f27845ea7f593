using System.Text.Json.Nodes;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Files that were taken by their looks and turned out to be unusable: they are withdrawn, and asked for again where too few are left.</summary>
internal static class MediaFaults
{
    public static void Take(Turn turn, MediaFaultInput fault)
    {
        turn.Change(turn.Dialogue with { Drafts = [.. turn.Dialogue.Drafts.Select(d => Without(turn, d, fault.Id))] });
        if (turn.Session is not { } session) return;
        if (session.Gathered.Contains(fault.Id))
        {
            turn.ChangeSession(s => s with { Gathered = [.. s.Gathered.Where(id => id != fault.Id)] });
            var reason = Insert.Markdown("reason", Reason(turn, fault));
            if (turn.Standing is not AtAsk at) return;
            var words = turn.Session!.Gathered.Count == 0
                ? turn.Words(at.Ask.Kind is AnswerKind.Table ? Phrase.FaultAskTable : Phrase.FaultAskAgain, reason, Insert.Text("label", at.Ask.Label.In(turn.Dialogue.Language)))
                : turn.Words(Phrase.FaultNoted, reason);
            // while the engine asks something of its own, the buttons below belong to that
            if (turn.Dialogue.Interjection is { Kind: not InterjectionKind.Stuck }) turn.Raise(new MessageCreated(words));
            else Questions.Show(turn, at, words);
        }
        else if (Find(session, fault.Id) is { } entry)
        {
            Withdraw(turn, entry, fault);
        }
    }

    private static void Withdraw(Turn turn, TrailEntry entry, MediaFaultInput fault)
    {
        var reason = Reason(turn, fault);
        var session = turn.Session!;
        var passed = turn.Standing.Passed;
        var isSent = passed.SkipWhile(e => e.Key != entry.Key).Any(e => e.Kind == TrailKind.Wrote);
        var left = Left(entry, fault.Id);
        var ask = Steps.FindAsk(turn.SetOf(session), session.Flow, entry.Key);
        if (isSent || ask is null || left.Count >= Math.Max(1, ask.MinFiles))
        {
            if (!isSent) turn.ChangeSession(s => s with { Trail = [.. s.Trail.Select(e => e.Key == entry.Key ? Relabelled(e, left) : e)] });
            turn.Say(Phrase.FaultNoted, Insert.Markdown("reason", reason));
            return;
        }
        turn.ChangeSession(s => s with
        {
            Trail = [.. s.Trail.Where(e => e.Key != entry.Key)],
            WaitingFor = entry.Key,
            Gathered = left,
            Retries = 0,
            Suggestion = null,
        });
        Sessions.Repose(turn, turn.Words(Phrase.FaultAskAgain, Insert.Markdown("reason", reason), Insert.Text("label", ask.Label.In(turn.Dialogue.Language))));
    }

    private static Session Without(Turn turn, Session draft, string id)
    {
        if (draft.Gathered.Contains(id)) return draft with { Gathered = [.. draft.Gathered.Where(g => g != id)] };
        if (Find(draft, id) is not { } entry || draft.Trail.SkipWhile(e => e.Key != entry.Key).Any(e => e.Kind == TrailKind.Wrote)) return draft;
        var left = Left(entry, id);
        var tooFew = Steps.FindAsk(turn.SetOf(draft), draft.Flow, entry.Key) is { } ask && left.Count < Math.Max(1, ask.MinFiles);
        return draft with
        {
            Trail = tooFew ? [.. draft.Trail.Where(e => e.Key != entry.Key)] : [.. draft.Trail.Select(e => e.Key == entry.Key ? Relabelled(e, left) : e)],
        };
    }

    private static TrailEntry? Find(Session session, string id) =>
        session.Trail.FirstOrDefault(e => e.Kind == TrailKind.Answered && e.Value is JsonArray list && list.Any(i => i?.ToString() == id));

    private static List<string> Left(TrailEntry entry, string id) => [.. ((JsonArray)entry.Value!).Select(i => i!.ToString()).Where(i => i != id)];

    private static TrailEntry Relabelled(TrailEntry entry, List<string> left)
    {
        var words = entry.Label?.Split(' ', 2) is [_, var what] ? $"{left.Count} {what}" : entry.Label;
        return entry with { Value = new JsonArray([.. left.Select(id => (JsonNode?)JsonValue.Create(id))]), Label = words };
    }

    private static string Reason(Turn turn, MediaFaultInput fault) => fault.Fault switch
    {
        MediaFault.WrongType => turn.Words(Phrase.FaultWrongType, Insert.Text("what", fault.What ?? turn.Words(Phrase.FaultOtherType))),
        MediaFault.TooLarge => turn.Words(Phrase.FaultTooLarge, Media.LimitOf(turn)),
        MediaFault.Gone => turn.Words(Phrase.FaultGone),
        MediaFault.Unreadable => turn.Words(Phrase.FaultUnreadable, Insert.Text("reason", fault.What ?? "")),
    };
}
