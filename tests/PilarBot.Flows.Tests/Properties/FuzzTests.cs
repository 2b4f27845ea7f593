using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Definition.Checking;
using PilarBot.Flows.Definition.Reading;
using PilarBot.Flows.Tests.Harness;
using PilarBot.Flows.Texts;
using Xunit.Abstractions;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Spoiled files. <c>PILARBOT_TEST_MUTATIONS</c> says how many.</summary>
public partial class FuzzTests(ITestOutputHelper output)
{
    private const int Usual = 20_000;

    // a reading that takes longer than all readings together should is a hang
    private const int Patience = 600_000;

    private static readonly int count = int.TryParse(Environment.GetEnvironmentVariable("PILARBOT_TEST_MUTATIONS"), out var more) ? more : Usual;

    private static readonly HashSet<string> codes = [.. typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!)];

    private static readonly Phrasebook phrases = new PhrasebookReader(new("texts.yaml", []), OfficeFiles.Vocabulary, Phrasebook.SourceLanguage)
        .Read(YamlTree.Read(new("texts.yaml", Chat.Texts), new("texts.yaml", [])));

    [Fact]
    public void The_files_are_good_before_anything_is_done_to_them() =>
        Assert.Empty(OfficeFiles.Flows.SelectMany(f => ReadFlow(f).Where(p => p.Code is not (ProblemCodes.UnknownFlow or ProblemCodes.UnnamedRole))).Select(p => p.ToString()));

    [Fact(Timeout = Patience)]
    public Task A_spoiled_flow_is_read_to_its_end_with_problems_that_have_a_place() =>
        Spoil(count, 1, dice => dice.Of(OfficeFiles.Flows), ReadFlow);

    [Fact(Timeout = Patience)]
    public Task Spoiled_texts_are_read_to_their_end_with_problems_that_have_a_place() =>
        Spoil(count / 50, 2, _ => Chat.Texts, text => FlowSet.Read([new("texts.yaml", text)], OfficeFiles.Vocabulary).Problems);

    [Fact(Timeout = Patience)]
    public Task A_spoiled_translation_is_read_to_its_end_with_problems_that_have_a_place() =>
        Spoil(count / 50, 3, _ => English, text => FlowSet.Read(
            [new("a/flow.yaml", "flow: a\ntitle: Judul\nsteps:\n  - say: Halo {me.name}.\n"), new("a/flow.en.yaml", text), new("texts.yaml", Chat.Texts), new("texts.en.yaml", text)],
            OfficeFiles.Vocabulary).Problems);

    private const string English = """
        language:
          name: English
          words: [english, inggris]
        texts:
          - { id: Judul, en: Title }
          - id: Halo {me.name}.
            en: Hello {me.name}.
        buttons: { keep: Keep }
        words:
          back: [go back]
        """;

    private static List<Problem> ReadFlow(string text)
    {
        var problems = new List<Problem>();
        var log = new FileLog("a/flow.yaml", problems);
        if (YamlTree.Read(new("a/flow.yaml", text), log) is { } root && new FlowReader(log, OfficeFiles.Vocabulary, new([])).Read(root) is { } flow)
            new SetChecker([flow], phrases, OfficeFiles.Vocabulary, problems).Check();
        return problems;
    }

    private Task Spoil(int times, int seed, Func<Dice, string> from, Func<string, IReadOnlyList<Problem>> read) => Task.Run(() =>
    {
        var (slowest, good, all) = (TimeSpan.Zero, 0, Stopwatch.StartNew());
        for (var number = 0; number < times; number++)
        {
            var dice = new Dice(((long)seed << 32) + number);
            var text = Mutation.Of(from(dice), dice);
            var begun = all.Elapsed;
            try
            {
                var problems = read(text);
                if (problems.Count == 0) good++;
                foreach (var problem in problems) HasAPlace(problem, text);
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {seed}/{number}: {e}\n--- the file:\n{text}");
            }
            if (all.Elapsed - begun > slowest) slowest = all.Elapsed - begun;
        }
        output.WriteLine($"{times} mutations in {all.Elapsed.TotalSeconds:0.0} s, the slowest {slowest.TotalMilliseconds:0} ms, {good} without a problem");
    });

    private static void HasAPlace(Problem problem, string text)
    {
        Assert.Contains(problem.File, (string[])["a/flow.yaml", "a/flow.en.yaml", "texts.yaml", "texts.en.yaml"]);
        if (problem.File is "texts.yaml" || problem.File == "a/flow.yaml") Assert.InRange(problem.Line, 1, Math.Max(LineEnds().Count(text) + 1, problem.File == "texts.yaml" ? LineEnds().Count(Chat.Texts) + 1 : 1));
        Assert.Contains(problem.Code, codes);
        Assert.False(string.IsNullOrWhiteSpace(problem.Message));
    }

    // as YAML ends lines
    [GeneratedRegex("\r\n|[\n\r\u0085\u2028\u2029]")]
    private static partial Regex LineEnds();
}
