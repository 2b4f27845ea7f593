using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

/// <summary>What is not YAML is told in the words of the file, at the line where it is to be mended.</summary>
public class YamlMistakesTests
{
    private const string Head = "flow: a\ntitle: A\nsteps:\n";
    private const string Begins = "a text that begins with";
    private const string Needs = "needs quotation marks around all of it";
    private const string Under = "this line does not stand under the one above";

    private static IEnumerable<string> Problems(string flow) =>
        FlowSet.Read(Chat.Files(flow), Vocabularies.Office).Problems.Select(p => p.ToString());

    private static void Told(string flow, int line, string problem) => Assert.Equal([$"f0/flow.yaml:{line} {problem}"], Problems(flow));

    [Theory]
    [InlineData("Alasan: mengapa?", "\"Alasan: mengapa?\"")]
    [InlineData("Sebutkan alasannya:", "\"Sebutkan alasannya:\"")]
    [InlineData("Ketik \"ya\": siap?", "'Ketik \"ya\": siap?'")]
    [InlineData("Hari Jum'at: libur # catatan", "\"Hari Jum'at: libur\"")]
    public void A_text_with_a_colon(string text, string quoted)
    {
        Told($"{Head}  - say: {text}\n  - end\n", 4, $"F101 a text with a colon needs quotation marks; write say: {quoted}");
        Told($"{Head}  - ask: x\n    say: {text}\n    answer: text\n", 5, $"F101 a text with a colon needs quotation marks; write say: {quoted}");
    }

    [Theory]
    [InlineData("**Terima kasih**", "*", "\"**Terima kasih**\"")]
    [InlineData("&Terima kasih", "&", "\"&Terima kasih\"")]
    [InlineData("{me.name}, halo", "{", "\"{me.name}, halo\"")]
    [InlineData("[Penting] halo", "[", "\"[Penting] halo\"")]
    [InlineData("@dinsos", "@", "\"@dinsos\"")]
    [InlineData("%persen", "%", "\"%persen\"")]
    [InlineData("!Penting halo", "!", "\"!Penting halo\"")]
    [InlineData("`kode`", "`", "\"`kode`\"")]
    [InlineData(">Halo semua", ">", "\">Halo semua\"")]
    [InlineData("| Halo semua", "|", "\"| Halo semua\"")]
    [InlineData(", halo", ",", "\", halo\"")]
    [InlineData("- halo", "-", "\"- halo\"")]
    [InlineData("? halo", "?", "\"? halo\"")]
    [InlineData("\"Alasan\" Anda", "a quotation mark", "'\"Alasan\" Anda'")]
    [InlineData("'Alasan' Anda", "'", "\"'Alasan' Anda\"")]
    public void A_text_that_begins_with_a_sign(string text, string sign, string quoted) =>
        Told($"{Head}  - say: {text}\n  - end\n", 4, $"F101 {Begins} {sign} {Needs}; write say: {quoted}");

    [Fact]
    public void An_apostrophe_between_apostrophes() =>
        Told($"{Head}  - say: 'Hari Jum'at'\n", 4, "F101 a text between two ' has another ' inside; write say: \"Hari Jum'at\"");

    [Theory]
    [InlineData("\"Alasan Anda\n  - ask: x\n    answer: text\n", "\"Alasan Anda\"")]
    [InlineData("'Alasan Anda\n  - ask: x\n    answer: text\n", "'Alasan Anda'")]
    [InlineData("\"Alasan Anda\n  - say: \"Halo\"\n", "\"Alasan Anda\"")]
    [InlineData("'Alasan Anda\n  - say: 'Halo'\n", "'Alasan Anda'")]
    public void A_quotation_mark_that_is_not_closed(string rest, string closed) =>
        Told($"{Head}  - say: {rest}", 4, $"F101 a quotation mark is not closed; write say: {closed}");

    [Fact]
    public void A_bracket_that_is_not_closed() => Told(
        $"{Head}  - ask: x\n    choose: [a, b\n  - end\n", 5, "F101 a \"[\" is not closed; write \"]\" at its end, or quotation marks around all of a text");

    [Fact]
    public void A_backslash() => Told($"{Head}  - say: \"a\\d\"\n", 4, "F101 a \"\\\" in a text with quotation marks; write it twice: \"\\\\\"");

