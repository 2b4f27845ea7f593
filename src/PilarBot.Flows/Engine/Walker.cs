using PilarBot.Flows.Definition;
using PilarBot.Flows.Events;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Engine;

/// <summary>
/// Walks a flow from its first step, past all that the trail says has happened, to the first thing that has not. There is no other
/// pointer into a flow than that.
/// </summary>
internal sealed class Walker
{
    private readonly Turn turn;
    private readonly Session session;
    private readonly FlowSet set;
    private readonly bool speaks;
    private readonly Dictionary<string, TrailEntry> trail = [];
    private readonly Dictionary<string, TrailEntry> passed = [];
    private readonly List<TrailEntry> order = [];
    private readonly List<(AskStep, TrailEntry)> answers = [];
    private int count;

    private Walker(Turn turn, bool speaks)
    {
        this.turn = turn;
        this.speaks = speaks;
        session = turn.Session!;
        set = turn.SetOf(session);
        foreach (var entry in session.Trail) trail[entry.Key] = entry;
    }

    /// <summary>Walks, says what is to be said on the way, and notes it in the trail.</summary>
    public static Standing Walk(Turn turn)
    {
        var walker = new Walker(turn, speaks: true);
        var stop = walker.Start();
        turn.ChangeSession(s => s with { Trail = walker.TrailAt(stop) });
        return stop;
    }

    /// <summary>Finds where the session stands, and nothing else.</summary>
    public static Standing Locate(Turn turn) => new Walker(turn, speaks: false).Start();

    /// <summary>The values of a session, wherever it stands.</summary>
    public static Scope ScopeOf(Turn turn, Session session, Flow flow) => new(
        flow, "", session.Arguments, session.Trail.DistinctBy(e => e.Key).ToDictionary(e => e.Key),
        new PersonValues(turn.World.Me, turn.Phrases), turn.SetOf(session));

    private Standing Start()
    {
        if (set.Find(session.Flow) is not { } flow) return new Broken(order, "", $"there is no flow \"{session.Flow}\"");
        var scope = new Scope(flow, "", session.Arguments, passed, new PersonValues(turn.World.Me, turn.Phrases), set);
        return Steps(flow.Steps, scope, "", 0) ?? new AtEnd(order);
    }

    // what the walk did not reach is kept until it has seen all there is: a correction comes back to it
    private List<TrailEntry> TrailAt(Standing stop)
    {
        var rest = session.Trail.Where(e => !passed.ContainsKey(e.Key));
        if (stop is AtReview or AtEnd) rest = rest.Where(e => e.Kind == TrailKind.Wrote);
        return [.. order, .. rest];
    }

    private Standing? Steps(IReadOnlyList<Step> steps, Scope scope, string prefix, int depth)
    {
        foreach (var step in steps)
        {
            if (++count > turn.Limits.StepsPerSprint)
                return new Broken(order, prefix + step.Key, $"more than {turn.Limits.StepsPerSprint} steps in one walk");
            if (Step(step, scope, prefix, depth) is { } stop) return stop;
        }
        return null;
    }

    private Standing? Step(Step step, Scope scope, string prefix, int depth)
    {
        var key = prefix + step.Key;
        switch (step)
        {
            case SayStep say:
                if (!Pass(key)) Speak(key, say.Text.Render(scope, turn.Display), [.. say.Offer.Select(o => Buttons.Word(o.Label, o.Value, turn.Channel))]);
                return null;
            case AskStep ask:
                if (IsOutdated(ask, key, scope) || !Pass(key)) return new AtAsk(order, ask, key, scope);
                answers.Add((ask, passed[key]));
                return null;
            case IfStep branch:
                return Steps(branch.Condition.Holds(scope) ? branch.Then : branch.Else, scope, prefix, depth);
            case DoStep act:
                return Do(act, key, scope, prefix, depth);
            case ReviewStep review:
                return Pass(key) ? null : new AtReview(order, review, key, scope) { Answers = answers };
            case CallStep call:
                return Call(call, key, scope, depth);
            case HandOverStep handOver:
                if (!Pass(key) && speaks) turn.Raise(new HumanRequested(HumanReason.FlowStep, session.Flow));
                if (!passed.ContainsKey(key)) Speak(key, handOver.Text.Render(scope, turn.Display));
                return null;
            case EndStep:
                return new AtEnd(order);
            default:
                return new Broken(order, key, $"no way to walk a {step.GetType().Name}");
        }
    }

    private Standing? Do(DoStep act, string key, Scope scope, string prefix, int depth)
    {
        if (!Pass(key))
        {
            return act.Signature is null
                ? new Broken(order, key, $"there is no action \"{act.Action}\"")
                : new AtAction(order, act, key, scope.Evaluate(act.With));
        }
        if (passed[key].Kind != TrailKind.RefusedAction) return null;
        if (act.Refused is { } steps) return Steps(steps, scope, prefix, depth);
        Speak(key + "/refused", passed[key].Value?["text"]?.GetValue<string>() ?? "");
        return new AtEnd(order);
    }

    private Standing? Call(CallStep call, string key, Scope scope, int depth)
    {
        if (depth + 1 > turn.Limits.CallDepth) return new Broken(order, key, $"calls deeper than {turn.Limits.CallDepth}");
        if (set.Find(call.Flow) is not { } called) return new Broken(order, key, $"there is no flow \"{call.Flow}\"");
        return Steps(called.Steps, scope.Inner(call, called), key + "/", depth + 1);
    }

    // a correction can take the ground from under a later answer: the desa of another kecamatan, a case that is not on the new list
    private bool IsOutdated(AskStep ask, string key, Scope scope) =>
        ask.From is not null && (ask.Within ?? ask.From.Path) is not null
        && trail.TryGetValue(key, out var entry) && entry.Value is { } value
        && Options.Of(turn, ask, scope) is { Count: > 0 } options && options.All(o => o.Value != value.ToString());

    private bool Pass(string key)
    {
        if (!trail.TryGetValue(key, out var entry)) return false;
        if (passed.TryAdd(key, entry)) order.Add(entry);
        return true;
    }

    private void Speak(string key, string words, IReadOnlyList<Button>? buttons = null)
    {
        if (!speaks || !passed.TryAdd(key, new(key, TrailKind.Said))) return;
        order.Add(passed[key]);
        if (words.Length > 0) turn.Raise(new MessageCreated(words) { Buttons = buttons ?? [] });
    }
}
