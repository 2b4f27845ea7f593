using System.Text.RegularExpressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads all files of a set, each for what its name says it is.</summary>
internal sealed partial class FileSetReader(Vocabulary vocabulary)
{
    private const string TextsFile = "texts.yaml";
    private const string FlowFileName = "flow.yaml";

    public List<Problem> Problems { get; } = [];

    public List<Problem> Notices { get; } = [];

    public List<Flow> Flows { get; } = [];

    private readonly List<(Flow Flow, Translations Translations)> translated = [];

    public Phrasebook Phrases { get; private set; } = Phrasebook.Empty;

    /// <summary>Other languages, each over the source.</summary>
    public Dictionary<string, Phrasebook> Others { get; } = [];

    public void Read(IReadOnlyList<FlowFile> files)
    {
        if (files.All(f => f.Path != TextsFile))
            Problems.Add(new(TextsFile, 1, ProblemCodes.MissingText, "the file with what the bot says itself is missing", "add texts.yaml"));
        var translations = files.Where(f => Language(f) is not null && !IsTexts(f)).ToLookup(Base);
        foreach (var file in files.Where(IsTexts)) Texts(file);
        foreach (var file in files.Where(f => !IsTexts(f) && Language(f) is null)) Flow(file, translations[file.Path]);
        var reviewed = Reviewed();
        foreach (var (flow, words) in translated) words.Report(flow.File, reviewed.Contains(flow.Name), Notices);
        foreach (var file in files.Where(f => Language(f) is not null && !files.Any(s => s.Path == Base(f))))
            Problems.Add(new(file.Path, 1, ProblemCodes.UnknownFlow, $"there is no {Base(file)} beside it", "give both the same folder"));
        foreach (var (code, other) in Others) Others[code] = other.Over(Phrases);
        // what is typed in one language is understood in all
        foreach (var (code, other) in Others) Others[code] = Others.Where(o => o.Key != code).Aggregate(other, (book, o) => book.Understanding(o.Value));
        Phrases = Others.Values.Aggregate(Phrases, (book, other) => book.Understanding(other));
    }

    private void Texts(FlowFile file)
    {
        var language = Language(file) ?? Phrasebook.SourceLanguage;
        var reader = new PhrasebookReader(new FileLog(file.Path, Problems, Notices), vocabulary, language);
        var book = reader.Read(YamlTree.Read(file, new FileLog(file.Path, Problems, Notices)));
        if (language == Phrasebook.SourceLanguage) Phrases = book;
        else Others[language] = book;
        Notices.AddRange(reader.Missing.Select(m => new Problem(file.Path, 1, ProblemCodes.Untranslated, $"\"{m}\" is missing", "the source is said instead")));
    }

    private void Flow(FlowFile file, IEnumerable<FlowFile> inOtherLanguages)
    {
        var log = new FileLog(file.Path, Problems, Notices);
        if (YamlTree.Read(file, log) is not { } root) return;
        var translations = new Translations(inOtherLanguages.Select(f =>
        {
            var own = new FileLog(f.Path, Problems, Notices);
            return TranslationFile.Read(f.Path, Language(f)!, YamlTree.Read(f, own), own);
        }));
        if (new FlowReader(log, vocabulary, translations).Read(root) is not { } flow) return;
        Flows.Add(flow);
        translated.Add((flow, translations));
        if (file.Path.Split('/') is [.., var folder, FlowFileName] && folder != flow.Name)
            log.Note(flow.Line, ProblemCodes.FolderName, $"the folder is called \"{folder}\", the flow \"{flow.Name}\"", "give both the same name");
    }

    // a review shows the answers of its flow, and of those that it calls
    private HashSet<string> Reviewed()
    {
        var reviewed = new HashSet<string>();
        var left = new Queue<string>(Flows.Where(f => Steps.Under(f.Steps).Any(s => s is ReviewStep)).Select(f => f.Name));
        while (left.TryDequeue(out var name))
        {
            if (!reviewed.Add(name)) continue;
            foreach (var called in Flows.Where(f => f.Name == name).SelectMany(f => f.Calls)) left.Enqueue(called);
        }
        return reviewed;
    }

    private static bool IsTexts(FlowFile file) => file.Path == TextsFile || Base(file) == TextsFile;

    // "lapor/flow.en.yaml" is lapor/flow.yaml in English
    private static string? Language(FlowFile file) => Suffix().Match(file.Path) is { Success: true } match ? match.Groups["language"].Value : null;

    private static string Base(FlowFile file) => Suffix().Replace(file.Path, ".yaml");

    [GeneratedRegex(@"\.(?<language>[a-z]{2,3})\.yaml$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Suffix();
}
