using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

public class TranslationFilesTests
{
    private const string Head = "flow: a\ntitle: Judul\nsteps:\n";
    private const string English = "texts:\n  - { id: Judul, en: Title }\n";

    private static FlowReading Read(params (string Path, string Content)[] files) =>
        FlowSet.Read([.. files.Select(f => new FlowFile(f.Path, f.Content)), new("texts.yaml", Chat.Texts)], Vocabularies.Office);

    private static IEnumerable<string> Untranslated(params (string Path, string Content)[] files) =>
        Read(files).Notices.Where(n => n.Code == ProblemCodes.Untranslated).Select(n => n.Message);

    [Theory]
    [InlineData("Halo {nam}.", "F114 nothing before this gives \"nam\" a value; known are args, me, now, today")]
    [InlineData("Halo {nam", "F113 the text has a \"{\" that is not closed; write \"}\" behind the name, or \"{{\" for a bracket that people shall read")]
    [InlineData("Halo {me.nam}.", "F121 \"me\" has no \"nam\"; did you mean \"name\"?")]
    [InlineData("Dear Bapak/Ibu {me.name}", "F141 \"Bapak/Ibu\" stands before {me.name}; {me.name} has it already; take the words out")]
    public void A_mistake_in_a_translation_is_told_in_its_own_file(string english, string problem) => Assert.Equal(
        [$"a/flow.en.yaml:4 {problem}"],
        Read(("a/flow.yaml", Head + "  - say: Halo.\n"), ("a/flow.en.yaml", $"{English}  - id: Halo.\n    en: \"{english}\"\n")).Problems.Select(p => p.ToString()));

    [Fact]
    public void A_label_too_long_in_another_language_is_told_there() => Assert.Equal(
        ["a/flow.en.yaml:3 F130"],
        Read(
            ("a/flow.yaml", Head + "  - ask: pilih\n    choose: [Satu, Dua]\n"),
            ("a/flow.en.yaml", $"{English}  - {{ id: Satu, en: One of those that are far too long for a button }}\n")).Problems.Select(p => $"{p.File}:{p.Line} {p.Code}"));

    [Fact]
    public void A_label_made_of_a_name_is_asked_for_where_people_can_see_it()
    {
        const string Asked = "  - ask: nama\n    say: Siapa?\n    answer: text\n";
        var english = ("a/flow.en.yaml", English + "  - { id: \"Siapa?\", en: \"Who?\" }\n");

        Assert.Empty(Untranslated(("a/flow.yaml", Head + Asked), english));
        Assert.Equal(["not in en: \"Nama\""], Untranslated(("a/flow.yaml", Head + Asked + "  - review:\n"), english));
        Assert.Equal(["not in en: \"Nama\""], Untranslated(("a/flow.yaml", Head + "  - ask: nama\n    answer: text\n"), english));
        Assert.Equal(["not in en: \"Nama\""], Untranslated(("a/flow.yaml", Head + Asked), ("b/flow.yaml", "flow: b\ntitle: B\nsteps:\n  - call: a\n  - review:\n"), english));
    }
}
