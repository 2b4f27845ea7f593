using PilarBot.Channels.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>Each bubble is paid for.</summary>
public class MergingTests
{
    private static readonly Choice Ya = new("Ya", "1:ya");
    private static readonly OutboundMedia Photo = new(MediaKind.Photo, "foto", "");

    [Fact]
    public void Texts_and_the_question_after_them_are_one()
    {
        var merged = Assert.Single(WhatsAppBubbles.Merge([new OutboundText("Diterima."), new OutboundText("Terima kasih."), new OutboundText("Lagi?") { Choices = [Ya] }]));
        var text = Assert.IsType<OutboundText>(merged);
        Assert.Equal("Diterima.\n\nTerima kasih.\n\nLagi?", text.Markdown);
        Assert.Equal([Ya], text.Choices);
    }

    [Fact]
    public void A_long_text_before_a_question_becomes_a_list_and_not_two_messages()
    {
        var plan = WhatsAppBubbles.Plan([new OutboundText(Words(250)), new OutboundText("Lagi?") { Choices = [Ya] }]);
        Assert.IsType<ListBubble>(Assert.Single(plan));
    }

    [Fact]
    public void A_question_is_not_joined_with_what_follows() =>
        Assert.Equal(2, WhatsAppBubbles.Merge([new OutboundText("Lagi?") { Choices = [Ya] }, new OutboundText("Menu")]).Count);

    [Fact]
    public void What_would_not_save_a_message_stays_apart()
    {
        IReadOnlyList<OutboundMessage> two = [new OutboundText(Words(700)), new OutboundText(Words(700))];
        Assert.Equal(two, WhatsAppBubbles.Merge(two));
    }

    [Fact]
    public void A_file_takes_the_words_around_it_as_its_caption()
    {
        var plan = WhatsAppBubbles.Plan([new OutboundText("Undangan:"), Photo, new OutboundText("Hadir?") { Choices = [Ya] }]);
        var bubble = Assert.IsType<ButtonsBubble>(Assert.Single(plan));
        Assert.Equal("Undangan:\n\nHadir?", bubble.Body);
        Assert.Equal("foto", bubble.Header!.Source);
        Assert.Equal(2, WhatsAppBubbles.Plan([Photo, Photo]).Count);
    }

    [Fact]
    public void What_cannot_be_shown_is_left_out_and_templates_stay_alone()
    {
        var template = new OutboundTemplate("undangan", "id");
        Assert.Equal([new OutboundText("a"), template, new OutboundText("b")], WhatsAppBubbles.Merge(
            [new ShowChoice("wamid.1", "{}", "Ya"), new OutboundText("a"), template, new OutboundText("b")]));
        Assert.Empty(WhatsAppBubbles.Plan([new ShowChoice("wamid.1", "{}", "Ya")]));
    }

    [Fact]
    public void A_code_block_that_nobody_closed_swallows_nothing()
    {
        var text = Assert.IsType<TextBubble>(Assert.Single(WhatsAppBubbles.Plan([new OutboundText("```\nkode"), new OutboundText("**Lalu**")])));
        Assert.Equal("```kode```\n\n*Lalu*", text.Text);
    }

    [Fact]
    public void A_mark_goes_with_the_words()
    {
        Assert.Equal("b", Assert.Single(WhatsAppBubbles.Merge([new OutboundText("a") { Mark = "a" }, new OutboundText("b") { Mark = "b" }])).Mark);
        Assert.Equal("a", Assert.Single(WhatsAppBubbles.Merge([new OutboundText("a") { Mark = "a" }, new OutboundText("b")])).Mark);
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("kata", count));
}
