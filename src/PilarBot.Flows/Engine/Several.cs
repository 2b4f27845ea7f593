using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Questions at which several options may be picked: one by one until they are declared complete, or all in one message.</summary>
internal static partial class Several
{
    /// <summary>One more was picked.</summary>
    public static void Pick(Turn turn, AtAsk at, ReferenceItem option) => Gather(turn, at, [.. turn.Session!.Gathered.Append(option.Value).Distinct()]);

    /// <summary>One that was picked is taken back.</summary>
    public static void TakeBack(Turn turn, AtAsk at, ReferenceItem option) => Gather(turn, at, [.. turn.Session!.Gathered.Where(v => v != option.Value)]);

    /// <summary>"1, 3 dan 5": all that is named at once, or nothing of it. False when it is not several.</summary>
    public static bool Typed(Turn turn, AtAsk at, string text)
    {
        var parts = Separators().Split(text).Where(p => p.Trim().Length > 0).ToList();
        if (parts.Count < 2) return false;
        var options = Options.Of(turn, at);
        var found = parts.Select(p => Choosing.Exact(turn, at, p) ?? (Search.Find(options, p, turn.Phrases) is [var only] ? only : null)).ToList();
        if (found.IndexOf(null) is var unknown and >= 0)
        {
            Retries.Retry(turn, at, turn.Words(Phrase.ChooseUnknown, Insert.Text("search", Buttons.Fit(parts[unknown].Trim(), 40))));
            return true;
        }
        turn.ChangeSession(s => s with { Gathered = [.. s.Gathered.Concat(found.Select(f => f!.Value)).Distinct()], Retries = 0 });
        Done(turn, at);
        return true;
    }

    /// <summary>All that is meant is picked.</summary>
    public static void Done(Turn turn, AtAsk at)
    {
        var picked = Picked(turn, at);
        var min = Math.Max(1, (int)(at.Ask.Min ?? 1));
        if (picked.Count < min)
            Retries.Retry(turn, at, turn.Words(Phrase.ChosenTooFew, Insert.Number("min", min)));
        else if (picked.Count > at.Ask.Max)
            Retries.Retry(turn, at, turn.Words(Phrase.ChosenTooMany, Insert.Number("max", at.Ask.Max.Value)));
        else
            Sessions.Answer(turn, new(at.AskKey, TrailKind.Answered, new JsonArray([.. picked.Select(o => (JsonNode?)JsonValue.Create(o.Value))]), Labels(picked)));
    }

    /// <summary>True when enough is picked to be done.</summary>
    public static bool MayBeDone(Turn turn, AtAsk at) => turn.Session!.Gathered.Count >= Math.Max(1, (int)(at.Ask.Min ?? 1));

    private static void Gather(Turn turn, AtAsk at, IReadOnlyList<string> values)
    {
        turn.Change(turn.Dialogue with { Interjection = null, Session = turn.Session! with { Gathered = values, Retries = 0, Search = null } });
        var picked = Picked(turn, at);
        if (picked.Count > 0 && picked.Count >= at.Ask.Max) Done(turn, at);
        else Questions.Show(turn, at, turn.Words(Phrase.ChosenSoFar, Insert.Text("labels", picked.Count == 0 ? "-" : Labels(picked))));
    }

    // in the order of the list, whatever was picked first
    private static List<ReferenceItem> Picked(Turn turn, AtAsk at) => [.. Options.Of(turn, at).Where(o => turn.Session!.Gathered.Contains(o.Value))];

    private static string Labels(IEnumerable<ReferenceItem> picked) => string.Join(", ", picked.Select(p => p.Label));

    // spaces are looked at from where they begin only: a message of nothing but spaces would otherwise take too long
    [GeneratedRegex(@"[,;&+\n]|(?<!\s)\s+(?:dan|serta|and)\s+|(?<=\d)\s+(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Separators();
}
