using System.Net;
using System.Net.Http.Json;
using PilarBot.Persistence.Postgres;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Host.Tests.WebChat;

public sealed class OutageTests
{
    [Theory]
    [OnPostgres]
    public async Task What_was_not_taken_during_an_outage_is_posted_again_and_has_one_turn_on_the_same_stream(string provider)
    {
        Assert.Equal("postgres", provider);
        await using var server = await PostgresServer.StartAsync(durable: true);
        await using var site = await Browser.SiteAsync(await TestDatabase.CreateAsync(server));
        await using var host = await HostInProcess.StartAsync(site);
        using var browser = await Browser.EnterAsync(host);
        using var socket = await Browser.OpenAsync((string)browser.Way["streamUrl"]!);
        var message = new { type = "message", text = "menu", channelData = new { clientActivityID = "one" } };

        await server.StopAsync();
        using var refused = await browser.PostAsync(message);
        using var entering = await browser.SendAsync(HttpMethod.Post, "/obrolan/masuk", JsonContent.Create(new { }));
        await server.StartAsync();
        ((PostgresDatabase)site.Database.Office).Source.Clear();
        await Eventually.TrueAsync(async () => (await browser.PostAsync(message)).IsSuccessStatusCode);
        await browser.PostAsync(message);

        foreach (var answer in (HttpResponseMessage[])[refused, entering])
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (answer.StatusCode, Assert.Single(answer.Headers.GetValues("Retry-After"))));
        Assert.NotNull(await socket.UntilAsync("Silakan pilih"));
        await browser.SaysAsync("bantuan");
        Assert.NotNull(await socket.UntilAsync("Yang dapat kami bantu"));
        Assert.Equal(4, socket.Heard.Count);
    }
}
