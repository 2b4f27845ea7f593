using System.Globalization;
using System.Reflection;
using System.Text;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Expressions;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Reference;

/// <summary>What the code says of an action.</summary>
/// <param name="Summary">What it does.</param>
/// <param name="Inputs">What its inputs mean, by name.</param>
/// <param name="Results">What its results mean, by path.</param>
public sealed record ActionDocs(string Summary, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Results);

/// <summary>Writes <c>docs/flow-reference.md</c>. Pure: files come in as texts.</summary>
/// <param name="vocabulary">What flows may name.</param>
/// <param name="lists">What can be chosen from.</param>
/// <param name="texts">The file <c>texts.yaml</c>.</param>
/// <param name="docs">What the code says of itself.</param>
/// <param name="actions">What the code says of the actions, by name.</param>
public sealed class FlowReference(Vocabulary vocabulary, ReferenceLists lists, FlowFile texts, XmlDocs docs, IReadOnlyDictionary<string, ActionDocs> actions)
{
    private const int EntriesShown = 4;

    private readonly SamplePlayer player = new(vocabulary, lists, texts);

    /// <summary>The whole reference.</summary>
    /// <exception cref="InvalidOperationException">A sample has problems or cannot be played: a fault of this program.</exception>
    public string Write()
    {
        var page = new StringBuilder(Prose());
        page.Replace("{{file}}", Keys(FlowLanguage.File.Keys));
        page.Replace("{{choice}}", Keys(FlowLanguage.Choice.Keys));
        page.Replace("{{steps}}", Joined(FlowLanguage.Steps.OrderBy(s => s.Word, StringComparer.Ordinal).Select(Step)));
        page.Replace("{{answers}}", Table("| `answer` | takes | recorded as |\n| --- | --- | --- |",
            FlowLanguage.Answers.Select(a => $"| {Word(a.Kind)} | {a.Takes} | {a.Recorded} |")));
        page.Replace("{{answer-samples}}", Joined(FlowLanguage.Answers.Select(a => Shown(a.Sample))));
        page.Replace("{{functions}}", Table("| function | gives |\n| --- | --- |", Function.All.Select(f => $"| `{f.Usage}` | {f.Meaning} |")));
        page.Replace("{{styles}}", Table("| place | shown as |\n| --- | --- |", Styles()));
        page.Replace("{{actions}}", Joined(vocabulary.Actions.Values.OrderBy(a => a.Name, StringComparer.Ordinal).Select(Action)));
        page.Replace("{{lists}}", Joined(vocabulary.Lists.Order(StringComparer.Ordinal).Select(List)));
        page.Replace("{{events}}", Joined(EventSamples.All.OrderBy(e => e.Key.Name, StringComparer.Ordinal).Select(e => Event(e.Key, e.Value))));
        page.Replace("{{problems}}", Joined(Problems()));
        return page.ToString().TrimEnd() + "\n";
    }

    private static string Prose()
    {
        using var stream = typeof(FlowReference).Assembly.GetManifestResourceStream("reference.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Keys(IEnumerable<Key> keys) => Table("| key | takes | what it does |\n| --- | --- | --- |", keys.Where(k => k.Meaning.Length > 0).Select(k =>
        $"| `{k.Name}`{(k.IsRequired ? " *" : "")} | {Shapes.Describe(k)} | {k.Meaning}{(k.With.Count == 0 ? "" : $" ({string.Join(", ", k.With.Select(w => w.Word()))})")} |"))
        + (keys.Any(k => k.IsRequired) ? "\n\n\\* has to be there" : "");

    private string Step(Construct step) => $"### {step.Word}\n\n{step.Meaning}\n\n{Keys(step.Keys)}\n\n{Shown(step.Sample!)}".Replace("\n\n\n\n", "\n\n", StringComparison.Ordinal);

    private string Shown(Sample sample) => $"```yaml\n{sample.Yaml.TrimEnd()}\n```\n\n```\n{player.Play(sample)}\n```";

