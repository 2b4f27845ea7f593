using PilarBot.Flows.Expressions;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads the steps of one flow.</summary>
internal sealed class StepReader(FileLog log, Vocabulary vocabulary, LabelReader labels)
{
    private static readonly string[] words = ["say", "ask", "if", "do", "review", "call", "end", "hand-over"];
    private static readonly string[] reserved = ["me", "args"];

    private readonly Dictionary<string, Step> named = [];

    /// <summary>Asks, actions and calls by their name, once read.</summary>
    public IReadOnlyDictionary<string, Step> Named => named;

    /// <param name="list">The steps; null when they are missing.</param>
    /// <param name="path">The path of the list, with its dot, or empty.</param>
    public List<Step> Read(YamlList? list, string path) =>
        [.. (list?.Items ?? []).Select((node, index) => Read(node, path + index)).OfType<Step>()];

    private Step? Read(YamlNode node, string path)
    {
        if (node is YamlText { Value: "end" }) return new EndStep(path, node.Line);
        if (node is not YamlMap map)
        {
            log.Report(node.Line, ProblemCodes.WrongShape, $"a step is {node.Shape}", "it begins with " + string.Join(", ", words));
            return null;
        }
        // an ask has a "say" too, so the other words come first
        var word = words.Where(w => map[w] is not null).OrderBy(w => w == "say").FirstOrDefault();
        if (word is null)
        {
            var first = map.Entries is [var entry, ..] ? entry.Key : "";
            log.Report(map.Line, ProblemCodes.UnknownStep, $"unknown step \"{first}\"", Spelling.SuggestOrList(first, words));
            return null;
        }
        var step = Read(word, map, path);
        if (step is AskStep or CallStep || step is DoStep && map["as"] is not null) Name(step);
        return step;
    }

    private Step? Read(string word, YamlMap map, string path) => word switch
    {
        "say" => Say(new(map, log, "a say", "say", "offer"), path),
        "ask" => new AskReader(log, vocabulary, labels).Read(map, path),
        "if" => If(new(map, log, "an if", "if", "then", "else"), path),
        "do" => Do(new(map, log, "a do", "do", "with", "as", "refused"), path),
        "review" => Review(map, path),
        "call" => Call(new(map, log, "a call", "call", "with", "as"), path),
        "end" => End(new(map, log, "an end", "end"), path),
        _ => HandOver(new(map, log, "a hand-over", "hand-over"), path),
    };

    private void Name(Step step)
    {
        if (!ValuePath.IsName(step.Key))
            log.Report(step.Line, ProblemCodes.BadValue, $"\"{step.Key}\" is no name for a step", "use letters, digits and dashes, a letter first");
        if (reserved.Contains(step.Key))
            log.Report(step.Line, ProblemCodes.ReservedName, $"\"{step.Key}\" is a name of the language itself", "choose another name");
        if (named.TryAdd(step.Key, step)) return;
        log.Report(step.Line, ProblemCodes.DuplicateStep, $"a second step is called \"{step.Key}\"", $"the first is in line {named[step.Key].Line}; choose another name");
    }

    private SayStep? Say(Fields fields, string path) =>
        fields.Text("say") is { } text
            ? new(path, fields.Line, labels.Template(text)) { Offer = new ChoiceReader(log, vocabulary, labels).List(fields, "offer") }
            : null;

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
        return new(fields.Text("as")?.Value ?? path, fields.Line, action.Value, with, refused) { Signature = signature };
    }

    // its keys stand beside "review" or inside it
    private ReviewStep Review(YamlMap map, string path)
    {
        var fields = map["review"] is YamlMap inner
            ? new Fields(inner, log, "a review", "say", "send", "only")
            : new Fields(map, log, "a review", "review", "say", "send", "only");
        return new(path, map.Line,
            fields.Text("say") is { } say ? labels.Template(say) : null,
            fields.Text("send") is { } send ? labels.Label(send) : null,
            [.. fields.Words("only").Select(w => w.Value)]);
    }

    private CallStep? Call(Fields fields, string path)
    {
        var with = With(fields);
        return fields.Text("call") is { } flow ? new(fields.Text("as")?.Value ?? flow.Value, fields.Line, flow.Value, with) : null;
    }

    private static EndStep End(Fields fields, string path) => new(path, fields.Line);

    private HandOverStep? HandOver(Fields fields, string path) =>
        fields.Text("hand-over") is { } text ? new(path, fields.Line, labels.Template(text)) : null;

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
