using System.Text;
using PilarBot.Channels.Formatting;
using PilarBot.Channels.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class MarkdownTests
{
    [Theory]
    [InlineData("plain words", "Selamat pagi", "Selamat pagi")]
    [InlineData("bold and italic", "Ketik **NIK** lalu *kirim*", "Ketik <b>NIK</b> lalu <i>kirim</i>")]
    [InlineData("both at once", "***penting***", "<b><i>penting</i></b>")]
    [InlineData("struck", "~~lama~~ baru", "<s>lama</s> baru")]
    [InlineData("what looks like HTML", "<b>&", "&lt;b&gt;&amp;")]
    [InlineData("a script", "<script>alert(\"1\")</script>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;")]
    [InlineData("an HTML block", "<div>\nisi\n</div>", "&lt;div&gt;\nisi\n&lt;/div&gt;")]
    [InlineData("entities are read", "a &amp; b &lt; c", "a &amp; b &lt; c")]
    [InlineData("unclosed marks stay", "**tebal *miring `kode", "**tebal *miring `kode")]
    [InlineData("escaped marks stay", @"\*bukan miring\*", "*bukan miring*")]
    [InlineData("underscores in words", "nama_file_baru", "nama_file_baru")]
    [InlineData("heading", "# Jadwal", "<b>Jadwal</b>")]
    [InlineData("heading with code", "## Kode `A1`", "<b>Kode </b><code>A1</code>")]
    [InlineData("lines stay lines", "satu\ndua", "satu\ndua")]
    [InlineData("paragraphs", "satu\n\n\n\ndua", "satu\n\ndua")]
    [InlineData("indented line is no code", "    menjorok", "menjorok")]
    [InlineData("list", "- satu\n- dua", "• satu\n• dua")]
    [InlineData("loose list", "- satu\n\n- dua", "• satu\n• dua")]
    [InlineData("numbers go on", "3. tiga\n4. empat", "3. tiga\n4. empat")]
    [InlineData("list in a list", "- satu\n  - dalam\n- dua", "• satu\n   • dalam\n• dua")]
    [InlineData("bold in a list", "1. **NIK**\n2. KK", "1. <b>NIK</b>\n2. KK")]
    [InlineData("link", "[peta](https://a.id/?x=1&y=2)", "<a href=\"https://a.id/?x=1&amp;y=2\">peta</a>")]
    [InlineData("bold link", "[**peta**](https://a.id)", "<a href=\"https://a.id\"><b>peta</b></a>")]
    [InlineData("link of another kind", "[klik](javascript:alert(1))", "klik")]
    [InlineData("bare link in brackets", "<https://a.id/x>", "<a href=\"https://a.id/x\">https://a.id/x</a>")]
    [InlineData("code", "`a < b`", "<code>a &lt; b</code>")]
    [InlineData("bold around code", "**a `b` c**", "<b>a </b><code>b</code><b> c</b>")]
    [InlineData("code block", "```\na < b\n  c\n```", "<pre>a &lt; b\n  c</pre>")]
    [InlineData("code block with language", "```sql\nselect 1\n```", "<pre><code class=\"language-sql\">select 1</code></pre>")]
    [InlineData("code block never closed", "```\nisi", "<pre>isi</pre>")]
    [InlineData("quote", "> kata *orang*\n\nlalu", "<blockquote>kata <i>orang</i></blockquote>\n\nlalu")]
    [InlineData("quote in a quote", "> luar\n>\n> > dalam", "<blockquote>luar\n\ndalam</blockquote>")]
    [InlineData("line across", "atas\n\n***\n\nbawah", "atas\n\n———\n\nbawah")]
    [InlineData("emoji and right-to-left", "**سلام** 👨‍👩‍👧‍👦", "<b>سلام</b> 👨‍👩‍👧‍👦")]
    [InlineData("nothing", "", "")]
    public void Renders(string label, string markdown, string html)
    {
        Assert.Equal(html, RichText.ToHtml(MarkdownText.Read(markdown)));
        Assert.NotEmpty(label);
    }

    [Fact]
    public void Nesting_without_end_is_shown_as_it_stands()
    {
        var nested = new string('>', 5000) + " isi";
        Assert.Contains("isi", RichText.ToHtml(MarkdownText.Read(nested)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_text_is_one_part()
    {
        Assert.Single(Split("halo"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n ")]
    public void A_text_without_anything_visible_has_no_part(string markdown) => Assert.Empty(Split(markdown));

    [Fact]
    public void A_long_text_is_cut_at_paragraphs()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("kata", 500));
        var parts = Split(string.Join("\n\n", Enumerable.Repeat(paragraph, 4)));
        Assert.Equal(4, parts.Count);
        Assert.All(parts, part => Assert.Equal(paragraph, part));
    }

    [Fact]
    public void A_long_paragraph_is_cut_at_lines_and_a_long_line_at_words()
    {
        var line = string.Join(' ', Enumerable.Repeat("kata", 300));
        Assert.All(Split(string.Join('\n', Enumerable.Repeat(line, 7))), part => Assert.Equal(0, (part.Length + 1) % 1500));
        Assert.All(Split(string.Join(' ', Enumerable.Repeat("kata", 2000))), part => Assert.Equal(0, (part.Length + 1) % 5));
    }

    [Fact]
    public void A_word_without_end_is_cut_between_characters()
    {
        var family = "👨‍👩‍👧‍👦";
        var parts = Split(string.Concat(Enumerable.Repeat(family, 1000)));
        Assert.All(parts, part => Assert.Equal(0, part.Length % family.Length));
        Assert.Equal(1000 * family.Length, parts.Sum(part => part.Length));
    }

    [Fact]
    public void Ten_thousand_characters_keep_every_word_and_every_mark()
    {
        var words = Enumerable.Range(0, 1700).Select(i => i % 3 == 0 ? $"**a{i}<&>**" : $"b{i}").ToList();
        var runs = MarkdownText.Read(string.Join(' ', words));
        var parts = RichText.Split(runs, 4096, 4096);
        Assert.All(parts, part => Assert.InRange(RichText.PlainText(part).Length, 1, 4096));
        Assert.Equal(
            RichText.PlainText(runs).Split(' '), parts.SelectMany(part => RichText.PlainText(part).Split(' ')));
        Assert.Equal(567, parts.Sum(part => part.Count(run => run.Style == Style.Bold)));
    }

    [Fact]
    public void Marks_on_every_letter_stay_within_the_bytes_that_Telegram_takes()
    {
        var runs = Enumerable.Range(0, 8000).Select(i => new Run("x", i % 2 == 0 ? Style.Bold | Style.Italic | Style.Strike : Style.Bold)).ToList();
        Assert.All(RichText.Split(runs, 4096, 4096), part => Assert.InRange(Encoding.UTF8.GetByteCount(RichText.ToHtml(part)), 1, 32_768));
    }

    [Fact]
    public void A_caption_has_its_own_limit_and_the_rest_the_message_s()
    {
        var parts = RichText.Split(MarkdownText.Read(string.Join(' ', Enumerable.Repeat("kata", 1500))), 1024, 4096);
        Assert.InRange(RichText.PlainText(parts[0]).Length, 1000, 1024);
        Assert.InRange(RichText.PlainText(parts[1]).Length, 4000, 4096);
    }

    private static List<string> Split(string markdown) =>
        RichText.Split(MarkdownText.Read(markdown), 4096, 4096).ConvertAll(RichText.PlainText);
}
