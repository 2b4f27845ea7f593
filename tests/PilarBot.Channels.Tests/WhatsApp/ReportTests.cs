using System.Text.Json.Nodes;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>What is told about messages and accounts.</summary>
public class ReportTests
{
    [Fact]
    public async Task A_message_s_way_is_reported_with_price_and_mark()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        var siti = rig.Warga();
        var sent = (Delivered)await rig.SendAsync(siti, new OutboundText("halo") { Mark = "kiriman-7" });
        siti.Reads();
        var reports = rig.Graph.Posted.SelectMany(body => rig.Webhook.Read(body.Json).Reports).ToList();
        Assert.Equal([DeliveryState.Sent, DeliveryState.Delivered, DeliveryState.Read], reports.Select(r => r.State));
        Assert.All(reports, r => Assert.Equal((sent.MessageRef, "kiriman-7", siti.UserId, "+6281234567890"), (r.MessageRef, r.Mark, r.Address, r.Phone)));
        Assert.Equal(new Billing(true, "regular", "service"), reports[1].Billing);
        Assert.Null(reports[2].Billing);
        Assert.Equal(3, reports.Select(r => r.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_failed_status_says_what_a_refused_send_would_have_said()
    {
        await using var rig = await WhatsAppRig.StartAsync(new FakeGraphOptions { ReportDeliveries = false });
        var siti = rig.Warga();
        await rig.SendAsync(siti, new OutboundText("halo"));
        foreach (var row in ErrorTable.Rows)
        {
            rig.Graph.Reports(siti, siti.Last, "failed", row.First);
            var failure = Assert.Single(rig.Read().Reports).Failure!;
            var refused = GraphOutcomes.Of(new GraphRefusal(400, row.First, "x"));
            Assert.Equal(refused.GetType(), failure.GetType());
            Assert.Equal(refused.IsRetryable, failure.IsRetryable);
        }
    }

    [Theory]
    [InlineData("sent delivered read", DeliveryState.Read)]
    [InlineData("read delivered sent", DeliveryState.Read)]
    [InlineData("delivered sent delivered", DeliveryState.Delivered)]
    [InlineData("sent failed", DeliveryState.Failed)]
    [InlineData("failed sent failed", DeliveryState.Failed)]
    [InlineData("failed delivered", DeliveryState.Delivered)]
    [InlineData("delivered failed", DeliveryState.Delivered)]
    [InlineData("read played failed sent", DeliveryState.Played)]
    public void Reports_add_up_in_any_order(string reports, DeliveryState expected)
    {
        DeliveryState? known = null;
        foreach (var report in reports.Split(' '))
            known = known.After(Enum.Parse<DeliveryState>(report, ignoreCase: true));
        Assert.Equal(expected, known);
    }

    [Fact]
    public async Task What_concerns_the_account_is_told()
    {
        await using var rig = await WhatsAppRig.StartAsync();
        rig.Graph.PostNotice("message_template_status_update", new JsonObject
        {
            ["event"] = "PAUSED",
            ["message_template_id"] = 5,
            ["message_template_name"] = "undangan",
            ["message_template_language"] = "id",
            ["reason"] = "NONE",
        });
        Assert.Equal([new TemplateStatusChanged(rig.Graph.Options.BusinessAccountId, "undangan", "id", "PAUSED", null)], rig.Read().Events);
        rig.Graph.PostNotice("phone_number_quality_update", new JsonObject { ["event"] = "FLAGGED", ["current_limit"] = "TIER_250" });
        Assert.Equal([new NumberQualityChanged(rig.Graph.Options.BusinessAccountId, "FLAGGED", "TIER_250")], rig.Read().Events);
        rig.Graph.PostNotice("account_alerts", new JsonObject { ["alert_info"] = new JsonObject { ["alert_type"] = "OBA_APPROVED" } });
        Assert.Equal([new AccountNotice(rig.Graph.Options.BusinessAccountId, "account_alerts", "OBA_APPROVED")], rig.Read().Events);
        rig.Graph.PostNotice("tomorrow_s_field", new JsonObject { ["alert_info"] = 7 });
        Assert.Equal("tomorrow_s_field", Assert.IsType<AccountNotice>(Assert.Single(rig.Read().Events)).Field);
        rig.Graph.PostError(131042);
        Assert.IsType<ChannelDown>(Assert.IsType<AccountFault>(Assert.Single(rig.Read().Events)).Outcome);
    }

    [Theory]
    [InlineData("stop", false)]
    [InlineData("resume", true)]
    public async Task Whoever_wants_no_broadcasts_is_told(string value, bool wanted)
    {
        await using var rig = await WhatsAppRig.StartAsync();
        rig.Graph.PostNotice("user_preferences", new JsonObject
        {
            ["metadata"] = new JsonObject { ["phone_number_id"] = rig.Graph.Options.PhoneNumberId },
            ["user_preferences"] = new JsonArray(new JsonObject
            {
                ["wa_id"] = "6281234567890",
                ["user_id"] = "ID.9",
                ["category"] = "marketing_messages",
                ["value"] = value,
                ["timestamp"] = 1750000000,
            }),
        });
        var wish = Assert.IsType<BroadcastPreference>(Assert.Single(rig.Read().Events));
        Assert.Equal(("whatsapp", "ID.9", "+6281234567890", wanted), (wish.Account, wish.Address, wish.Phone, wish.Wanted));
        Assert.Equal(2025, wish.At!.Value.Year);
    }
}
