namespace PilarBot.Flows.Definition;

internal static class Steps
{
    /// <summary>All steps, with those inside of others, in the order of the file.</summary>
    public static IEnumerable<Step> Under(IEnumerable<Step> steps) => steps.SelectMany(step => (IEnumerable<Step>)
    [
        step,
        .. Under(step switch
        {
            IfStep branch => [.. branch.Then, .. branch.Else],
            DoStep { Refused: { } refused } => refused,
            RepeatStep repeat => repeat.Steps,
            _ => [],
        }),
    ]);

    /// <summary>True for steps whose values are found by their name.</summary>
    public static bool IsNamed(Step step) => step is AskStep or CallStep or RepeatStep or SetStep or DoStep { IsNamed: true };

    /// <summary>
    /// The question that a trail's key means; what stands before slashes are the calls that lead to it, and the repeats with the number
    /// of the round.
    /// </summary>
    public static AskStep? FindAsk(FlowSet set, string flow, string key)
    {
        var at = set.Find(flow);
        var parts = key.Split('/');
        RepeatStep? repeat = null;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            var step = at?.Named.GetValueOrDefault(parts[i]);
            repeat = step as RepeatStep;
            if (step is CallStep call) at = set.Find(call.Flow);
            else if (repeat is not null) i++;
            else return null;
        }
        return parts[^1] == RepeatStep.MoreKey ? repeat?.More : at?.Named.GetValueOrDefault(parts[^1]) as AskStep;
    }
}
