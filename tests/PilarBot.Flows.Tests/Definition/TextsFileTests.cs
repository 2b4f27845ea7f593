using PilarBot.Flows.Definition;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Definition;

public class TextsFileTests
{
    [Fact]
    public void The_texts_of_the_office_are_complete() =>
        Assert.Empty(FlowSet.Read([new("texts.yaml", Chat.Texts)], Vocabularies.Office).Problems);

    [Fact]
    public void No_text_of_the_office_has_more_than_forty_words_or_blames_anybody()
    {
        foreach (var line in Chat.Texts.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)))
        {
            Assert.True(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 40, line);
            Assert.DoesNotContain("salah", line.Replace("salah satu", "", StringComparison.Ordinal).Replace("Salah ketik sedikit tidak apa-apa", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("  menu-empty: ", "  menu-kosong: ", "F134 \"menu-empty\" is missing under \"texts\"")]
    [InlineData("  menu-empty: ", "  menu-kosong: ", "F135 \"menu-kosong\" is never said")]
    [InlineData("Anda", "Anda", null)]
    [InlineData("{came} belum dapat kami simpan", "{datang} belum dapat kami simpan", "F136 \"no-flow-for-that\" has no {datang}")]
    [InlineData("  skip: Lewati", "  skip: Lewati pertanyaan ini dan teruskan ke yang berikutnya", "F130 the label has 53 characters")]
    [InlineData("  menu: [menu,", "  meni: [menu,", "F135 \"meni\" is no command")]
    [InlineData("  menu: [menu,", "  meni: [menu,", "F134 \"menu\" is missing under \"words\"")]
    [InlineData("texts:\n", "texts:\n  menu: [a]\n", "F105 key \"menu\" for the second time")]
    public void What_is_missing_or_unknown_is_a_problem(string old, string changed, string? problem)
    {
        var problems = FlowSet.Read([new("texts.yaml", Chat.Texts.Replace(old, changed, StringComparison.Ordinal))], Vocabularies.Office).Problems;

        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problems, p => p.ToString().Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_file_nothing_can_be_said()
    {
        var reading = FlowSet.Read([], Vocabularies.Office);

        Assert.Null(reading.Flows);
        Assert.Equal(ProblemCodes.MissingText, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_text_longer_than_a_message_is_a_problem()
    {
        var reading = FlowSet.Read(Chat.Files($"flow: a\ntitle: A\nsteps:\n  - say: {new string('x', 4097)}\n"), Vocabularies.Office);

        Assert.Equal("f0/flow.yaml:4 F132 the text has 4097 characters; Telegram takes 4096", Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void Hosts_can_say_what_the_texts_have_for_them()
    {
        Assert.Contains("percakapan pribadi", Chat.Flows().Say("group"));
        Assert.Contains("Petugas kami", Chat.Flows().Say("quarantine"));
        Assert.Throws<KeyNotFoundException>(() => Chat.Flows().Say("apa"));
    }
}
