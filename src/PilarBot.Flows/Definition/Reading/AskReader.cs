using System.Globalization;
using PilarBot.Flows.Definition.Language;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads a question.</summary>
internal sealed class AskReader(FileLog log, Vocabulary vocabulary, LabelReader labels)
{
    private static readonly Construct form = FlowLanguage.Step("ask");

    // help, human and cancel, or keep, done and skip
    private const int OwnButtons = 4;

    // what somebody gathers for one question
    private const int MostFiles = 100;

    private readonly ChoiceReader choices = new(log, vocabulary, labels);

    public AskStep? Read(YamlMap map, string path)
    {
        var fields = new Fields(map, log, form);
        var kind = Kind(fields);
        var name = fields.Text("ask");
        var label = fields.Text("label");
        var ask = new AskStep(name?.Value ?? path, fields.Line, kind ?? AnswerKind.Text, label is null ? Made(name?.Value ?? path, map.Line, kind, fields.Has("say")) : labels.Label(label))
        {
            Say = labels.Template(fields, "say"),
            Help = labels.Template(fields, "help"),
            Or = choices.List(fields, "or"),
            Min = fields.Number("min"),
            Max = fields.Number("max"),
            Optional = fields.Flag("optional"),
            Many = fields.Flag("many"),
            Sensitive = fields.Flag("sensitive"),
            Past = fields.Flag("past"),
            Future = fields.Flag("future"),
            Other = fields.Flag("other"),
            Decimals = fields.Flag("decimals"),
            Within = fields.Text("within") is { } within ? labels.Path(within) : null,
            Suggest = fields.Text("suggest") is { } suggest ? labels.Path(suggest) : null,
            DiffersFrom = fields.Text("differs-from") is { } differs ? labels.Path(differs) : null,
        };
        if (kind is { } known) CheckKeys(fields, known);
        if (kind == AnswerKind.Choice && !ask.Many && (fields.Has("min") || fields.Has("max")))
            log.Report(fields.LineOf(fields.Has("min") ? "min" : "max"), ProblemCodes.KeyDoesNotFit, "\"min\" and \"max\" count choices", "add \"many: true\"");
        if (kind == AnswerKind.Choice && ask.Min < 1)
            log.Report(fields.LineOf("min"), ProblemCodes.BadValue, $"\"min\" is {ask.Min}", "it is at least 1; a question without any is \"optional\"");
        if (ask.Min > ask.Max) log.Report(fields.LineOf("min"), ProblemCodes.BadValue, $"\"min\" is {ask.Min}", $"it cannot be above \"max\", {ask.Max}");
        if (kind is { } counted and not AnswerKind.Number) CheckCount(fields, counted, ask);
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
        ask = ask with { Choices = choices.List(fields, "choose") };
        if (ask.Many && ask.Choices.Count > 0 && ask.Min > ask.Choices.Count)
            log.Report(fields.LineOf("min"), ProblemCodes.BadValue, $"\"min\" is {ask.Min}", $"there are {ask.Choices.Count} choices");
        return ask;
    }

    // numbers are of any size; what counts characters, files or choices is not
    private void CheckCount(Fields fields, AnswerKind kind, AskStep ask)
    {
        var (most, what) = kind == AnswerKind.Text ? (vocabulary.Limits.Text, "one message has at most {0} characters") : (MostFiles, "at most {0}");
        foreach (var (key, given) in new[] { ("min", ask.Min), ("max", ask.Max) })
        {
            if (given is not { } value) continue;
            if (value < 0 || value != decimal.Truncate(value) || (key == "max" && value == 0))
                log.Report(fields.LineOf(key), ProblemCodes.BadValue, $"\"{key}\" is {value}", "it counts, so it is a whole number");
            else if (value > most)
                log.Report(fields.LineOf(key), ProblemCodes.BadValue, $"\"{key}\" is {value}", string.Format(CultureInfo.InvariantCulture, what, most));
        }
    }

    private void CheckKeys(Fields fields, AnswerKind kind)
    {
        foreach (var key in form.Keys.Where(k => k.With.Count > 0 && fields.Has(k.Name) && !k.With.Contains(kind)))
            log.Report(fields.LineOf(key.Name), ProblemCodes.KeyDoesNotFit, $"\"{key.Name}\" does not go with {kind.Word()}", "take it out");
    }

    // "foto-rumah" is shown as "Foto rumah": in a review, in a question that has no words of its own, and when a file has to be sent again
    private LocalText Made(string name, int line, AnswerKind? kind, bool hasWords) =>
        labels.Made(new(Spoken(name), false, line), hasWords && kind?.IsMedia() != true);

    /// <summary>A name as people read it.</summary>
    public static string Spoken(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