    [Theory]
    [InlineData("{ value: a, label: Ya: benar }", "a text with a colon needs quotation marks; write label: \"Ya: benar\"")]
    [InlineData("{ value: a label: b }", "a comma is missing before \"label\"; write a comma between the keys of a group")]
    public void A_group_in_brackets(string choice, string problem) => Told($"{Head}  - ask: x\n    choose:\n      - {choice}\n", 6, "F101 " + problem);

    [Theory]
    [InlineData("  - ask: x\n   say: Apa?\n    answer: text\n", 5, "4 spaces are expected, 3 found")]
    [InlineData("  - ask: x\n     say: Apa?\n    answer: text\n", 5, "4 spaces are expected, 5 found")]
    [InlineData("  - ask: x\n    say: Apa?\n     answer: text\n", 6, "4 spaces are expected, 5 found")]
    [InlineData("  - ask: x\n    answer: text\n - end: x\n", 6, "2 spaces are expected, 1 found")]
    [InlineData("  - ask: x\n    answer: text\n   - end\n", 6, "2 spaces are expected, 3 found")]
    [InlineData("  - say: |\n      Halo\n\n    semua\n  - end\n", 7, "6 spaces are expected, 4 found")]
    [InlineData("- say: Halo\n # catatan\n  - say: Dua\n", 6, "no space is expected, 2 found")]
    public void A_line_that_stands_beside_the_others(string steps, int line, string how) => Told(Head + steps, line, $"F101 {Under}; {how}");

    [Theory]
    [InlineData("  - ask: x\n    say:Apa?\n    answer: text\n", 5, "colon; write say: Apa?")]
    [InlineData("  - ask:x\n    say: Apa?\n    answer: text\n", 4, "colon; write ask: x")]
    [InlineData("  - say:Apa?\n", 4, "colon; write say: Apa?")]
    [InlineData("  -ask: x\n   say: Apa?\n", 4, "dash; write - ask: x")]
    [InlineData("  - say: Apa?\n  -ask: x\n   answer: text\n", 5, "dash; write - ask: x")]
    [InlineData("  -say: Apa?\n  -say: Siapa?\n", 4, "dash; write - say: …")]
    public void A_missing_space(string steps, int line, string where) => Told(Head + steps, line, "F101 a space is missing behind the " + where);

    [Fact]
    public void A_missing_colon()
    {
        Told($"{Head}  - ask x\n    say: Apa?\n    answer: text\n", 4, "F101 a colon is missing behind \"ask\"; write ask: x");
        Told($"{Head}  - ask: x\n    say Apa?\n    answer: text\n", 5, "F101 a colon is missing behind \"say\"; write say: Apa?");
        Told($"{Head}  - say Halo.\n", 4, "F103 a step is a text; write say: Halo.");
    }

    [Fact]
    public void What_is_YAML_and_yet_not_meant()
    {
        Told($"{Head}  - say: {{me.name}}\n", 4, "F103 \"say\" is a group of keys; a text that begins with { needs quotation marks around all of it");
        Told($"{Head}  - say: [Halo]\n", 4, "F103 \"say\" is a list; a text that begins with [ needs quotation marks around all of it");
        Told($"{Head}  - say: #12\n", 4, "F103 \"say\" is empty; a text that begins with # needs quotation marks around all of it");
    }

    [Theory]
    [InlineData("[Baik: sekali, b]", "F103 a choice is a group of keys; put quotation marks around a text with a colon or bracket: \"Baik: sekali\"")]
    [InlineData("[{me.name}, b]", "F103 a choice is a group of keys; put quotation marks around a text with a colon or bracket: \"{me.name}\"")]
    [InlineData("[{ value: a, label: Ya, benar }, b]", "F104 unknown key \"benar\" in a choice; a text with a comma needs quotation marks here")]
    public void A_choice_that_falls_apart(string choices, string problem) => Told($"{Head}  - ask: x\n    choose: {choices}\n", 5, problem);

    [Fact]
    public void What_is_not_recognised_is_told_with_the_words_of_the_parser() => Assert.StartsWith(
        "f0/flow.yaml:5 F101 this line cannot be read; check how far it is indented, and whether a text needs quotation marks (",
        Assert.Single(Problems($"{Head}  - say: Halo\n  ]\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Alasan: mengapa?\"")]
    [InlineData("Buka https://contoh.id pukul 10:30.")]
    [InlineData("|\n      Alasan: mengapa?\n      - **satu**\n      \"dua")]
    [InlineData("\"Halo\n      semua\"")]
    public void What_is_right_stays_so(string text) => Assert.Empty(Problems($"{Head}  - say: {text}\n"));
}
