using FsCheck;
using FsCheck.Fluent;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Tests.Texts;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("<b>tebal</b>", "\\<b\\>tebal\\</b\\>")]
    [InlineData("a & b", "a \\& b")]
    [InlineData("*bintang* _garis_", "\\*bintang\\* \\_garis\\_")]
    [InlineData("`kode`", "\\`kode\\`")]
    [InlineData("[teks](https://a.b)", "\\[teks\\](https://a.b)")]
    [InlineData("# judul", "\\# judul")]
    [InlineData("- butir\n1. satu\n2) dua", "\\- butir\n1\\. satu\n2\\) dua")]
    [InlineData("RT 1. RW 2", "RT 1. RW 2")]
    [InlineData("    kode", "kode")]
    [InlineData("garis\n---\n===", "garis\n\\---\n\\===")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("a|b ~~c~~", "a\\|b \\~\\~c\\~\\~")]
    [InlineData("tab\there", "tab here")]
    [InlineData("\u0001# judul\n\u0007- butir", "\\# judul\n\\- butir")]
    [InlineData("", "")]
    public void Whatever_means_something_in_Markdown_comes_out_as_it_is(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [Fact]
    public void Inside_of_a_line_only_marks_are_escaped() => Assert.Equal("-4.5 # 1. \\*", MarkdownText.Escape("-4.5 # 1. *", beginsLine: false));

    [Theory]
    [InlineData("", true)]
    [InlineData("Halo\n", true)]
    [InlineData("Halo\n- ", true)]
    [InlineData("1. ", true)]
    [InlineData("Halo ", false)]
    [InlineData("- Nama: ", false)]
    public void Where_a_line_begins_is_known(string before, bool begins) => Assert.Equal(begins, MarkdownText.IsLineStart(new System.Text.StringBuilder(before)));

    [Fact]
    public void Taking_the_backslashes_off_gives_the_words_back() => Prop.ForAll<NonNull<string>>(text =>
    {
        var escaped = MarkdownText.Escape(text.Get);
        var words = string.Join('\n', text.Get.ReplaceLineEndings("\n").Split('\n').Select(l => string.Concat(l.Select(c => char.IsControl(c) ? ' ' : c)).Trim()));
        return Unescape(escaped) == words;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_mark_is_left_without_its_backslash() => Prop.ForAll<NonNull<string>>(text =>
    {
        var escaped = MarkdownText.Escape(text.Get);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] == '\\') at++;
            else if ("*_`[]<>&|~^".Contains(escaped[at], StringComparison.Ordinal)) return false;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    private static string Unescape(string text)
    {
        var words = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            words.Append(text[at]);
        }
        return words.ToString();
    }
}
