using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads one flow file. What can be read is read, so that problems in one place do not hide those of another.</summary>
internal sealed class FlowReader(FileLog log, Vocabulary vocabulary)
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
        var fields = new Fields(map, log, "a flow", "flow", "title", "menu", "for", "start", "payload", "questions", "expires", "nudge", "about", "steps");
        var name = fields.Text("flow") ?? fields.Missing<YamlText>("flow", "the flow");
        var title = fields.Text("title") ?? fields.Missing<YamlText>("title", "the flow");
        var labels = new LabelReader(log, vocabulary.Limits);
        if (!fields.Has("steps")) fields.Missing<YamlList>("steps", "the flow");
        var steps = new StepReader(log, vocabulary, labels);
        var flow = new Flow
        {
            Name = name?.Value ?? "",
            Title = title?.Value ?? "",
            File = log.Path,
            Line = name?.Line ?? map.Line,
            Menu = Menu(fields, labels),
            For = Roles(fields),
            Start = [.. fields.Words("start").Select(labels.StartWord)],
            Payload = fields.Flag("payload"),
            Questions = fields.Whole("questions"),
            Expires = fields.Duration("expires"),
            Nudge = Nudge(fields, labels),
            About = fields.Text("about")?.Value,
            Steps = steps.Read(fields.List("steps"), ""),
        };
        if (name is not null && !Expressions.ValuePath.IsName(name.Value))
            log.Report(name.Line, ProblemCodes.BadValue, $"\"{name.Value}\" is no name for a flow", "use letters, digits and dashes");
        if (name?.Value.Length > LongestName)
            log.Report(name.Line, ProblemCodes.ValueTooLong, $"the name has {name.Value.Length} characters", $"at most {LongestName} fit on a button");
        return name is null ? null : flow with { Named = steps.Named };
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
        Template? say = fields.Text("say") is { } text ? labels.Template(text) : null;
        return fields.Duration("after") is { } after ? new(after, say) : null;
    }

    private List<string> Roles(Fields flow)
    {
        var roles = flow.Words("for");
        foreach (var role in roles.Where(r => !vocabulary.Roles.Contains(r.Value)))
            log.Report(role.Line, ProblemCodes.UnknownRole, $"unknown role \"{role.Value}\"", Spelling.SuggestOrList(role.Value, vocabulary.Roles));
        return [.. roles.Select(r => r.Value)];
    }
}
