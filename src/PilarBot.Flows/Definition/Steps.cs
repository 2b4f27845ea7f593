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
            _ => [],
        }),
    ]);

    /// <summary>The question that a trail's key means; what stands before slashes are the calls that lead to it.</summary>
    public static AskStep? FindAsk(FlowSet set, string flow, string key)
    {
        var at = set.Find(flow);
        var parts = key.Split('/');
        foreach (var part in parts[..^1]) at = at?.Named.GetValueOrDefault(part) is CallStep call ? set.Find(call.Flow) : null;
        return at?.Named.GetValueOrDefault(parts[^1]) as AskStep;
    }
}
