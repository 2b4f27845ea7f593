namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads a question.</summary>
internal sealed class AskReader(FileLog log, Vocabulary vocabulary, LabelReader labels)
{
    private static readonly string[] keys =
    [
        "ask", "say", "label", "answer", "choose", "or", "min", "max", "optional", "help", "sensitive", "level", "within", "suggest",
        "past", "future", "other", "decimals", "differs-from",
    ];

    // help, human and cancel, or keep, done and skip
    private const int OwnButtons = 4;

    private readonly ChoiceReader choices = new(log, vocabulary, labels);

    public AskStep? Read(YamlMap map, string path)
    {
        var fields = new Fields(map, log, "an ask", keys);
        var kind = Kind(fields);
        var name = fields.Text("ask");
        var label = fields.Text("label");
        var ask = new AskStep(name?.Value ?? path, fields.Line, kind ?? AnswerKind.Text, label?.Value ?? LabelOf(name?.Value ?? path))
        {
            Say = fields.Text("say") is { } say ? labels.Template(say) : null,
            Help = fields.Text("help") is { } help ? labels.Template(help) : null,
            Or = choices.List(fields, "or"),
            Min = fields.Number("min"),
            Max = fields.Number("max"),
            Optional = fields.Flag("optional"),
            Sensitive = fields.Flag("sensitive"),
            Past = fields.Flag("past"),
            Future = fields.Flag("future"),
            Other = fields.Flag("other"),
            Decimals = fields.Flag("decimals"),
            Within = fields.Text("within") is { } within ? labels.Path(within) : null,
            Suggest = fields.Text("suggest") is { } suggest ? labels.Path(suggest) : null,
            DiffersFrom = fields.Text("differs-from") is { } differs ? labels.Path(differs) : null,
        };
        if (label is not null) labels.Label(label);
        if (kind is { } known) CheckKeys(fields, known);
        if (ask.Min > ask.Max) log.Report(fields.LineOf("min"), ProblemCodes.BadValue, $"\"min\" is {ask.Min}", $"it cannot be above \"max\", {ask.Max}");
        if (kind == AnswerKind.Text && ask.Max > vocabulary.Limits.Text)
            log.Report(fields.LineOf("max"), ProblemCodes.BadValue, $"\"max\" is {ask.Max}", $"one message has at most {vocabulary.Limits.Text} characters");
        if (ask.Or.Count > vocabulary.Limits.Choices - OwnButtons)
            log.Report(fields.LineOf("or"), ProblemCodes.BadValue, $"\"or\" has {ask.Or.Count} ways out", $"at most {vocabulary.Limits.Choices - OwnButtons} fit beside the engine's own buttons");
        return name is null ? null : WithChoices(ask, fields);
    }

    private AnswerKind? Kind(Fields fields)
    {
        if (fields.Has("choose"))
        {
            if (fields.Has("answer"))
                log.Report(fields.LineOf("answer"), ProblemCodes.KeyDoesNotFit, "a question has both \"answer\" and \"choose\"", "keep one of them");
            return AnswerKind.Choice;
        }
        if (fields.Text("answer") is not { } answer)
        {
            if (!fields.Has("answer")) fields.Missing<YamlText>("answer", "the question");
            return null;
        }
        if (AnswerKinds.ByWord.TryGetValue(answer.Value, out var kind)) return kind;
        log.Report(answer.Line, ProblemCodes.UnknownAnswerKind, $"unknown answer \"{answer.Value}\"", Spelling.SuggestOrList(answer.Value, AnswerKinds.ByWord.Keys));
        return null;
    }

    private AskStep WithChoices(AskStep ask, Fields fields)
    {
        if (ask.Kind == AnswerKind.Wilayah)
        {
            var level = fields.Text("level");
            if (level is null && !fields.Has("level")) fields.Missing<YamlText>("level", "the question for a wilayah");
            if (level is not null && level.Value is not ("kecamatan" or "desa"))
                log.Report(level.Line, ProblemCodes.BadValue, $"\"level\" is \"{level.Value}\"", "it takes kecamatan or desa");
            return ask with { From = new(level?.Value ?? "desa", null) };
        }
        if (ask.Kind != AnswerKind.Choice) return ask;
        if (fields.Node("choose") is YamlMap map) return ask with { From = choices.Source(map) };
        return ask with { Choices = choices.List(fields, "choose") };
    }

    private void CheckKeys(Fields fields, AnswerKind kind)
    {
        Check("min", kind is AnswerKind.Text or AnswerKind.Number or AnswerKind.Photos or AnswerKind.Files);
        Check("max", kind is AnswerKind.Text or AnswerKind.Number or AnswerKind.Photos or AnswerKind.Files);
        Check("past", kind is AnswerKind.Date or AnswerKind.DateTime);
        Check("future", kind is AnswerKind.Date or AnswerKind.DateTime);
        Check("level", kind is AnswerKind.Wilayah);
        Check("within", kind is AnswerKind.Wilayah or AnswerKind.Choice);
        Check("other", kind is AnswerKind.Contact);
        Check("decimals", kind is AnswerKind.Number);
        Check("differs-from", kind is AnswerKind.Nik or AnswerKind.Kk or AnswerKind.Text or AnswerKind.Phone);

        void Check(string key, bool fits)
        {
            if (fields.Has(key) && !fits)
                log.Report(fields.LineOf(key), ProblemCodes.KeyDoesNotFit, $"\"{key}\" does not go with {kind.Word()}", "take it out");
        }
    }

    /// <summary><c>foto-rumah</c> is shown as <c>Foto rumah</c>.</summary>
    private static string LabelOf(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
