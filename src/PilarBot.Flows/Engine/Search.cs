using FuzzySharp;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Engine;

/// <summary>Finds options by what somebody typed: in full, in part, or with a slip.</summary>
internal static class Search
{
    // below this a word is too short for a slip to be told from another word
    private const int ShortestSlip = 4;
    private const int Similar = 80;
    private const int VerySimilar = 88;
    private const int Ahead = 4;

    private static readonly string[] levels = ["desa", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab", "ds"];

    /// <summary>The options that fit best: one is sure enough to be taken, several are to be shown.</summary>
    public static IReadOnlyList<ReferenceItem> Find(IReadOnlyList<ReferenceItem> options, string text, Phrasebook phrases)
    {
        var (query, parent) = Split(text, phrases);
        if (query.Length == 0) return [];
        var entries = options
            .Where(o => parent is null || o.ParentLabel is null || Resembles(Bare(phrases.Searchable(o.ParentLabel)), parent))
            .Select(o => new Entry(o, Names(o, phrases))).ToList();
        if (Pick(entries, e => e.Option.IsWritten(text)) is { Count: > 0 } written) return written;
        if (Pick(entries, e => e.Names.Contains(query)) is { Count: > 0 } exact) return exact;
        if (Pick(entries, e => e.Names.Any(n => Contains(n, query))) is { Count: > 0 } partly) return partly;
        return ByResemblance(entries, query);
    }

    /// <summary>True when two folded texts are the same, but for a slip.</summary>
    public static bool Resembles(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) >= ShortestSlip && Fuzz.Ratio(one, other) >= Similar);

    /// <summary>True when all folded words are words of a folded name.</summary>
    public static bool HasWords(string name, string words)
    {
        var all = name.Split(' ');
        return words.Length > 0 && words.Split(' ').All(all.Contains);
    }

    /// <summary>How alike two folded texts are, up to 100.</summary>
    public static int Likeness(string one, string other) => one == other ? 100 : Fuzz.Ratio(one, other);

    private static List<ReferenceItem> Pick(List<Entry> entries, Func<Entry, bool> fits) => [.. entries.Where(fits).Select(e => e.Option)];

    private static List<ReferenceItem> ByResemblance(List<Entry> entries, string query)
    {
        if (query.Length < ShortestSlip) return [];
        var ranked = entries
            .Select(e => (e.Option, Score: e.Names.Max(n => Score(n, query))))
            .Where(e => e.Score >= Similar).OrderByDescending(e => e.Score).ToList();
        return ranked is [var best, ..] && best.Score >= VerySimilar && (ranked.Count == 1 || best.Score - ranked[1].Score >= Ahead)
            ? [best.Option]
            : [.. ranked.Select(e => e.Option)];
    }

    // the whole name, or its words one by one when only some were typed
    private static int Score(string name, string query)
    {
        var whole = Fuzz.Ratio(name, query);
        var words = query.Split(' ').Where(w => w.Length >= ShortestSlip).ToList();
        if (words.Count == 0) return whole;
        var names = name.Split(' ');
        var byWord = words.Min(w => names.Max(n => Fuzz.Ratio(n, w)));
        return Math.Max(whole, byWord - 5);
    }

    private static bool Contains(string name, string query)
    {
        if (query.Length < 3) return name.Split(' ').Any(w => w == query) || name.StartsWith(query, StringComparison.Ordinal);
        var names = name.Split(' ');
        return query.Split(' ').All(q => names.Any(n => n.StartsWith(q, StringComparison.Ordinal)));
    }

    // "Desa Mekarjaya, Kec. Banjaran" or "mekarjaya kec banjaran"
    private static (string Query, string? Parent) Split(string text, Phrasebook phrases)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && Bare(phrases.Searchable(text[(comma + 1)..])) is { Length: > 0 } parent) return (Bare(phrases.Searchable(text[..comma])), parent);
        var words = phrases.Searchable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, 1 < words.Length ? 1 : 0, w => w is "kec" or "kecamatan");
        return at > 0 && at < words.Length - 1
            ? (Bare(string.Join(' ', words[..at])), string.Join(' ', words[(at + 1)..]))
            : (Bare(string.Join(' ', words)), null);
    }

    private static string Bare(string folded)
    {
        var words = folded.Split(' ');
        return words.Length > 1 && levels.Contains(words[0]) ? string.Join(' ', words[1..]) : folded;
    }

    private static List<string> Names(ReferenceItem option, Phrasebook phrases) =>
        [.. option.Aliases.Prepend(option.Label).Select(phrases.Searchable).Select(Bare).Distinct()];

    private sealed record Entry(ReferenceItem Option, List<string> Names);
}
