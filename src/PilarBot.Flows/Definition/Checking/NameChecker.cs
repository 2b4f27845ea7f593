using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>
/// Checks that every name a flow reads is given a value by a step that comes earlier. It follows the steps as the engine walks them:
/// a name from one branch is known after the branches join, and not in the other branch.
/// </summary>
internal sealed class NameChecker(Flow flow, IReadOnlyDictionary<string, Flow> flows, Vocabulary vocabulary, FileLog log)
{
    private readonly PathChecker paths = new(flows, log);
    private readonly ComparisonChecker comparisons = new(vocabulary, log);
    private readonly CalculationChecker calculations = new(log);

    public void Check()
    {
        var takes = flow.Takes.ToDictionary();
        if (flow.Payload) takes["payload"] = new(ValueKind.Text, false);
        if (flow.StartFrom is { } list)
        {
            takes[Flow.Entry] = new(ValueKind.Choice, false);
            if (!vocabulary.Lists.Contains(list))
                log.Report(flow.Line, ProblemCodes.UnknownList, $"unknown list \"{list}\" in \"start-from\"", Spelling.SuggestOrList(list, vocabulary.Lists));
        }
        Walk(flow.Steps, new() { Takes = takes });
        if (flow.Nudge?.Say is { } nudge) Read(nudge, new(flow.Named.Values) { Takes = takes });
        foreach (var needed in flow.Start.Count == 0 ? [] : flow.Takes.Where(t => t.Value.Required))
            log.Report(flow.Line, ProblemCodes.NeedsCaller, $"people can start the flow, and then nobody gives \"{needed.Key}\"", "put a \"?\" behind its kind, or take \"start\" out");
    }

    private Known Walk(IEnumerable<Step> steps, Known known)
    {
        foreach (var step in steps) known = Visit(step, known);
        return known;
    }

    private Known Visit(Step step, Known known)
    {
        switch (step)
        {
            case SayStep say:
                Read(say.Text, known);
                return known;
            case HandOverStep handOver:
                Read(handOver.Text, known);
                return known;
            case AskStep ask:
                Ask(ask, known);
                return known.With(ask);
            case IfStep branch:
                return If(branch, known);
            case DoStep act:
                return Do(act, known);
            case CallStep call:
                foreach (var input in call.With) Read(input.Value, input.Line, known);
                if (flows.TryGetValue(call.Flow, out var called)) new InputChecker(called.Name, called.Takes, log).Check(call.Line, call.With, known);
                return known.With(call);
            case SetStep set:
                Read(set.To, set.Line, known);
                return known.With(set);
            case SectionStep section:
                Read(section.Title, known);
                return known;
            case RepeatStep repeat:
                Repeat(repeat, known);
                return known.With(repeat);
            case ReviewStep review:
                Review(review, known);
                return known;
            default:
                return known;
        }
    }

    private Known If(IfStep branch, Known known)
    {
        var guarded = branch.Condition.Paths.Where(p => p.Guarded).Select(p => p.Path.Head).ToList();
        Read(branch.Condition, branch.Line, known);
        var then = Walk(branch.Then, known with { Refused = [.. known.Refused.Except(guarded)] });
        return then.Join(Walk(branch.Else, known));
    }

    private void Ask(AskStep ask, Known known)
    {
        foreach (var text in new[] { ask.Say, ask.Help }.OfType<Template>()) Read(text, known);
        foreach (var path in new[] { ask.Within, ask.Suggest, ask.DiffersFrom }.OfType<ValuePath>()) paths.Check(path, ask.Line, known);
        if (ask.Suggest is { } suggest && Kinds.Of(suggest, known) is { } given && !InputChecker.Fits(given, ask.Kind.ValueKind()))
            log.Report(ask.Line, ProblemCodes.WrongInputKind, $"\"suggest\" is given {given}", $"the question takes {ask.Kind.ValueKind()}");
        if (ask.Kind == AnswerKind.Choice && ask.From is { Path: { } from } && !known.Has(from.Head) && !ValuePath.Reserved.Contains(from.Head))
        {
            log.Report(ask.Line, ProblemCodes.UnknownList, $"unknown list \"{from}\"", Spelling.SuggestOrList(from.Text, [.. vocabulary.Lists, .. known.Names]));
        }
        else if (ask.From is { Path: { } path })
        {
            paths.Check(path, ask.Line, known);
        }
        else if (ask.From is { List: { } list } && !vocabulary.Lists.Contains(list))
        {
            log.Report(ask.Line, ProblemCodes.UnknownList, $"unknown list \"{list}\"", Spelling.SuggestOrList(list, vocabulary.Lists));
        }
    }

    private Known Do(DoStep act, Known known)
    {
        foreach (var input in act.With) Read(input.Value, input.Line, known);
        if (act.Signature is { } signature) new InputChecker(signature.Name, signature.Inputs, log).Check(act.Line, act.With, known);
        if (act.Refused is null) return known.With(act);
        var refused = Walk(act.Refused, known.With(act) with { Refused = [.. known.Refused, act.Key] });
        // when the refused steps do not end the flow, the result may be missing in all that follows
        return Ends(act.Refused) ? known.With(act) : known.With(act).Join(refused) with { Refused = [.. known.Refused, act.Key] };
    }

    private static bool Ends(IReadOnlyList<Step> steps) => steps is [.., var last] && last switch
    {
        EndStep => true,
        IfStep branch => Ends(branch.Then) && Ends(branch.Else),
        _ => false,
    };

    // what a round gives is known in the round only; outside, it is found through the group
    private void Repeat(RepeatStep repeat, Known known)
    {
        if (repeat.More.Say is { } say) Read(say, known.With(repeat));
        Walk(repeat.Steps, known.With(repeat));
    }

    private void Review(ReviewStep review, Known known)
    {
        if (review.Say is { } say) Read(say, known);
        foreach (var name in review.Only.Where(n => !known.Has(ValuePath.Parse(n)?.Head ?? n)))
            log.Report(review.Line, ProblemCodes.UnknownName, $"nothing before the review is called \"{name}\"", Spelling.SuggestOrList(name, known.Names));
    }

    private void Read(Template text, Known known)
    {
        foreach (var version in text.Versions) ReadVersion(version, log.Of(version.File), known);
    }

    // a translation stands in a file of its own, and its mistakes are told there
    private void ReadVersion(Template text, FileLog at, Known known)
    {
        var paths = at == log ? this.paths : new(flows, at);
        foreach (var path in text.Parts.SelectMany(p => p.Paths)) paths.Check(path, text.Line, known);
        (at == log ? calculations : new(at)).Check(text, known);
        foreach (var (words, place) in text.Parts.Zip(text.Parts.Skip(1)))
        {
            if (place.Path?.Text == "me.name" && words.Words?.TrimEnd().EndsWith("Bapak/Ibu", StringComparison.Ordinal) == true)
                at.Report(text.Line, ProblemCodes.DoubledAddress, "\"Bapak/Ibu\" stands before {me.name}", "{me.name} has it already; take the words out");
        }
    }

    private void Read(Expression expression, int line, Known known)
    {
        foreach (var (path, isGuarded) in expression.Paths) paths.Check(path, line, isGuarded ? known with { Refused = [] } : known);
        comparisons.Check(expression, line, known);
        calculations.Check(expression, line, known);
    }
}
