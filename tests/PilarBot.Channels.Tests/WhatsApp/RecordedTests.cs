using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>Meta's own example bodies.</summary>
public class RecordedTests
{
    private const string Sheena = "+16505551234";

    public static TheoryData<string, InboundContent> Messages => new()
    {
        { "text-message", new TextContent("Does it come in another color?") },
        { "text-message-from-click-to-whatsapp-ad", new TextContent("Hello! Can I get more info on this?") },
        { "text-message-with-context-product-inquiry", new TextContent("Is this still available?") },
        { "image-message", new MediaContent(MediaKind.Photo, "1003383421387256", null, "image/jpeg", null, "Taj Mahal") },
        { "button-message", new TapContent("wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUU0M0MxQzQzMUJCMTMwNUZFOQA=", "Unsubscribe", null) },
        {
            "interactive-button-reply-message",
            new TapContent("wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTZBQzg0MzQ4QjRCM0NGNkVGOAA=", "cancel-button", null)
        },
        {
            "interactive-list-reply-message",
            new TapContent("wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUJDQ0NDM0FEODY4ODkzOTc5RgA=", "priority_express", null)
        },
        { "location-message", new LocationContent(37.44221496582, -122.16165924072) },
        { "contact-sharing-message", new ContactContent("+19835552319", "Lucía Gómez", IsOwn: false) },
        { "reaction-message", new ReactionContent("wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI0RTJEOTc2ODVERUY5RDlGNkYA", "👍") },
        { "order-message", new UnsupportedContent("order") },
        { "unsupported-message", new UnsupportedContent("unknown") },
        { "system-message", new MovedContent("+12195555358", "+12195555358") },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_read(string name, InboundContent expected)
    {
        var batch = Read(name);
        var message = Assert.Single(batch.Messages);
        Assert.Equal(expected, message.Content);
        Assert.Equal(new ChannelAddress("whatsapp", Sheena), message.From);
        Assert.Equal(Sheena, message.Phone);
        Assert.Equal("w:" + message.MessageRef, message.Key);
        Assert.StartsWith("wamid.", message.MessageRef, StringComparison.Ordinal);
        Assert.Equal(2025, message.SentAt!.Value.Year);
        Assert.Equal(name == "system-message" ? "" : "Sheena Nelson", message.DisplayName);
        Assert.Empty(batch.Reports);
        Assert.Empty(batch.Events);
    }

    [Fact]
    public void An_advertisement_is_told()
    {
        Assert.Equal(
            new Referral("ad", "120226305854810726", "https://fb.me/3cr4Wqqkv"),
            Assert.Single(Read("text-message-from-click-to-whatsapp-ad").Messages).Referral);
        Assert.Null(Assert.Single(Read("text-message").Messages).Referral);
    }

    [Theory]
    [InlineData("group-create-message", "group_lifecycle_update")]
    [InlineData("group-remove-participants", "group_participants_update")]
    [InlineData("group-settings-update", "group_settings_update")]
    public void What_concerns_no_message_is_a_notice(string name, string field)
    {
        var batch = Read(name);
        Assert.Equal([new AccountNotice("102290129340398", field, "")], batch.Events);
        Assert.Empty(batch.Messages);
    }

    [Fact]
    public void Every_recorded_body_is_tested()
    {
        var recorded = typeof(RecordedTests).Assembly.GetManifestResourceNames().Where(name => name.Contains('-', StringComparison.Ordinal));
        Assert.Equal(16, recorded.Count());
        Assert.Equal(recorded.Where(name => !name.StartsWith("group-", StringComparison.Ordinal)).Order(), Messages.Select(row => (string)row[0]).Order());
    }

    private static WhatsAppBatch Read(string name)
    {
        using var file = typeof(RecordedTests).Assembly.GetManifestResourceStream(name)!;
        using var body = new MemoryStream();
        file.CopyTo(body);
        return new WhatsAppWebhook([WhatsAppRig.OptionsOf(new FakeGraphOptions())], NullLogger<WhatsAppWebhook>.Instance).Read(body.ToArray());
    }
}
