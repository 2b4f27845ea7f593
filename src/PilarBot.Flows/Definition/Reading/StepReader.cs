using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads the steps of one flow.</summary>
internal sealed class StepReader(FileLog log, Vocabulary vocabulary, LabelReader labels)
{
    private const int MostRounds = 50;
    private const int UsualRounds = 10;

    private readonly Dictionary<string, Step> named = [];
    private readonly ChoiceReader choices = new(log, vocabulary, labels);

    /// <summary>The steps that have values, by their name, once read.</summary>
    public IReadOnlyDictionary<string, Step> Named => named;

    /// <param name="list">The steps; null when they are missing.</param>
    /// <param name="path">The path of the list, with its dot, or empty.</param>
    public List<Step> Read(YamlList? list, string path) =>
        [.. (list?.Items ?? []).Select((node, index) => Read(node, path + index)).OfType<Step>()];

    /// <summary>Reads codes of roles.</summary>
    public IReadOnlyList<string> Roles(Fields fields, string key)
    {
        var roles = fields.Words(key);
        foreach (var role in roles.Where(r => !vocabulary.Roles.Contains(r.Value)))
            log.Report(role.Line, ProblemCodes.UnknownRole, $"unknown role \"{role.Value}\"", Spelling.SuggestOrList(role.Value, vocabulary.Roles));
        return [.. roles.Select(r => r.Value)];
    }

    private Step? Read(YamlNode node, string path)
    {
        if (node is YamlText { Value: "end" }) return new EndStep(path, node.Line);
        if (node is not YamlMap map)
        {
            NoStep(node);
            return null;
        }
        var first = map.Entries is [var entry, ..] ? entry.Key : "";
        if (FlowLanguage.Steps.FirstOrDefault(s => map[s.Word] is not null) is not { } construct || IsSlip(first, construct))
        {
            log.Report(map.Line, ProblemCodes.UnknownStep, $"unknown step \"{first}\"", Spelling.SuggestOrList(first, FlowLanguage.StepWords));
            return null;
        }
        // a review's keys stand beside it or inside it
        var fields = construct.Word == "review" && map["review"] is YamlMap inner ? new Fields(inner, log, construct) : new Fields(map, log, construct);
        var step = Read(construct.Word, map, fields, path);
        if (step is null) return null;
        step = step with { For = Roles(fields, "for") };
        if (Steps.IsNamed(step)) Name(step);
        return step;
    }

    private void NoStep(YamlNode node)
    {
        if (node is YamlText { IsPlain: true } text && YamlMistake.Space(text.Value, text.Line) is { } mistake)
        {
            log.Report(mistake.Line, ProblemCodes.BadYaml, mistake.Message, mistake.Suggestion);
            return;
        }
        var word = node is YamlText { Value: var value } ? value.Split(' ', 2) : [];
        log.Report(node.Line, ProblemCodes.WrongShape, $"a step is {node.Shape}",
            word is [var first, var rest] && FlowLanguage.StepWords.Contains(first) ? $"write {first}: {YamlMistake.Short(rest)}" : "it begins with " + string.Join(", ", FlowLanguage.StepWords));
    }

    // "aks: nama" or "tanya: nama" with a "say" beside it is a question with a slip, and no say with keys that it does not have
    private static bool IsSlip(string first, Construct construct) => construct.Word == "say" && !construct.KeyNames.Contains(first);

    private Step? Read(string word, YamlMap map, Fields fields, string path) => word switch
    {
        "say" => labels.Template(fields, "say") is { } text ? new SayStep(path, fields.Line, text) { Offer = choices.List(fields, "offer") } : null,
        "ask" => new AskReader(log, vocabulary, labels).Read(map, path),
        "if" => If(fields, path),
        "do" => Do(fields, path),
        "review" => new ReviewStep(path, map.Line, labels.Template(fields, "say"), fields.Text("send") is { } send ? labels.Label(send) : null,
            [.. fields.Words("only").Select(w => w.Value)]),
        "repeat" => Repeat(fields, path),
        "set" => Set(fields),
        "section" => labels.Template(fields, "section") is { } title ? new SectionStep(path, fields.Line, title) : null,
        "call" => Call(fields),
        "end" => new EndStep(path, fields.Line),
        _ => labels.Template(fields, "hand-over") is { } text ? new HandOverStep(path, fields.Line, text) : null,
    };

