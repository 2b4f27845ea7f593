using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Checking;

/// <summary>Checks that calls and offers lead somewhere and calls come back, and counts the questions of the straight way.</summary>
internal sealed class CallChecker(Flow flow, IReadOnlyDictionary<string, Flow> flows, FileLog log)
{
    private readonly HashSet<string> starts = [.. flows.Values.SelectMany(f => f.Start).Select(Fold.Words)];

    public void Check()
    {
        foreach (var call in Steps.Under(flow.Steps).OfType<CallStep>())
        {
            if (!flows.ContainsKey(call.Flow))
                log.Report(call.Line, ProblemCodes.UnknownFlow, $"unknown flow \"{call.Flow}\"", Spelling.SuggestOrList(call.Flow, flows.Keys));
            else if (Reaches(call.Flow, []))
                log.Report(call.Line, ProblemCodes.CallCircle, $"\"{call.Flow}\" leads back to \"{flow.Name}\"", "flows may not call each other in a circle");
        }
        foreach (var say in Steps.Under(flow.Steps).OfType<SayStep>())
        {
            foreach (var offer in say.Offer.Where(o => !starts.Contains(Fold.Words(o.Value))))
                log.Report(say.Line, ProblemCodes.UnknownFlow, $"no flow starts with \"{offer.Value}\"", Spelling.SuggestOrList(offer.Value, [.. flows.Values.SelectMany(f => f.Start)]));
        }
        if (flow.Questions is { } stated && StraightQuestions(flow, []) is var count && count > stated)
            log.Report(flow.Line, ProblemCodes.TooManyQuestions, $"the straight way asks {count} questions, the flow states {stated}", "ask less, or state more");
    }

    private bool Reaches(string name, HashSet<string> seen) =>
        name == flow.Name
        || (seen.Add(name) && flows.TryGetValue(name, out var called)
            && Steps.Under(called.Steps).OfType<CallStep>().Any(c => Reaches(c.Flow, seen)));

    // the straight way is what no "if" can avoid; what conditions add is counted on the flow's own transcript
    private long StraightQuestions(Flow of, Dictionary<string, long> counted)
    {
        // a flow that is called from many places is counted once; what leads back to itself is a problem of its own
        if (!counted.TryAdd(of.Name, 0)) return counted[of.Name];
        var count = of.Steps.Sum(step => step switch
        {
            AskStep => 1,
            RepeatStep repeat => (long)repeat.Min * repeat.Steps.Count(s => s is AskStep) + (repeat.Max > repeat.Min ? 1 : 0),
            CallStep call when flows.TryGetValue(call.Flow, out var called) => StraightQuestions(called, counted),
            _ => 0,
        });
        return counted[of.Name] = Math.Min(count, int.MaxValue);
    }
}
