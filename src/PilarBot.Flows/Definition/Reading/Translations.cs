using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>
/// The words of one flow in other languages, as the files beside it have them: pairs of the words in the flow and what they are in the
/// language. The words themselves are the key, so a flow can be rearranged without its translations going astray.
/// </summary>
internal sealed class Translations
{
    private readonly List<TranslationFile> files;
    private readonly HashSet<(string Language, string Source)> used = [];
    private readonly List<(string Source, int Line, bool IsMade)> asked = [];

    public Translations(IEnumerable<TranslationFile> files) => this.files = [.. files];

    /// <summary>Words with what they are in other languages.</summary>
    /// <param name="source">The words.</param>
    /// <param name="line">Where they stand.</param>
    /// <param name="isMade">True for a label that is made of a name and that only a review shows.</param>
    public LocalText Text(string source, int line, bool isMade = false)
    {
        var found = Find(source, line, isMade).ToList();
        return found.Count == 0 ? new(source) : new(source) { Others = found.ToDictionary(f => f.File.Language, f => f.Words.Value) };
    }

    /// <summary>The files that have some words in another language, and the words there.</summary>
    public IEnumerable<(TranslationFile File, YamlText Words)> Find(string source, int line, bool isMade = false)
    {
        if (files.Count == 0) yield break;
        var key = Key(source);
        asked.Add((key, line, isMade));
        foreach (var file in files)
        {
            if (!file.Pairs.TryGetValue(key, out var words)) continue;
            used.Add((file.Language, key));
            yield return (file, words);
        }
    }

    /// <summary>Notes what is not translated, and what is translated in vain.</summary>
    /// <param name="flowPath">The flow's file.</param>
    /// <param name="isReviewed">True when a review can show the flow's answers.</param>
    /// <param name="notices">Where the notices go.</param>
    public void Report(string flowPath, bool isReviewed, List<Problem> notices)
    {
        foreach (var file in files)
        {
            foreach (var (source, line, _) in asked.Where(a => (isReviewed || !a.IsMade) && !file.Pairs.ContainsKey(a.Source)).DistinctBy(a => a.Source))
                notices.Add(new(flowPath, line, ProblemCodes.Untranslated, $"not in {file.Language}: \"{Short(source)}\"", $"write it in {file.Path}"));
            foreach (var (source, words) in file.Pairs.Where(p => !used.Contains((file.Language, p.Key))))
                notices.Add(new(file.Path, words.Line, ProblemCodes.TranslatedInVain, $"the flow no longer says \"{Short(source)}\"", "take it out, or write the flow's new words"));
        }
    }

    /// <summary>What the words are found by.</summary>
    public static string Key(string source) => source.Trim();

    private static string Short(string source) => Engine.Buttons.Fit(source.ReplaceLineEndings(" "), 60);
}

/// <summary>One file of translations.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Language">The code in its name: <c>flow.en.yaml</c>.</param>
/// <param name="Pairs">What words are, by the words in the flow.</param>
internal sealed record TranslationFile(string Path, string Language, IReadOnlyDictionary<string, YamlText> Pairs)
{
    /// <summary>Reads it: under <c>texts</c>, pairs of <c>id</c> and the language's own code.</summary>
    public static TranslationFile Read(string path, string language, YamlNode? root, FileLog log)
    {
        var pairs = new Dictionary<string, YamlText>();
        if (root is not YamlMap map)
        {
            if (root is not null) log.Report(root.Line, ProblemCodes.WrongShape, $"a file of translations is {root.Shape}", "it begins with \"texts:\"");
            return new(path, language, pairs);
        }
        var fields = new Fields(map, log, "a file of translations", "texts");
        foreach (var node in fields.List("texts")?.Items ?? [])
        {
            if (node is not YamlMap pair)
            {
                log.Report(node.Line, ProblemCodes.WrongShape, $"a translation is {node.Shape}", $"write {Phrasebook.SourceLanguage}: … and {language}: …");
                continue;
            }
            var both = new Fields(pair, log, "a translation", Phrasebook.SourceLanguage, language);
            var source = both.Text(Phrasebook.SourceLanguage) ?? both.Missing<YamlText>(Phrasebook.SourceLanguage, "the translation");
            var words = both.Text(language) ?? both.Missing<YamlText>(language, "the translation");
            if (source is not null && words is not null && !pairs.TryAdd(Translations.Key(source.Value), words))
                log.Report(source.Line, ProblemCodes.DuplicateKey, "the same words are translated twice", "keep one of them");
        }
        return new(path, language, pairs);
    }
}
