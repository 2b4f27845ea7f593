using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Entries of lists that start a flow, where no session runs.</summary>
internal static class Entries
{
    private const int Suggested = 3;
    private const int LongestQuestion = 200;

    // "ada", "apa": a word that short stands in any sentence
    private const int ShortestInSentence = 3;

    /// <summary>The entry whose label or other words these are.</summary>
    public static (Flow Flow, ReferenceItem Entry)? Find(Turn turn, string folded)
    {
        foreach (var (flow, entry) in Of(turn))
        {
            if (Names(entry).Contains(folded)) return (flow, entry);
        }
        return null;
    }

    /// <summary>The entries that a question may be about, the surest first: those that it names, else those whose name it nearly is.</summary>
    public static IReadOnlyList<ReferenceItem> Like(Turn turn, string folded)
    {
        if (folded.Length is < ShortestInSentence or > LongestQuestion) return [];
        var all = Of(turn).Select(e => e.Entry).ToList();
        var named = all
            .Select(e => (Entry: e, Length: Names(e).Where(n => n.Length >= ShortestInSentence && IsIn(folded, n)).Select(n => n.Length).DefaultIfEmpty().Max()))
            .Where(e => e.Length > 0).OrderByDescending(e => e.Length).Select(e => e.Entry).Take(Suggested).ToList();
        return named.Count > 0 ? named : [.. Search.Find(all, folded, turn.Phrases).Take(Suggested)];
    }

    private static IEnumerable<(Flow Flow, ReferenceItem Entry)> Of(Turn turn) =>
        from flow in turn.World.Flows.All
        where flow.StartFrom is not null && flow.IsFor(turn.World.Me.Roles)
        from entry in turn.World.Lists.Lists.GetValueOrDefault(flow.StartFrom!) ?? []
        select (flow, entry.In(turn.Dialogue.Language));

    private static IEnumerable<string> Names(ReferenceItem entry) => entry.Aliases.Prepend(entry.Label).Select(Fold.Words);

    private static bool IsIn(string sentence, string words) => $" {sentence} ".Contains($" {words} ", StringComparison.Ordinal);
}
