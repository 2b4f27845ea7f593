using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Broadcasts;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;
using PilarBot.TestKit.WhatsApp;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.Reliability;

public sealed class AccountsSideBySideTests
{
    private const string Text = "Pengumuman untuk semua TKSK.";

    [Theory, OnSqlite, OnPostgres]
    public async Task While_one_account_has_to_wait_the_others_on_its_host_send_their_part_of_a_broadcast_and_answer(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true);
        await using var first = await GraphAsync(site);
        await using var second = await FakeGraph.StartAsync(new() { WebhookUrl = first.Options.WebhookUrl, TimeScale = 0.01, PhoneNumberId = "206540352242922" });
        site.Settings["WhatsApp:More:0:Account"] = "whatsapp-2";
        site.Settings["WhatsApp:More:0:PhoneNumberId"] = second.Options.PhoneNumberId;
        site.Settings["WhatsApp:More:0:GraphBaseUrl"] = second.BaseUrl;
        List<FakeUser> telegram = [.. Enumerable.Range(0, 5).Select(i => site.Telegram.User(500_000 + i))];
        telegram.ForEach(u => u.HasWrittenBefore());
        var author = await Recipients.AddAsync(site, telegram);
        await site.ImportAsync([.. Enumerable.Range(0, 6).Select(i => $"Tksk {i},08123450000{i},tksk,Poleang")]);
        List<FakePerson> whatsApp = [.. Enumerable.Range(0, 6).Select(i => (i < 3 ? first : second).Person($"628123450000{i}"))];
        await using var host = await HostInProcess.StartAsync(site);
        foreach (var person in whatsApp)
            await AsksAsync(person, "menu", "Silakan pilih");

        // As long as somebody on the others has not got it, Telegram says "later" to everything.
        site.Telegram.FailNext(Fault.TooManyRequests, 1000, "sendMessage");
        await Recipients.ScheduleAsync(site, author, Text);
        foreach (var person in whatsApp)
            await WaitAsync(person, b => b.Text.Contains(Text, StringComparison.Ordinal));
        await AsksAsync(whatsApp[0], "bantuan", "Yang dapat kami bantu");
        await SettledAsync(site, "whatsapp", "whatsapp-2");

        site.Telegram.FailNoMore();
        foreach (var user in telegram)
            await user.WaitForAsync(Text);
        await SettledAsync(site, "telegram", "whatsapp", "whatsapp-2");
        Assert.All(whatsApp, person => Assert.Single(person.Bubbles, b => b.Text.Contains(Text, StringComparison.Ordinal)));
        Assert.All(telegram, user => Assert.Single(user.Chat.FromBot, m => m.Text == Text));
    }

    // A send is recorded a moment after it is heard; WhatsApp reports that it arrived.
    private static Task SettledAsync(OfficeSite site, params string[] accounts) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        var recipients = await db.BroadcastRecipients.Select(r => new { r.Account, r.State }).Distinct().ToListAsync();
        return recipients.TrueForAll(r => accounts.Contains(r.Account) ? r.State is RecipientState.Sent or RecipientState.Delivered : r.State is RecipientState.Queued);
    });
}
