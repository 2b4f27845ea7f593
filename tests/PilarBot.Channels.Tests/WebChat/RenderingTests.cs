using System.Text.Json;
using PilarBot.Channels.WebChat;

namespace PilarBot.Channels.Tests.WebChat;

public sealed class RenderingTests
{
    [Fact]
    public void Words_are_a_message_in_Markdown_with_their_html_beside_them()
    {
        var json = JsonOf(WebChatRendering.Of(new OutboundText("Halo **Ibu**"), "<p>Halo <strong>Ibu</strong></p>"));

        Assert.Equal("message", json.GetProperty("type").GetString());
        Assert.Equal("Halo **Ibu**", json.GetProperty("text").GetString());
        Assert.Equal("markdown", json.GetProperty("textFormat").GetString());
        Assert.Equal("id", json.GetProperty("locale").GetString());
        Assert.Equal("acceptingInput", json.GetProperty("inputHint").GetString());
        Assert.Equal("<p>Halo <strong>Ibu</strong></p>", HintsOf(json).GetProperty("html").GetString());
        // What is not there is not written: some clients read null as something.
        foreach (var absent in (string[])["suggestedActions", "attachments", "value", "name", "entities", "replyToId"])
            Assert.False(json.TryGetProperty(absent, out _), absent);
        Assert.False(HintsOf(json).TryGetProperty("share", out _));
        Assert.False(HintsOf(json).TryGetProperty("endsShare", out _));
    }

    [Fact]
    public void Buttons_give_back_their_data_show_their_label_and_links_open()
    {
        var text = new OutboundText("Pilih") { Choices = [new("Ya, buat", "!ya"), new("Baca", "", "https://example.go.id/a")] };

        var actions = JsonOf(WebChatRendering.Of(text, "")).GetProperty("suggestedActions").GetProperty("actions");

        var tap = actions[0];
        Assert.Equal(
            ["messageBack", "Ya, buat", "Ya, buat", "Ya, buat", "!ya"],
            ((string[])["type", "title", "text", "displayText", "value"]).Select(name => tap.GetProperty(name).GetString()!));
        var link = actions[1];
        Assert.Equal(["openUrl", "Baca", "https://example.go.id/a"], ((string[])["type", "title", "value"]).Select(name => link.GetProperty(name).GetString()!));
        Assert.False(link.TryGetProperty("text", out _));
    }

    [Theory]
    [InlineData(Share.Contact, "contact")]
    [InlineData(Share.Location, "location")]
    public void What_can_be_shared_is_told_and_input_is_expected(Share share, string word)
    {
        var json = JsonOf(WebChatRendering.Of(new OutboundText("Bagikan?") { Share = share }, ""));

        Assert.Equal(word, HintsOf(json).GetProperty("share").GetString());
        Assert.Equal("expectingInput", json.GetProperty("inputHint").GetString());
    }

    [Fact]
    public void That_nothing_is_to_be_shared_any_more_is_told() =>
        Assert.True(HintsOf(JsonOf(WebChatRendering.Of(new OutboundText("Terima kasih") { EndsShare = true }, ""))).GetProperty("endsShare").GetBoolean());

    [Fact]
    public void A_file_is_an_attachment_of_its_words_and_buttons()
    {
        var media = new OutboundMedia(MediaKind.Document, "source", "Surat") { Choices = [new("Baik", "!b")] };

        var json = JsonOf(WebChatRendering.Of(media, "<p>Surat</p>", new("application/pdf", "media:source", "surat.pdf")));

        Assert.Equal("surat.pdf", json.GetProperty("attachments")[0].GetProperty("name").GetString());
        Assert.Equal("application/pdf", json.GetProperty("attachments")[0].GetProperty("contentType").GetString());
        Assert.Equal("Surat", json.GetProperty("text").GetString());
        Assert.Equal(1, json.GetProperty("suggestedActions").GetProperty("actions").GetArrayLength());
    }

    [Theory]
    [InlineData("satu\ndua\n\ntiga", "satu  \ndua\n\ntiga")]
    [InlineData("- a\n- b", "- a  \n- b")]
    [InlineData("sudah  \nbegitu", "sudah  \nbegitu")]
    public void Lines_stay_lines_where_Markdown_would_join_them(string markdown, string text) =>
        Assert.Equal(text, WebChatRendering.Of(new OutboundText(markdown), "").Text);

    [Theory]
    [InlineData("", "d", null, "a choice without a label")]
    [InlineData("a", "", null, "a choice whose data is not 1 to 64 bytes")]
    [InlineData("a", "", "javascript:alert(1)", "a choice whose address is not http(s)")]
    [InlineData("a", "d", null, null)]
    public void Buttons_that_no_client_could_show_are_told(string label, string data, string? url, string? fault) =>
        Assert.Equal(fault, WebChatRendering.FaultOf([new(label, data, url)], 10));

    [Fact]
    public void Too_many_buttons_are_told() =>
        Assert.Equal("3 choices, 2 are possible", WebChatRendering.FaultOf([new("a", "a"), new("b", "b"), new("c", "c")], 2));

    private static JsonElement JsonOf(Activity activity) => JsonSerializer.SerializeToElement(activity, DirectLineJson.Relaxed.Activity);

    private static JsonElement HintsOf(JsonElement activity) => activity.GetProperty("channelData").GetProperty("pilarbot");
}
