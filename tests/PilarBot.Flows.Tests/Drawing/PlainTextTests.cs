using PilarBot.Flows.Drawing;
using PilarBot.Flows.Texts;

namespace PilarBot.Flows.Tests.Drawing;

public class PlainTextTests
{
    [Theory]
    [InlineData("Ketik **NIK** warga,\nmisalnya *lansia*.", "Ketik NIK warga, misalnya lansia.")]
    [InlineData("Pilih:\n\n- **Satu**: a\n- Dua", "Pilih: Satu: a Dua")]
    [InlineData("# Judul\n> kutipan", "Judul kutipan")]
    [InlineData("2 * 3 dan no_hp_baru", "2 * 3 dan no_hp_baru")]
    [InlineData("Lihat [peta](https://contoh.id/x).", "Lihat peta.")]
    [InlineData("a\\*b \\_ c\0d\u0001e\uFFFEf", "a*b _ cd e f")]
    public void Signs_of_Markdown_and_what_no_file_may_hold_are_left_out(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Theory]
    [InlineData("Halo **{me.name}**, {now, date, full}.", "Halo {me.name}, {now}.")]
    [InlineData("{foto.count, plural, =0 {Tanpa foto} one {# foto} other {# foto saja}} #1", "{foto.count} foto saja #1")]
    [InlineData("{a, select, ya {Ya} other {Lainnya: {b, plural, other {#}}}}", "Lainnya: {b}")]
    [InlineData("{b, plural, other {{a, select, ya {satu} other {# kali}}}}", "{b} kali")]
    public void Of_words_for_several_cases_those_for_any_other_are_shown(string text, string plain) =>
        Assert.Equal(plain, PlainText.Of(TemplateParser.Parse(text, 1)));

    [Fact]
    public void What_differs_on_a_channel_is_shown_as_on_the_others()
    {
        var chart = Drawn.Chart(Drawn.Flow("  - say: { whatsapp: Satu per satu., other: Sekaligus. }"), "uji");

        Assert.Equal("Sekaligus.", chart.Nodes[1].Text);
    }
}
