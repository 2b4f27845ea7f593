using System.Globalization;
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
    private readonly bool speaks;
    private readonly Walked walked;
    private readonly Trail trail;
    private readonly List<ReviewLine>? answers;
    private Section? section;
    private string? group;
    private int sections;
    private int count;

    private Walker(Turn turn, bool speaks, bool collects = false)
    {
        this.turn = turn;
        this.speaks = speaks;
        session = turn.Session!;
        walked = new(turn, session, turn.SetOf(session));
        trail = new(session.Trail);
        if (collects) answers = [];
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
    public static Scope ScopeOf(Turn turn, Session session, Flow flow)
    {
        var walked = new Walked(turn, session, turn.SetOf(session));
        foreach (var entry in session.Trail) walked.Passed.Add(entry);
        return new(flow, "", session.Arguments, walked);
    }

    // few walks end at a review, so only those collect what it shows
    private static IReadOnlyList<ReviewLine> Answers(Turn turn) => new Walker(turn, speaks: false, collects: true).Start() is AtReview review ? review.Answers : [];

    private IReadOnlyList<TrailEntry> Passed => walked.Passed.Order;

    private Standing Start() => walked.Set.Find(session.Flow) is { } flow
        ? Steps(flow.Steps, new(flow, "", session.Arguments, walked), "", 0) ?? new AtEnd(Passed)
        : new Broken(Passed, "", $"there is no flow \"{session.Flow}\"");

    // what the walk did not reach is kept until it has seen all there is: a correction comes back to it
    private IReadOnlyList<TrailEntry> TrailAt(Standing stop)
    {
        if (session.Trail.Count == Passed.Count && session.Trail.SequenceEqual(Passed)) return session.Trail;
        var kept = new List<TrailEntry>(Passed);
        var hasSeenAll = stop is AtReview or AtEnd;
        foreach (var entry in session.Trail)
        {
            if ((!hasSeenAll || entry.Kind == TrailKind.Wrote) && walked.Passed.Find(entry.Key) is null) kept.Add(entry);
        }
        return kept;
    }

    private Standing? Steps(IReadOnlyList<Step> steps, Scope scope, string prefix, int depth)
    {
        for (var at = 0; at < steps.Count; at++)
        {
            var step = steps[at];
            if (++count > turn.Limits.StepsPerSprint)
                return new Broken(Passed, prefix + step.Key, $"more than {turn.Limits.StepsPerSprint} steps in one walk");
            if (step.IsFor(turn.World.Me.Roles) && Step(step, scope, prefix, depth) is { } stop) return stop;
        }
        return null;
    }

    private Standing? Step(Step step, Scope scope, string prefix, int depth)
    {
        var key = prefix + step.Key;
        switch (step)
        {
            case SayStep say:
                if (!Pass(key) && speaks) Speak(key, say.Text.Render(scope, turn.Display), say);
                return null;
            case AskStep ask:
                return Ask(ask, key, scope);
            case IfStep branch:
                return Steps(branch.Condition.Holds(scope) ? branch.Then : branch.Else, scope, prefix, depth);
            case DoStep act:
                return Do(act, key, scope, prefix, depth);
            case ReviewStep review:
                return Pass(key) ? null : new AtReview(Passed, review, key, scope) { Answers = answers ?? Answers(turn), Walked = walked };
            case RepeatStep repeat:
                return Repeat(repeat, key, scope, depth);
            case SetStep set:
                walked.Compute(key, set.To.Evaluate(scope));
                return null;
            case SectionStep begun:
                // a called flow is a part of the section that calls it
                if (depth == 0) section = new(begun.Title, ++sections);
                return null;
            case CallStep call:
                return Call(call, key, scope, depth);
            case HandOverStep handOver:
                if (Pass(key) || !speaks) return null;
                turn.Raise(new HumanRequested(HumanReason.FlowStep, session.Flow));
                Speak(key, handOver.Text.Render(scope, turn.Display));
                return null;
            case EndStep:
                return new AtEnd(Passed);
            default:
                return new Broken(Passed, key, $"no way to walk a {step.GetType().Name}");
        }
    }

    private AtAsk? Ask(AskStep ask, string key, Scope scope)
    {
        if (trail.Find(key) is not { } entry || IsOutdated(ask, entry, scope)) return new(Passed, ask, key, scope) { Section = section };
        walked.Passed.Add(entry);
        // the mark stands over the first question of its section only
        section = null;
        answers?.Add(new(ask, entry, group));
        return null;
    }

    private Standing? Do(DoStep act, string key, Scope scope, string prefix, int depth)
    {
        if (!Pass(key))
        {
            if (act.Signature is not { } signature) return new Broken(Passed, key, $"there is no action \"{act.Action}\"");
            var given = scope.Evaluate(act.With);
            foreach (var (name, input) in signature.Inputs)
            {
                if (input.Required && !given.ContainsKey(name)) return new Broken(Passed, key, $"\"{act.Action}\" needs \"{name}\", which has no value here");
            }
            return new AtAction(Passed, act, key, given);
        }
        var result = Passed[^1];
        if (result.Kind != TrailKind.RefusedAction) return null;
        if (act.Refused is { } steps) return Steps(steps, scope, prefix, depth);
        if (speaks) Speak(key + "/refused", result.Value?["text"]?.GetValue<string>() ?? "");
        return new AtEnd(Passed);
    }

    private Standing? Repeat(RepeatStep repeat, string key, Scope scope, int depth)
    {
        var stop = Rounds(repeat, key, scope, depth);
        group = null;
        return stop;
    }

    private Standing? Rounds(RepeatStep repeat, string key, Scope scope, int depth)
    {
        for (var round = 0; round < repeat.Max; round++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{key}/{round}/");
            var inner = scope.Round(repeat, round);
            walked.Compute(key, Value.Of(round));
            group = null;
            if (round >= repeat.Min)
            {
                if (Ask(repeat.More, prefix + RepeatStep.MoreKey, inner) is { } more) return more;
                // only the last such answer says something: that there is nobody else
                if (Passed[^1].Value?.GetValue<bool>() != true) return null;
                answers?.RemoveAt(answers.Count - 1);
            }
            group = string.Create(CultureInfo.InvariantCulture, $"{repeat.More.Label.In(turn.Dialogue.Language)} {round + 1}");
            walked.Compute(key, Value.Of(round + 1));
            if (Steps(repeat.Steps, inner, prefix, depth) is { } stop) return stop;
        }
        return null;
    }

    private Standing? Call(CallStep call, string key, Scope scope, int depth)
    {
        if (depth + 1 > turn.Limits.CallDepth) return new Broken(Passed, key, $"calls deeper than {turn.Limits.CallDepth}");
        if (walked.Set.Find(call.Flow) is not { } called) return new Broken(Passed, key, $"there is no flow \"{call.Flow}\"");
        return Steps(called.Steps, scope.Inner(call, called), key + "/", depth + 1);
    }

    // a correction can take the ground from under a later answer: the desa of another kecamatan, a case that is not on the new list
    private bool IsOutdated(AskStep ask, TrailEntry entry, Scope scope) =>
        ask.From is not null && (ask.Within ?? ask.From.Path) is not null && entry.Value is { } value
        && Options.Of(turn, ask, scope) is { Count: > 0 } options && Choosing.Values(value).Any(v => options.All(o => o.Value != v));

    private bool Pass(string key)
    {
        if (trail.Find(key) is not { } entry) return false;
        walked.Passed.Add(entry);
        return true;
    }

    private void Speak(string key, string words, SayStep? say = null)
    {
        walked.Passed.Add(new(key, TrailKind.Said));
        if (words.Length == 0) return;
        turn.Raise(new MessageCreated(words)
        {
            Buttons = say is null ? [] : [.. say.Offer.Select(o => Buttons.Word(o.In(turn.Dialogue.Language).Label, o.Value, turn.Channel))],
        });
    }
}
