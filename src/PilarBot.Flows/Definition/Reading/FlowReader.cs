
namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads one flow file. What can be read is read, so that problems in one place do not hide those of another.</summary>
internal sealed class FlowReader(FileLog log, Vocabulary vocabulary, Translations translations)
{
    // it travels in the button that takes a draft up again
    private const int LongestName = 40;

    public Flow? Read(YamlNode root)
    {
        if (root is not YamlMap map)
        {
            log.Report(root.Line, ProblemCodes.WrongShape, $"a flow file is {root.Shape}", "it begins with \"flow:\"");
            return null;
        }
        var fields = new Fields(map, log, Language.FlowLanguage.File);
        var name = fields.Text("flow") ?? fields.Missing<YamlText>("flow", "the flow");
        var title = fields.Text("title") ?? fields.Missing<YamlText>("title", "the flow");
        var labels = new LabelReader(log, vocabulary, translations);
        var start = fields.Words("start");
        if (!fields.Has("steps")) fields.Missing<YamlList>("steps", "the flow");
        var steps = new StepReader(log, vocabulary, labels);
        var flow = new Flow
        {
            Name = name?.Value ?? "",
            Title = title is null ? new("") : labels.Words(title),
            File = log.Path,
            Line = name?.Line ?? map.Line,
            Menu = Menu(fields, labels),
            For = steps.Roles(fields, "for"),
            Start = [.. start.Select(labels.StartWord)],
            StartLines = [.. start.Select(w => w.Line)],
            StartFrom = fields.Text("start-from")?.Value,
            Payload = fields.Flag("payload"),
            Takes = Takes(fields),
            Questions = fields.Whole("questions"),
            Expires = fields.Duration("expires"),
            Nudge = Nudge(fields, labels),
            About = fields.Text("about") is { } about ? labels.Words(about) : null,
            Steps = steps.Read(fields.List("steps"), ""),
        };
        if (name is not null && !Expressions.ValuePath.IsName(name.Value))
            log.Report(name.Line, ProblemCodes.BadValue, $"\"{name.Value}\" is no name for a flow", "use letters, digits and dashes");
        if (name?.Value.Length > LongestName)
            log.Report(name.Line, ProblemCodes.ValueTooLong, $"the name has {name.Value.Length} characters", $"at most {LongestName} fit on a button");
        foreach (var inner in Definition.Steps.Under(flow.Steps).OfType<SectionStep>().Except(flow.Steps.OfType<SectionStep>()))
            log.Report(inner.Line, ProblemCodes.NotInside, "a section begins inside of another step", "begin it between the flow's own steps");
        return name is null ? null : flow with { Named = steps.Named, Sections = flow.Steps.OfType<SectionStep>().Count() };
    }

    private MenuEntry? Menu(Fields flow, LabelReader labels)
    {
        if (flow.Map("menu") is not { } map) return null;
        var fields = new Fields(map, log, "\"menu\"", "label", "order");
        var label = fields.Text("label") ?? fields.Missing<YamlText>("label", "the menu entry");
        return label is null ? null : new(labels.Label(label), fields.Whole("order") ?? 100);
    }

    private static Nudge? Nudge(Fields flow, LabelReader labels)
    {
        if (flow.Map("nudge") is not { } map) return null;
        var fields = new Fields(map, flow.Log, "\"nudge\"", "after", "say");
        if (!fields.Has("after")) fields.Missing<YamlText>("after", "the nudge");
        var say = labels.Template(fields, "say");
        return fields.Duration("after") is { } after ? new(after, say) : null;
    }

    private Dictionary<string, ActionInput> Takes(Fields flow)
    {
        var takes = new Dictionary<string, ActionInput>();
        foreach (var entry in flow.Map("takes")?.Entries ?? [])
        {
            var kind = entry.Value as YamlText;
            var isOptional = kind?.Value.EndsWith('?') == true;
            if (AnswerKinds.ValueKinds.TryGetValue(kind?.Value.TrimEnd('?') ?? "", out var known)) takes[entry.Key] = new(known, !isOptional);
            else log.Report(entry.Line, ProblemCodes.BadValue, $"\"{entry.Key}\" is \"{kind?.Value}\"", "it takes " + string.Join(", ", AnswerKinds.ValueKinds.Keys));
        }
        return takes;
    }
}
