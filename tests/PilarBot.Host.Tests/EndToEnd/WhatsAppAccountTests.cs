using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>The office's numbers: several of them, what they cost, and what Meta tells about them.</summary>
public sealed class WhatsAppAccountTests
{
    [Fact]
    public async Task Two_numbers_on_one_host_have_their_own_chats_with_the_same_person()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var first = await GraphAsync(site);
        await using var second = await PilarBot.TestKit.WhatsApp.FakeGraph.StartAsync(new()
        {
            EnforceRates = false,
            WebhookUrl = first.Options.WebhookUrl,
            TimeScale = 0.01,
            PhoneNumberId = "206540352242922",
        });
        site.Settings["WhatsApp:More:0:Account"] = "whatsapp-2";
        site.Settings["WhatsApp:More:0:PhoneNumberId"] = second.Options.PhoneNumberId;
        site.Settings["WhatsApp:More:0:GraphBaseUrl"] = second.BaseUrl;
        await using var host = await HostInProcess.StartAsync(site);
        var here = first.Person("6281234500030");
        var there = second.Person("6281234500030");
        here.Says("aduan");
        await WaitAsync(here, "Tentang apa aduan");
        there.Says("menu");
        await WaitAsync(there, "Silakan pilih");
        Assert.Single(here.Bubbles);
        await using var db = site.Database.Office.Open();
        Assert.Equal(["whatsapp", "whatsapp-2"], await db.Conversations.Select(c => c.Account).Order().ToListAsync());
    }

    [Fact]
    public async Task Broadcasts_stop_when_the_months_budget_is_spent_and_replies_go_on()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        site.Settings["WhatsApp:Budget:Monthly"] = "20";
        site.Settings["WhatsApp:Budget:FreeReplies"] = "0";
        site.Settings["WhatsApp:Budget:Prices:service"] = "10";
        await site.ImportAsync("Admin Uji,081234500040,admin,", "Petugas Uji,081234500041,staf-dinsos,", "Tksk Uji,081234500042,tksk,Poleang");
        await using var host = await HostInProcess.StartAsync(site);
        var (admin, staff, tksk) = (graph.Person("6281234500040"), graph.Person("6281234500041"), graph.Person("6281234500042"));
        foreach (var person in (PilarBot.TestKit.WhatsApp.FakePerson[])[tksk, staff, admin])
        {
            person.Says("menu");
            await HearsAsync(person, "Silakan pilih");
        }
        await HearsAsync(admin, "sudah habis (Rp ");
        foreach (var (says, answer) in ((string, string)[])
            [("siaran", "isi siaran"), ("Rapat koordinasi.", "gambar atau PDF"), ("tanpa lampiran", "Untuk siapa"), ("TKSK", "kecamatan mana"),
                ("semua kecamatan", "Perlu tambahan"), ("tanpa tambahan", "Kapan dikirim"), ("sekarang", "periksa sekali lagi"), ("jadwalkan siaran", "SR-")])
        {
            staff.Says(says);
            await WaitAsync(staff, answer);
        }
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.BroadcastRecipients.AnyAsync(r => r.State == RecipientState.Queued);
        });
        tksk.Says("bantuan");
        await WaitAsync(tksk, "Yang dapat kami bantu");
        staff.Says("kanal");
        await WaitAsync(staff, "Kanal mana");
        staff.Says("whatsapp");
        await WaitAsync(staff, "dari anggaran Rp 20");
        Assert.DoesNotContain(tksk.Bubbles, b => b.Text.Contains("Rapat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Meta_tells_of_templates_and_wishes_is_kept_and_administrators_hear_what_they_have_to_act_on()
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: false);
        await using var graph = await GraphAsync(site);
        site.Settings["WhatsApp:Templates:0:Purpose"] = "Notice";
        site.Settings["WhatsApp:Templates:0:Name"] = "pengumuman";
        await site.ImportAsync("Admin Uji,081234500050,admin,", "Tksk Uji,081234500051,tksk,Poleang");
        await using var host = await HostInProcess.StartAsync(site);
        var (admin, tksk) = (graph.Person("6281234500050"), graph.Person("6281234500051"));
        admin.Says("menu");
        tksk.Says("menu");
        await WaitAsync(admin, "Silakan pilih");
        await WaitAsync(tksk, "Silakan pilih");

        graph.PostNotice("message_template_status_update", new JsonObject
        {
            ["event"] = "PAUSED",
            ["message_template_name"] = "pengumuman",
            ["message_template_language"] = "id",
            ["reason"] = "NONE",
        });
        await WaitAsync(admin, "*pengumuman* sekarang PAUSED");
        graph.PostNotice("phone_number_quality_update", new JsonObject { ["event"] = "DOWNGRADE", ["current_limit"] = "TIER_250" });
        await WaitAsync(admin, "batas kirim");
        graph.PostError(131042);
        await WaitAsync(admin, "berhenti mengirim");
        using var http = new HttpClient();
        graph.PostNotice("user_preferences", new JsonObject
        {
            ["metadata"] = new JsonObject { ["phone_number_id"] = graph.Options.PhoneNumberId },
            ["user_preferences"] = new JsonArray(new JsonObject
            {
                ["wa_id"] = tksk.Phone,
                ["user_id"] = tksk.UserId,
                ["category"] = "marketing_messages",
                ["value"] = "stop",
                ["timestamp"] = 1795000000,
            }),
        });
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Conversations.CountAsync(c => c.NoBroadcastsSince != null) == 1;
        });
        // Something arrives in a later second, which is as exactly as WhatsApp tells, so the account is up:
        // what this person says, or before it the receipt of what administrators were told.
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Accounts.Where(a => a.DownSince != null).Select(a => a.DownSince).SingleOrDefaultAsync() is not { } since
                || TimeProvider.System.GetUtcNow().UtcDateTime > since.AddSeconds(1);
        });
        tksk.Says("bantuan");
        await Eventually.TrueAsync(() => Task.FromResult(admin.Bubbles.Any(b => b.Text.Contains("sudah dapat mengirim lagi", StringComparison.Ordinal))));
        Assert.DoesNotContain("131042", await http.GetStringAsync(host.Url + "/health/ready"), StringComparison.Ordinal);
    }

    // Among all that came: what is told unasked may come right behind it.
    private static Task HearsAsync(PilarBot.TestKit.WhatsApp.FakePerson person, string words) =>
        Eventually.TrueAsync(() => Task.FromResult(person.Bubbles.Any(b => b.Text.Contains(words, StringComparison.Ordinal))));
}
