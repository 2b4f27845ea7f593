using PilarBot.Channels.Formatting;

namespace PilarBot.Channels.Tests.Formatting;

public sealed class ChatPreviewTests
{
    [Theory]
    [InlineData("**tebal** dan *miring* dan ~~coret~~", "<b>tebal</b> dan <i>miring</i> dan <s>coret</s>")]
    [InlineData("3 * 4 * 5 dan nama_berkas_ini", "3 * 4 * 5 dan nama_berkas_ini")]
    [InlineData("[sini](https://x.go.id/a)", "sini (https://x.go.id/a)")]
    [InlineData("- satu\n- dua", "• satu\n• dua")]
    [InlineData("> kutipan", "<q>kutipan</q>")]
    [InlineData("`kode *x*`", "<code>kode *x*</code>")]
    public void WhatsApp_is_shown_as_its_phones_read_it(string markdown, string html) => Assert.Equal(html, ChatPreview.WhatsApp(markdown));

    [Fact]
    public void Telegram_keeps_links_behind_their_words() =>
        Assert.Equal("<b>a</b> <a target=\"_blank\" rel=\"noopener noreferrer\" href=\"https://x.go.id/a\">sini</a>", ChatPreview.Telegram("**a** [sini](https://x.go.id/a)"));

    [Theory]
    [InlineData("<script>alert(1)</script> & \"x\"")]
    [InlineData("**<img src=x onerror=alert(1)>**")]
    [InlineData("[x](javascript:alert(1)) [y](\"><b onclick=1>)")]
    [InlineData("```<b>\n</code><script>```")]
    [InlineData("&lt;a href=\"x\" onclick=\"y\"&gt;")]
    public void What_looks_like_a_tag_is_text(string markdown)
    {
        foreach (var html in new[] { ChatPreview.Telegram(markdown), ChatPreview.WhatsApp(markdown) })
        {
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b onclick", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<a href", html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
