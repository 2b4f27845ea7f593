using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;

namespace PilarBot.Office.Conversations;

/// <summary>What became of a flow from one set to another, as people mean it: other flows do not count, those that it calls do.</summary>
internal abstract partial record FlowDifference
{
    private const string Texts = "texts.yaml";
    private const string Extension = ".yaml";

    /// <summary>Its own file is another.</summary>
    public sealed record Edited : FlowDifference;

    /// <summary>Its own file is the same, that of a flow that it calls is not.</summary>
    public sealed record CallsEdited(string Flow) : FlowDifference;

    /// <summary>It is no longer there.</summary>
    public sealed record Deleted : FlowDifference;

    /// <summary>The flows of a set that are different in another one, by name.</summary>
    public static IReadOnlyDictionary<string, FlowDifference> Between(FlowSet then, FlowSet now)
    {
        var differences = new Dictionary<string, FlowDifference>();
        foreach (var flow in then.All)
            if (Of(flow.Name, then, now) is { } difference)
                differences[flow.Name] = difference;
        return differences;
    }

    /// <summary>True when the bot's own sentences are others.</summary>
    public static bool InTexts(FlowSet then, FlowSet now) => Content(then, Texts) != Content(now, Texts);

    private static FlowDifference? Of(string flow, FlowSet then, FlowSet now) =>
        now.Find(flow) is null ? new Deleted()
        : !IsSame(flow, then, now) ? new Edited()
        : Called(flow, then).FirstOrDefault(called => !IsSame(called, then, now)) is { } called ? new CallsEdited(called)
        : null;

    private static bool IsSame(string flow, FlowSet then, FlowSet now) =>
        then.Find(flow) is { } old && now.Find(flow) is { } current && Content(then, old.File) == Content(now, current.File);

    // A revision that is restored may have what a new one may not, even calls in a circle.
    private static HashSet<string> Called(string flow, FlowSet set)
    {
        var called = new HashSet<string>();
        var open = new Stack<string>([flow]);
        while (open.TryPop(out var next))
            foreach (var name in set.Find(next)?.Calls ?? [])
                if (called.Add(name))
                    open.Push(name);
        return called;
    }

    // With its translations, and without the ends of lines, which are others when a file only went through another computer.
    private static string Content(FlowSet set, string path) => string.Join('\n', set.Files
        .Where(f => Translation().Replace(f.Path, Extension) == path)
        .Select(f => f.Path[(path.Length - Extension.Length)..] + '\n' + f.Content.ReplaceLineEndings("\n")));

    // "lapor/flow.en.yaml" belongs to lapor/flow.yaml.
    [GeneratedRegex(@"\.[a-z]{2,3}\.yaml$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Translation();
}