    private void Name(Step step)
    {
        if (!ValuePath.IsName(step.Key))
            log.Report(step.Line, ProblemCodes.BadValue, $"\"{step.Key}\" is no name for a step", "use letters, digits and dashes, a letter first");
        if (ValuePath.Reserved.Contains(step.Key))
            log.Report(step.Line, ProblemCodes.ReservedName, $"\"{step.Key}\" is a name of the language itself", "choose another name");
        if (named.TryAdd(step.Key, step)) return;
        log.Report(step.Line, ProblemCodes.DuplicateStep, $"a second step is called \"{step.Key}\"", $"the first is in line {named[step.Key].Line}; choose another name");
    }

    private IfStep? If(Fields fields, string path)
    {
        if (!fields.Has("then")) fields.Missing<YamlList>("then", "the if");
        var then = Read(fields.List("then"), path + ".then.");
        var otherwise = Read(fields.List("else"), path + ".else.");
        return fields.Text("if") is { } text && labels.Condition(text) is { } condition ? new(path, fields.Line, condition, then, otherwise) : null;
    }

    private DoStep? Do(Fields fields, string path)
    {
        var refused = fields.Has("refused") ? Read(fields.List("refused"), path + ".refused.") : null;
        if (fields.Text("do") is not { } action) return null;
        var with = With(fields);
        var signature = vocabulary.Actions.GetValueOrDefault(action.Value);
        if (signature is null)
            log.Report(action.Line, ProblemCodes.UnknownAction, $"unknown action \"{action.Value}\"", Spelling.SuggestOrList(action.Value, vocabulary.Actions.Keys));
        return new(fields.Text("as")?.Value ?? path, fields.Line, action.Value, with, refused) { Signature = signature, IsNamed = fields.Has("as") };
    }

    private RepeatStep? Repeat(Fields fields, string path)
    {
        if (!fields.Has("steps")) fields.Missing<YamlList>("steps", "the repeat");
        var steps = Read(fields.List("steps"), path + ".steps.");
        foreach (var inner in Steps.Under(steps).Where(s => s is RepeatStep or ReviewStep))
            log.Report(inner.Line, ProblemCodes.NotInside, "a repeat or review stands inside of a repeat", "move it out");
        if (fields.Text("repeat") is not { } name) return null;
        var label = fields.Text("label") is { } given ? labels.Label(given) : labels.Made(name with { Value = AskReader.Spoken(name.Value), IsCut = false }, fields.Has("say"));
        var (min, max) = (fields.Whole("min") ?? 0, fields.Whole("max") ?? UsualRounds);
        if (max is < 1 or > MostRounds || min > max)
            log.Report(fields.LineOf(fields.Has("max") ? "max" : "min"), ProblemCodes.BadValue, $"{min} to {max} rounds", $"\"max\" is from 1 to {MostRounds}, and not below \"min\"");
        var more = new AskStep(RepeatStep.MoreKey, fields.Line, AnswerKind.YesNo, label) { Say = labels.Template(fields, "say") };
        if (min < max && more.Say is null) fields.Missing<YamlText>("say", "the repeat");
        return new(name.Value, fields.Line, min, Math.Min(max, MostRounds), more, steps);
    }

    private SetStep? Set(Fields fields)
    {
        if (fields.Text("set") is not { } name) return null;
        var to = fields.Text("to") ?? (fields.Has("to") ? null : fields.Missing<YamlText>("to", "the set"));
        // the name is there all the same, so that one mistake is not told again wherever it is read
        return new(name.Value, fields.Line, (to is null ? null : labels.Expression(to)) ?? new LiteralExpression(null));
    }

    private CallStep? Call(Fields fields)
    {
        var with = With(fields);
        return fields.Text("call") is { } flow ? new(fields.Text("as")?.Value ?? flow.Value, fields.Line, flow.Value, with) : null;
    }

    private List<Given> With(Fields fields)
    {
        var inputs = new List<Given>();
        foreach (var entry in fields.Map("with")?.Entries ?? [])
        {
            if (entry.Value is not YamlText text)
                log.Report(entry.Line, ProblemCodes.WrongShape, $"\"{entry.Key}\" is {entry.Value.Shape}", "it takes a name or a literal");
            else if (labels.Expression(text) is { } expression)
                inputs.Add(new(entry.Key, expression, entry.Line));
        }
        return inputs;
    }
}
