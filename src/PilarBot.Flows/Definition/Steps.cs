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
}
