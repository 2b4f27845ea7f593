using System.Reflection;
using System.Text.RegularExpressions;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>The folder <c>Broken</c> has every mistake there is; each line says behind a # which codes it deserves.</summary>
public partial class BrokenFlowsTests
{
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "Definition", "Broken");

    private static readonly List<FlowFile> files =
    [
        .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => new FlowFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f))),
        new("texts.yaml", Chat.Texts + "ekstra: 1\n"),
    ];

    private static readonly FlowReading reading = FlowSet.Read(files, Vocabularies.Office);

    [Fact]
    public void Every_problem_of_every_file_is_found_in_one_pass_at_its_line()
    {
        var expected = files.SelectMany(f => f.Content.Split('\n').SelectMany((line, index) => Codes().Matches(line).Select(m => $"{f.Path}:{index + 1} {m.Value}"))).ToList();
        var found = reading.Problems.Where(p => p.File != "texts.yaml").Select(p => $"{p.File}:{p.Line} {p.Code}").ToList();

        Assert.Empty(expected.Except(found));
        Assert.Empty(found.Except(expected));
        Assert.Equal(Sorted(expected), Sorted(found));
    }

    [Fact]
    public void Problems_make_the_set_unusable() => Assert.Null(reading.Flows);

    [Fact]
    public void Problems_come_in_the_order_of_files_and_lines()
    {
        var order = reading.Problems.Select(p => (p.File, p.Line)).ToList();

        Assert.Equal(order.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line), order);
    }

    [Fact]
    public void Every_code_of_the_catalogue_is_seen()
    {
        var catalogue = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).ToList();
        var seen = reading.Problems.Select(p => p.Code).Distinct();
        // the texts have tests of their own
        string[] ofTexts =
        [
            ProblemCodes.MissingText, ProblemCodes.UnknownText, ProblemCodes.UnknownPlaceholder, ProblemCodes.TextTooLong,
            ProblemCodes.Untranslated, ProblemCodes.TranslatedInVain, ProblemCodes.NotRead, ProblemCodes.FolderName, ProblemCodes.CutByComment,
        ];

        Assert.Equal(catalogue.Count, catalogue.Distinct().Count());
        Assert.Equal(catalogue.Except(ofTexts).Order(), seen.Order());
    }

    [Theory]
    [InlineData("F104", "did you mean \"title\"?")]
    [InlineData("F117", "did you mean \"cases.open\"?")]
    [InlineData("F118", "did you mean \"nik\"?")]
    [InlineData("F122", "did you mean \"ppks\"?")]
    [InlineData("F123", "did you mean \"tksk\"?")]
    [InlineData("F108", "did you mean \"text\"?")]
    public void A_slip_is_answered_with_what_was_meant(string code, string suggestion) =>
        Assert.Contains(reading.Problems, p => p.Code == code && p.Suggestion == suggestion);

    [Fact]
    public void A_problem_prints_as_a_line_that_editors_can_open() => Assert.Equal(
        "lapor/flow.yaml:42 F107 unknown step \"aks\"; did you mean \"ask\"?",
        new Problem("lapor/flow.yaml", 42, "F107", "unknown step \"aks\"", "did you mean \"ask\"?").ToString());

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<=#.*)F\d{3}")]
    private static partial Regex Codes();
}
