using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Definition.Reading;

/// <summary>Reads choices, and where they come from.</summary>
internal sealed class ChoiceReader(FileLog log, Vocabulary vocabulary, LabelReader labels)
{
    public List<ReferenceItem> List(Fields fields, string key)
    {
        if (fields.List(key) is not { } list) return [];
        if (list.Items.Count == 0) log.Report(list.Line, ProblemCodes.NoChoices, $"\"{key}\" is empty", "write at least one choice");
        var choices = list.Items.Select(Choice).OfType<ReferenceItem>().ToList();
        Repeated(choices, c => c.Value, list.Line);
        Repeated(choices, c => Fold.Words(c.Label), list.Line);
        return choices;
    }

    public ChoiceSource? Source(YamlMap map)
    {
        var fields = new Fields(map, log, "\"choose\"", "from");
        if ((fields.Text("from") ?? fields.Missing<YamlText>("from", "\"choose\"")) is not { } from) return null;
        if (vocabulary.Lists.Contains(from.Value)) return new(from.Value, null);
        // what has no dot and is no list may still be a name in the flow; the checker knows
        return labels.Path(from) is { } path ? new(null, path) : null;
    }

    private ReferenceItem? Choice(YamlNode node)
    {
        if (node is YamlText { IsNull: false } word) return Item(labels.Value(word), labels.Label(word), null);
        if (node is not YamlMap map)
        {
            log.Report(node.Line, ProblemCodes.WrongShape, $"a choice is {node.Shape}", "write { value: …, label: … }");
            return null;
        }
        if (map.IsInline && map["value"] is null && map["label"] is null && map.Entries is [var (text, rest, _)])
        {
            var meant = rest is YamlText { IsNull: true } ? $"{{{text}}}" : $"{text}: {(rest as YamlText)?.Value}";
            log.Report(map.Line, ProblemCodes.WrongShape, "a choice is a group of keys", $"put quotation marks around a text with a colon or bracket: \"{YamlMistake.Short(meant)}\"");
            return null;
        }
        var fields = new Fields(map, log, Language.FlowLanguage.Choice);
        var value = fields.Text("value") ?? fields.Missing<YamlText>("value", "the choice");
        var label = fields.Text("label") ?? fields.Missing<YamlText>("label", "the choice");
        if (value is null || label is null) return null;
        return Item(labels.Value(value), labels.Label(label), fields.Text("hint") is { } hint ? labels.Words(hint) : null) with
        {
            Aliases = [.. fields.Words("aliases").Select(a => a.Value)],
        };
    }

    private static ReferenceItem Item(string value, LocalText label, LocalText? hint) => new(value, label.Source)
    {
        Labels = label.Others.Count == 0 ? null : label.Others,
        Hint = hint?.Source,
        Hints = hint is null || hint.Others.Count == 0 ? null : hint.Others,
    };

    private void Repeated(List<ReferenceItem> choices, Func<ReferenceItem, string> by, int line)
    {
        foreach (var group in choices.GroupBy(by).Where(g => g.Count() > 1))
            log.Report(line, ProblemCodes.DuplicateChoice, $"the choice \"{group.Key}\" stands here twice", "make them differ");
    }
}
