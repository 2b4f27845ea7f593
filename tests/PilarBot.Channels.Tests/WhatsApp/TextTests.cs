using PilarBot.Channels.Formatting;
using PilarBot.Channels.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class TextTests
{
    [Theory]
    [InlineData("plain words", "Selamat pagi", "Selamat pagi")]
    [InlineData("bold and italic", "Ketik **NIK** lalu *kirim*", "Ketik *NIK* lalu _kirim_")]
    [InlineData("both at once", "***penting***", "*_penting_*")]
    [InlineData("one in the other", "**tebal *miring* lagi**", "*tebal _miring_ lagi*")]
    [InlineData("struck", "~~lama~~ baru", "~lama~ baru")]
    [InlineData("heading", "# Jadwal", "*Jadwal*")]
    [InlineData("over two lines", "**satu\ndua**", "*satu*\n*dua*")]
    [InlineData("in brackets", "(**NIK**)", "(*NIK*)")]
    [InlineData("within a word no mark is read", "se**te**ngah", "setengah")]
    [InlineData("list", "- satu\n- **dua**", "- satu\n- *dua*")]
    [InlineData("numbers", "3. tiga\n4. empat", "3. tiga\n4. empat")]
    [InlineData("list in a list", "- satu\n  - dalam", "- satu\n   • dalam")]
    [InlineData("quote", "> kata *orang*\n\nlalu", "> kata _orang_\n\nlalu")]
    [InlineData("link", "[peta](https://a.id/x)", "peta (https://a.id/x)")]
    [InlineData("link of several looks", "[lihat **peta**](https://a.id)", "lihat *peta* (https://a.id)")]
    [InlineData("bare link", "<https://a.id/x>", "https://a.id/x")]
    [InlineData("link of another kind", "[klik](javascript:alert(1))", "klik")]
    [InlineData("code", "Ketik `aduan saya` saja", "Ketik ```aduan saya``` saja")]
    [InlineData("code holds marks", "`*a* _b_`", "```*a* _b_```")]
    [InlineData("code block", "```\na\n b\n```", "```a\n b```")]
    [InlineData("code in bold", "**tekan `A1` lalu**", "*tekan* ```A1``` *lalu*")]
    [InlineData("HTML is words", "<b>&", "<b>&")]
    [InlineData("emoji", "**👨‍👩‍👧‍👦**", "*👨‍👩‍👧‍👦*")]
    [InlineData("nothing", "", "")]
    public void Writes(string label, string markdown, string expected)
    {
        Assert.Equal(expected, WhatsAppText.Write(MarkdownText.Read(markdown)));
        Assert.NotEmpty(label);
    }

    [Theory]
    [InlineData("stars around words", @"\*penting\*", "∗penting∗")]
    [InlineData("a footnote's star has no partner", @"\*wajib diisi", "*wajib diisi")]
    [InlineData("beside bold words it may find one", @"**Nama** \*wajib", "*Nama* ∗wajib")]
    [InlineData("sums stay", @"5 \* 3 \* 2 dan 2\*3\*4", "5 * 3 * 2 dan 2*3*4")]
    [InlineData("names of files stay", @"nama\_file\_baru", "nama_file_baru")]
    [InlineData("underscores around words", @"\_rahasia\_", "＿rahasia＿")]
    [InlineData("about a number", @"\~500 sampai \~600", "~500 sampai ~600")]
    [InlineData("struck by somebody", @"\~lama\~", "∼lama∼")]
    [InlineData("code by somebody", @"\`\`\`x\`\`\`", "ˋˋˋxˋˋˋ")]
    [InlineData("ticks beside code of ours", @"`A1` dan \`x", "```A1``` dan ˋx")]
    [InlineData("a quotation by somebody", @"\> kata orang", "› kata orang")]
    [InlineData("an item by somebody", @"\- barang", "– barang")]
    [InlineData("a starred item by somebody", @"\* barang", "∗ barang")]
    [InlineData("marks of one line do not reach the next", "\\*satu\ndua\\*", "*satu\ndua*")]
    [InlineData("an address stays the same", @"https://a.id/\_x\_/y dan \_z\_", "https://a.id/%5Fx%5F/y dan ＿z＿")]
    [InlineData("an address without partners stays as it is", @"https://a.id/a\_b", "https://a.id/a_b")]
    public void Nobody_s_words_become_marks(string label, string markdown, string expected)
    {
        Assert.Equal(expected, WhatsAppText.Write(MarkdownText.Read(markdown)));
        Assert.NotEmpty(label);
    }

    [Fact]
    public void A_long_text_is_cut_at_paragraphs_and_fits_with_its_marks()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("**kata**", 100));
        var parts = WhatsAppText.Split(MarkdownText.Read(string.Join("\n\n", Enumerable.Repeat(paragraph, 9))), 4096, 4096);
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 4096));
        Assert.Equal(900, parts.Sum(part => part.Split("kata").Length - 1));
        Assert.All(parts, part => Assert.EndsWith("kata*", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_without_spaces_are_cut_too()
    {
        var parts = WhatsAppText.Split(MarkdownText.Read(new string('x', 10_000)), 1024, 4096);
        Assert.Equal(10_000, parts.Sum(part => part.Length));
        Assert.InRange(parts[0].Length, 1, 1024);
    }
}
