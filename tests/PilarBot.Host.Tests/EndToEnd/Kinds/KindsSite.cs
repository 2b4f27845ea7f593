using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.EndToEnd.Kinds;

/// <summary>An office on all three channels, with a flow for each kind of question.</summary>
public sealed class KindsSite : IAsyncLifetime
{
    private OfficeSite site = null!;
    private FakeGraph graph = null!;
    private RunningHost host = null!;
    private int people;

    public async Task InitializeAsync()
    {
        site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync("sqlite"), webhook: true, new() { EnforceRates = false });
        graph = await WhatsAppDesk.GraphAsync(site);
        foreach (var (key, value) in (Dictionary<string, string>)new()
        {
            ["WebChat:Enabled"] = "true",
            ["WebChat:Limits:MessageBurst"] = "1000",
            ["WebChat:Limits:ConversationsPerTenMinutes"] = "1000",
            ["Outbox:ChatBurst"] = "1000",
            ["Outbox:ChatPerSecond"] = "1000",
            ["Outbox:AccountBurst"] = "1000",
            ["Outbox:AccountPerSecond"] = "1000",
            ["Outbox:ReceiptDelay"] = "00:00:00.2",
        })
        {
            site.Settings[key] = value;
        }
        foreach (var kind in QuestionKinds.All)
        {
            var folder = Directory.CreateDirectory(Path.Combine(site.FlowFolder, "uji-" + kind.Name.Replace(' ', '-')));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "flow.yaml"), kind.Flow);
        }
        host = await HostInProcess.StartAsync(site);
    }

    /// <summary>Somebody new, on a channel as flows call it.</summary>
    internal async Task<KindsPerson> PersonAsync(string channel)
    {
        var number = 61_000_000 + Interlocked.Increment(ref people);
        return channel switch
        {
            "telegram" => new TelegramPerson(site.Telegram.User(number)),
            "whatsapp" => new WhatsAppPerson(graph.Person($"62812{number}")),
            _ => new WebChatPerson(await WebChat.Browser.EnterAsync(host)),
        };
    }

    public async Task DisposeAsync()
    {
        site.Telegram.AssertNoViolations();
        graph.AssertNoViolations();
        await host.DisposeAsync();
        await graph.DisposeAsync();
        await site.DisposeAsync();
    }
}
