using System.Net;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.Telegram;

namespace PilarBot.Host.Tests.Reliability;

public sealed class FloodTests
{
    private const int Messages = 200;

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hundred_messages_of_one_chat_queue_and_are_answered_in_order_while_another_chat_is_answered(string provider)
    {
        await using var site = await SiteAsync(provider);
        var (eager, other) = (site.Telegram.User(9401, "Warga Cepat"), site.Telegram.User(9402, "Warga Lain"));
        await using var host = await HostInProcess.StartAsync(site);
        await AtAQuestionAsync(eager);
        other.Says("menu");
        await other.WaitForAsync("pilih layanan");

        var sent = Enumerable.Range(0, Messages).Select(i => $"kata{i:D3}").ToList();
        sent.ForEach(word => eager.Says(word));
        other.Says("menu");
        await other.WaitForAsync("pilih layanan");
        var answered = Echoes(eager).Count;

        Assert.InRange(answered, 0, Messages - 1);
        await eager.WaitForChatAsync(_ => Echoes(eager).Count >= Messages, TimeSpan.FromMinutes(2));
        Assert.Equal(sent, Echoes(eager));
        site.Telegram.AssertNoViolations();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Posted_over_two_hundred_connections_at_once_none_is_dropped_and_none_is_done_twice(string provider)
    {
        await using var site = await SiteAsync(provider);
        var eager = site.Telegram.User(9401, "Warga Cepat");
        await using var host = await HostInProcess.StartAsync(site);
        await AtAQuestionAsync(eager);

        var answers = await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => OfficeSite.PostAsync(host, RawUpdate.Text(9401, i, $"kata{i:D3}"))));

        Assert.All(answers, code => Assert.Equal(HttpStatusCode.OK, code));
        await eager.WaitForChatAsync(_ => Echoes(eager).Count >= Messages, TimeSpan.FromMinutes(2));
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"kata{i:D3}"), Echoes(eager).Order());
        site.Telegram.AssertNoViolations();
    }

    // What is paced on the way out is tested elsewhere; here it would take minutes.
    private static async Task<OfficeSite> SiteAsync(string provider)
    {
        var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: true, new() { EnforceRates = false });
        foreach (var rate in (string[])["AccountBurst", "AccountPerSecond", "ChatBurst", "ChatPerSecond"])
            site.Settings[$"Outbox:{rate}"] = "1000";
        return site;
    }

    private static async Task AtAQuestionAsync(FakeUser user)
    {
        user.Says("aduan");
        await user.WaitForAsync("Tentang apa aduan");
    }

    // A question with choices says which word it did not find among them.
    private static List<string> Echoes(FakeUser user) =>
        [.. user.Chat.FromBot.Select(m => m.Text.IndexOf("kata", StringComparison.Ordinal) is var at and >= 0 && at + 7 <= m.Text.Length ? m.Text[at..(at + 7)] : "")
            .Where(word => word.Length > 0 && word[4..].All(char.IsAsciiDigit))];
}
