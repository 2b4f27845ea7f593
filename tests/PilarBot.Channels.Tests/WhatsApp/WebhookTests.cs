using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Tests.Telegram;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class WebhookTests
{
    private static readonly FakeGraphOptions Double = new() { EnforceRates = false };

    [Fact]
    public void The_challenge_is_answered_for_the_right_token_only()
    {
        var webhook = Webhook();
        Assert.Equal("1158201444", webhook.Verify("subscribe", Double.VerifyToken, "1158201444"));
        Assert.Null(webhook.Verify("subscribe", "another-token", "1158201444"));
        Assert.Null(webhook.Verify("unsubscribe", Double.VerifyToken, "1158201444"));
        Assert.Null(webhook.Verify(null, null, null));
    }

    [Fact]
    public async Task What_the_app_signed_is_genuine_and_nothing_else()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        rig.Warga().Says("halo");
        var body = rig.Graph.Posted.Last();
        Assert.True(rig.Webhook.IsGenuine(body.Signature, body.Json));
        Assert.True(rig.Webhook.IsGenuine("sha256=" + body.Signature[7..].ToUpperInvariant(), body.Json));
        var tampered = body.Json.ToArray();
        tampered[^3] ^= 1;
        Assert.False(rig.Webhook.IsGenuine(body.Signature, tampered));
        Assert.False(rig.Webhook.IsGenuine(null, body.Json));
        Assert.False(rig.Webhook.IsGenuine("", body.Json));
        Assert.False(rig.Webhook.IsGenuine(body.Signature[7..], body.Json));
        Assert.False(rig.Webhook.IsGenuine(body.Signature + "00", body.Json));
        Assert.False(rig.Webhook.IsGenuine(body.Signature[..^2], body.Json));
        Assert.False(rig.Webhook.IsGenuine("sha256=" + new string('z', 64), body.Json));
        Assert.False(rig.Webhook.IsGenuine("sha1=" + body.Signature[7..], body.Json));
    }

    [Fact]
    public void Accounts_of_one_webhook_share_one_app()
    {
        var other = WhatsAppRig.OptionsOf(Double);
        other.PhoneNumberId = "200000000000001";
        other.AppSecret = new string('x', 32);
        Assert.Throws<ArgumentException>(() => new WhatsAppWebhook([WhatsAppRig.OptionsOf(Double), other], NullLogger<WhatsAppWebhook>.Instance));
        Assert.Throws<ArgumentException>(() => new WhatsAppWebhook(
            [WhatsAppRig.OptionsOf(Double), WhatsAppRig.OptionsOf(Double)], NullLogger<WhatsAppWebhook>.Instance));
        Assert.Throws<ArgumentException>(() => new WhatsAppWebhook([], NullLogger<WhatsAppWebhook>.Instance));
    }

    [Fact]
    public void A_batch_keeps_its_order_and_a_broken_message_spoils_no_other()
    {
        var log = new KeptLog<WhatsAppWebhook>();
        var body = Body(Change(Double.PhoneNumberId, """
            {"contacts":[{"profile":{"name":"Siti"},"wa_id":"6281111111111","user_id":"ID.1"},{"profile":{"name":"Budi"},"wa_id":"6282222222222"}, 7],
             "messages":[
              {"id":"wamid.1","from":"6281111111111","from_user_id":"ID.1","timestamp":"1750000000","type":"text","text":{"body":"satu"}},
              {"id":"wamid.2","from":"6281111111111","timestamp":"1750000000","type":"text","text":{"body":{"secret":"Rahasia"}}},
              "nonsense",
              {"id":"wamid.3","timestamp":"1750000000","type":"text","text":{"body":"siapa?"}},
              {"from":"6281111111111","timestamp":"1750000000","type":"text","text":{"body":"tanpa id"}},
              {"id":"wamid.4","from":"6282222222222","timestamp":"x","type":"text","text":{"body":"dua"}}],
             "statuses":[{"id":5},{"id":"wamid.9","status":"read","timestamp":"1750000001","recipient_id":"6281111111111"}]}
            """));
        var batch = Webhook(log).Read(body);
        Assert.Equal([("ID.1", "Siti", "satu"), ("+6282222222222", "Budi", "dua")], batch.Messages.Select(m => (m.From.Address, m.DisplayName, ((TextContent)m.Content).Text)));
        Assert.Equal("+6281111111111", batch.Messages[0].Phone);
        Assert.Null(batch.Messages[1].SentAt);
        Assert.Equal(DeliveryState.Read, Assert.Single(batch.Reports).State);
        Assert.Contains("cannot be read", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("6281111111111", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_numbers_in_one_body_go_to_their_accounts_and_a_strange_one_to_nobody()
    {
        var second = WhatsAppRig.OptionsOf(Double);
        (second.Account, second.PhoneNumberId) = ("whatsapp-2", "200000000000001");
        var log = new KeptLog<WhatsAppWebhook>();
        var webhook = new WhatsAppWebhook([WhatsAppRig.OptionsOf(Double), second], log);
        var batch = webhook.Read(Body(Change(Double.PhoneNumberId, Text("a")), Change("200000000000001", Text("b")), Change("999999999999999", Text("c"))));
        Assert.Equal(["whatsapp", "whatsapp-2"], batch.Messages.Select(m => m.From.Account));
        Assert.Contains("not configured", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"entry":{}}""")]
    [InlineData("""{"entry":[{"changes":[{}]},5,{"changes":[{"field":"messages","value":[]}]}]}""")]
    [InlineData("""{"entry":[{"id":7,"changes":[{"field":"messages","value":{"metadata":"x","messages":{}}}]}]}""")]
    public void A_body_of_another_shape_holds_nothing(string body)
    {
        var batch = Webhook().Read(Encoding.UTF8.GetBytes(body));
        Assert.Empty(batch.Messages);
        Assert.Empty(batch.Reports);
        Assert.Empty(batch.Events);
    }

    [Fact]
    public void What_is_no_JSON_is_an_error() => Assert.ThrowsAny<JsonException>(() => Webhook().Read("{\"entry\":["u8));

    internal static byte[] Body(params JsonObject[] changes) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject { ["id"] = "1", ["changes"] = new JsonArray([.. changes]) }),
    }.ToJsonString());

    internal static JsonObject Change(string number, string value, string field = "messages")
    {
        var json = JsonNode.Parse(value)!.AsObject();
        json["metadata"] = new JsonObject { ["phone_number_id"] = number };
        return new JsonObject { ["field"] = field, ["value"] = json };
    }

    internal static WhatsAppWebhook Webhook(KeptLog<WhatsAppWebhook>? log = null) => new([WhatsAppRig.OptionsOf(Double)], log ?? new KeptLog<WhatsAppWebhook>());

    private static string Text(string id) =>
        $$$"""{"messages":[{"id":"wamid.{{{id}}}","from":"6281111111111","timestamp":"1750000000","type":"text","text":{"body":"x"}}]}""";
}
