using FuzzySharp;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>What somebody may have meant.</summary>
internal static class Spelling
{
    private const int Close = 60;

    // in a short word one slip weighs more
    private const int CloseForShort = 50;
    private const int Short = 4;

    // nobody means a word by a whole line, and comparing takes as long as both are
    private const int Long = 80;

    /// <summary><c>did you mean "ask"?</c>, or null when nothing is close.</summary>
    public static string? Suggest(string word, IEnumerable<string> known) =>
        word.Length > Long ? null : known.Select(k => (Word: k, Score: Fuzz.Ratio(word, k)))
            .Where(k => k.Score >= (word.Length <= Short ? CloseForShort : Close))
            .OrderByDescending(k => k.Score).ThenByDescending(k => k.Word.Zip(word).TakeWhile(c => c.First == c.Second).Count()).ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => $"did you mean \"{k.Word}\"?")
            .FirstOrDefault();

    /// <summary>The like, else what there is.</summary>
    public static string SuggestOrList(string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToList();
        return Suggest(word, all) ?? (all.Count == 0 ? "there are none" : "known are " + string.Join(", ", all));
    }
}
