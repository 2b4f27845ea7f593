using PilarBot.Host.WebChat;

namespace PilarBot.Host.Tests.WebChat;

public sealed class BubbleHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script> halo", "&lt;script&gt;alert(1)&lt;/script&gt; halo")]
    [InlineData("a <b onclick=x>b</b>", "a &lt;b onclick=x&gt;b&lt;/b&gt;")]
    [InlineData("[klik](javascript:alert(1))", "<p>klik</p>")]
    [InlineData("[klik](data:text/html,x)", "<p>klik</p>")]
    [InlineData("[kantor](https://contoh.go.id/a?b=1&c=2)", "<a href=\"https://contoh.go.id/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noopener noreferrer\">kantor</a>")]
    [InlineData("![gambar](https://contoh.go.id/x.png)", "rel=\"noopener noreferrer\">gambar</a>")]
    [InlineData("<https://contoh.go.id>", "rel=\"noopener noreferrer\">https://contoh.go.id</a>")]
    [InlineData("**tebal** dan ~~coret~~", "<strong>tebal</strong> dan <del>coret</del>")]
    [InlineData("# Judul", "<p><strong>Judul</strong></p>")]
    [InlineData("satu\ndua", "satu<br />\ndua")]
    public void Markdown_becomes_html_that_is_safe_to_insert(string markdown, string expected)
    {
        var html = BubbleHtml.Render(markdown);

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_nested_beyond_reason_is_shown_as_it_stands()
    {
        var html = BubbleHtml.Render(new string('>', 5000) + "<i>");

        Assert.DoesNotContain("<i>", html, StringComparison.Ordinal);
    }
}