    private string Action(ActionSignature action)
    {
        var doc = actions.GetValueOrDefault(action.Name) ?? new("", new Dictionary<string, string>(), new Dictionary<string, string>());
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"### {action.Name}\n\n{doc.Summary}\n\nIt {(action.Effect == ActionEffect.Reads ? "reads" : "writes")}.");
        if (action.Refusals.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $" It may refuse: {string.Join(", ", action.Refusals.Order(StringComparer.Ordinal).Select(r => $"`{r}`"))}.");
        if (action.Inputs.Count > 0)
        {
            text.Append("\n\n").Append(Table("| input | kind | |\n| --- | --- | --- |", action.Inputs.Select(i =>
                $"| `{i.Key}`{(i.Value.Required ? " *" : "")} | {i.Value.Kind} | {doc.Inputs.GetValueOrDefault(i.Key)} |")));
        }
        if (action.Results.Count > 0)
        {
            text.Append("\n\n").Append(Table("| result | kind | |\n| --- | --- | --- |", action.Results.Select(r =>
                $"| `{r.Key}` | {r.Value} | {doc.Results.GetValueOrDefault(r.Key)} |")));
        }
        return text.Append("\n\n").Append(Shown(ActionSamples.Of(action))).ToString();
    }

    private string List(string name)
    {
        var items = lists.Lists.GetValueOrDefault(name) ?? [];
        var sample = new Sample($"- ask: pilih\n  say: Yang mana?\n  choose: {{ from: {name} }}\n- say: \"{{pilih}}: {{pilih.choice}}\"", items.Count > 0 ? ["> 1"] : []);
        return $"### {name}\n\n{items.Count} entries: {string.Join(", ", items.Take(EntriesShown).Select(i => $"`{i.Value}` {i.Label}"))}{(items.Count > EntriesShown ? " …" : "")}\n\n"
            + $"```yaml\n{sample.Yaml}\n```" + (items.Count > 0 && Played(sample) is { } said ? $"\n\n```\n{said}\n```" : "");
    }

    // a long list fills a page; what is said last is enough
    private string Played(Sample sample) => string.Join('\n', player.Play(sample).Split('\n').SkipWhile(l => l != "> 1"));

    private string Event(Type happened, Sample sample) => $"### {happened.Name}\n\n{docs.Summary(happened)}\n\n{Shown(sample)}";

    private IEnumerable<string> Problems()
    {
        foreach (var field in typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(f => (string)f.GetValue(null)!, StringComparer.Ordinal))
        {
            var code = (string)field.GetValue(null)!;
            var head = $"### {code}\n\n{docs.Summary(field)}\n\n";
            if (ProblemSamples.Elsewhere.TryGetValue(code, out var where))
            {
                yield return $"{head}For example: {where}.";
                continue;
            }
            var sample = ProblemSamples.Flows[code];
            var problem = player.Read(sample).Problems.First(p => p.Code == code);
            yield return $"{head}```yaml\n{(code == ProblemCodes.TextTooLong ? "- say: aaa…" : sample.Yaml.Replace("\t", "→", StringComparison.Ordinal))}\n```\n\n```\n{problem}\n```";
        }
    }

    private static IEnumerable<string> Styles()
    {
        var display = new Display(Engine.Zone.Wita, Phrasebook.Empty, "");
        var at = Value.Of(new DateTime(2026, 11, 22, 1, 30, 0, DateTimeKind.Utc));
        foreach (var (name, style) in TemplateParser.Styles)
            yield return $"| `{{x, {name}}}` | {display.Plain(name.StartsWith("number", StringComparison.Ordinal) ? Value.Of(1250000) : at, style)} |";
    }

    private static string Word(AnswerKind kind) => kind == AnswerKind.Choice ? "`choose` instead" : $"`{kind.Word()}`";

    private static string Table(string head, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(head));

    private static string Joined(IEnumerable<string> parts) => string.Join("\n\n", parts);
}
