using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads <c>texts.yaml</c>, or its sister in another language, which may leave out what the source then says for it.</summary>
/// <param name="log">Where problems go.</param>
/// <param name="vocabulary">What the texts must fit.</param>
/// <param name="language">The code in the file's name; the source's for <c>texts.yaml</c>.</param>
internal sealed class PhrasebookReader(FileLog log, Vocabulary vocabulary, string language)
{
    private readonly LabelReader labels = new(log, vocabulary, new([]));

    /// <summary>Keys that another language lacks, for the notices.</summary>
    public List<string> Missing { get; } = [];

    private bool IsSource => language == Phrasebook.SourceLanguage;

    public Phrasebook Read(YamlNode? root)
    {
        if (root is not YamlMap map)
        {
            if (root is not null) log.Report(root.Line, ProblemCodes.WrongShape, $"the texts are {root.Shape}", "they begin with \"texts:\"");
            return Phrasebook.Empty;
        }
        var fields = new Fields(map, log, "the texts", "language", "calendar", "texts", "buttons", "words", "roles", "synonyms");
        return WithLanguage(fields, new()
        {
            Language = language,
            Calendar = Calendar(fields),
            Texts = Texts(Section(fields, "texts", Phrase.All.Select(p => p.Key))),
            Buttons = Section(fields, "buttons", ButtonText.All).ToDictionary(e => e.Key, e => labels.Label(e.Value).Source),
            Words = Words(fields),
            Roles = Roles(fields),
            Synonyms = Lists(fields, "synonyms")
                .SelectMany(s => s.Words.Select(w => (From: Fold.Words(w.Value), To: Fold.Words(s.Key))))
                .DistinctBy(s => s.From).ToDictionary(s => s.From, s => s.To),
        });
    }

    private Phrasebook WithLanguage(Fields texts, Phrasebook book)
    {
        if (texts.Map("language") is not { } map)
        {
            if (!IsSource) texts.Missing<YamlMap>("language", "a file of another language");
            return book;
        }
        var fields = new Fields(map, log, "\"language\"", "name", "words");
        var name = fields.Text("name") ?? fields.Missing<YamlText>("name", "the language");
        var words = fields.Words("words");
        if (words.Count == 0) log.Report(map.Line, ProblemCodes.MissingKey, "the language has no \"words\"", "write the words that choose it");
        return book with
        {
            LanguageName = name is null ? language : labels.Label(name).Source,
            LanguageWords = [.. words.Select(labels.StartWord).Select(Fold.Words)],
        };
    }

    private Calendar Calendar(Fields texts)
    {
        var calendar = new Calendar();
        if (texts.Map("calendar") is not { } map) return calendar;
        var fields = new Fields(map, log, "\"calendar\"", "months", "days", "parts-of-day", "at");
        return new()
        {
            Months = Named("months", calendar.Months),
            Days = Named("days", calendar.Days),
            PartsOfDay = Named("parts-of-day", calendar.PartsOfDay),
            At = fields.Text("at")?.Value ?? calendar.At,
        };

        IReadOnlyList<string> Named(string key, IReadOnlyList<string> otherwise)
        {
            var names = fields.Words(key);
            if (names.Count == otherwise.Count) return [.. names.Select(n => n.Value)];
            if (fields.Has(key)) log.Report(fields.LineOf(key), ProblemCodes.BadValue, $"\"{key}\" has {names.Count} names", $"it takes {otherwise.Count}");
            return otherwise;
        }
    }

    private Dictionary<string, Template> Texts(IEnumerable<(string Key, YamlText Value)> section)
    {
        var texts = new Dictionary<string, Template>();
        foreach (var (key, text) in section)
        {
            var template = texts[key] = labels.Template(text);
            var known = Phrase.All.First(p => p.Key == key).Values;
            foreach (var path in template.Paths.Where(p => p.Head != "me" && !known.Contains(p.Text)))
                log.Report(text.Line, ProblemCodes.UnknownPlaceholder, $"\"{key}\" has no {{{path}}}", Spelling.SuggestOrList(path.Text, known));
        }
        return texts;
    }

    // every key has to be there, and no other
    private IEnumerable<(string Key, YamlText Value)> Section(Fields fields, string name, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet();
        var entries = fields.Map(name)?.Entries ?? [];
        foreach (var unknown in entries.Where(e => !known.Contains(e.Key)))
            log.Report(unknown.Line, ProblemCodes.UnknownText, $"\"{unknown.Key}\" is never said", Spelling.Suggest(unknown.Key, known));
        foreach (var missing in known.Except(entries.Select(e => e.Key)).Order(StringComparer.Ordinal))
            NoteMissing(fields, name, missing, "write it");
        foreach (var again in entries.GroupBy(e => e.Key).SelectMany(g => g.Skip(1)))
            log.Report(again.Line, ProblemCodes.DuplicateKey, $"key \"{again.Key}\" for the second time", "keep one of them");
        foreach (var entry in entries.Where(e => known.Contains(e.Key)).DistinctBy(e => e.Key))
        {
            if (entry.Value is YamlText { IsNull: false } text) yield return (entry.Key, text);
            else log.Report(entry.Line, ProblemCodes.WrongShape, $"\"{entry.Key}\" is {entry.Value.Shape}", "it takes a text");
        }
    }

    private void NoteMissing(Fields fields, string section, string key, string suggestion)
    {
        if (IsSource) log.Report(fields.LineOf(section), ProblemCodes.MissingText, $"\"{key}\" is missing under \"{section}\"", suggestion);
        else Missing.Add($"{section}: {key}");
    }

    private Dictionary<string, IReadOnlyList<Command>> Words(Fields fields)
    {
        var words = new List<(string Spelling, Command Command)>();
        foreach (var (key, spellings, line) in Lists(fields, "words"))
        {
            if (!Commands.ByKey.TryGetValue(key, out var command))
                log.Report(line, ProblemCodes.UnknownText, $"\"{key}\" is no command", Spelling.SuggestOrList(key, Commands.ByKey.Keys));
            else
                words.AddRange(spellings.Select(s => (Fold.Words(s.Value), command)));
        }
        foreach (var missing in Commands.ByKey.Where(c => !words.Exists(w => w.Command == c.Value)).Select(c => c.Key))
            NoteMissing(fields, "words", missing, "write its spellings");
        return words.GroupBy(w => w.Spelling).ToDictionary(g => g.Key, IReadOnlyList<Command> (g) => [.. g.Select(w => w.Command).Distinct()]);
    }

    // a role that this office does not have may keep its name here
    private static Dictionary<string, string> Roles(Fields fields) =>
        (fields.Map("roles")?.Entries ?? []).DistinctBy(e => e.Key).Where(e => e.Value is YamlText)
            .ToDictionary(e => e.Key, e => ((YamlText)e.Value).Value);

    private static IEnumerable<(string Key, IReadOnlyList<YamlText> Words, int Line)> Lists(Fields fields, string name)
    {
        if (fields.Map(name) is not { } map) yield break;
        var inner = new Fields(map, fields.Log, $"\"{name}\"", [.. map.Entries.Select(e => e.Key)]);
        foreach (var entry in map.Entries.DistinctBy(e => e.Key)) yield return (entry.Key, inner.Words(entry.Key), entry.Line);
    }
}
