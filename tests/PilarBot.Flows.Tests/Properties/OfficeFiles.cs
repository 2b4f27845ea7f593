using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Language;
using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>The files of the office and the samples of the reference, with a vocabulary in which they are good.</summary>
internal static partial class OfficeFiles
{
    /// <summary>One flow each.</summary>
    public static IReadOnlyList<string> Flows { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "conversation-flows"), "flow.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. FlowLanguage.Steps.Select(s => s.Sample).Concat(FlowLanguage.Answers.Select(a => a.Sample)).OfType<Sample>().SelectMany(InFlow),
        Samples.Report,
    ];

    /// <summary>The words of the files that only a program knows: actions, lists and roles, as the files use them.</summary>
    public static Vocabulary Vocabulary { get; } = Vocabularies.Office with
    {
        Actions = Flows.SelectMany(Actions).GroupBy(a => a.Name).ToDictionary(g => g.Key, Joined),
        Lists = Flows.SelectMany(f => From().Matches(f).Select(m => m.Groups[1].Value)).Concat(["desa", "kecamatan"]).ToHashSet(),
        Roles = Flows.SelectMany(f => For().Matches(f).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))).ToHashSet(),
    };

    private static IEnumerable<string> InFlow(Sample sample) => sample.Yaml.StartsWith("flow:", StringComparison.Ordinal)
        ? sample.Yaml.Split("---\n")
        : ["flow: contoh\ntitle: Contoh\nmenu: { label: Contoh, order: 1 }\nstart: [contoh]\nquestions: 9\nexpires: 7d\nsteps:\n  " + sample.Yaml.ReplaceLineEndings("\n  ")];

    private static IEnumerable<ActionSignature> Actions(string flow)
    {
        var log = new FileLog("flow.yaml", []);
        var steps = new FlowReader(log, Vocabularies.Office, new([])).Read(YamlTree.Read(new("flow.yaml", flow), log)!)!.Steps;
        return Steps.Under(steps).OfType<DoStep>().Select(act => new ActionSignature(
            act.Action, ActionEffect.Reads, act.With.ToDictionary(w => w.Name, _ => new ActionInput(ValueKind.Object, false)), Parts(flow, act.Key), new HashSet<string>()));
    }

    private static Dictionary<string, ValueKind> Parts(string flow, string name) =>
        Regex.Matches(flow, $@"(?<![\w.-]){Regex.Escape(name)}\.([\w.-]*[\w-])").Select(p => p.Groups[1].Value).Where(p => p is not ("text" or "code"))
            .Distinct().ToDictionary(p => p, p => KindOf(flow, $"{name}.{p}"));

    private static ValueKind KindOf(string flow, string path) =>
        flow.Contains($"{{{path}, time", StringComparison.Ordinal) ? ValueKind.Instant
        : flow.Contains($"{{{path}, date", StringComparison.Ordinal) ? ValueKind.Date
        : flow.Contains($"{{{path}, plural", StringComparison.Ordinal) ? ValueKind.Number
        : ValueKind.Object;

    private static ActionSignature Joined(IEnumerable<ActionSignature> uses) => uses.Aggregate((one, other) => one with
    {
        Inputs = one.Inputs.Concat(other.Inputs).DistinctBy(i => i.Key).ToDictionary(),
        Results = one.Results.Concat(other.Results).DistinctBy(r => r.Key).ToDictionary(),
    });

    [GeneratedRegex(@"from: ([a-z]+(?:-[a-z]+)*)(?![\w.-])")]
    private static partial Regex From();

    [GeneratedRegex(@"for: \[([^\]]*)\]")]
    private static partial Regex For();
}
