using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Telegram;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.Telegram;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Host.Tests.Channels;

/// <summary>The channels as they send, each to a double that refuses what the real one refuses.</summary>
public sealed class ChannelDoubles : IAsyncLifetime
{
    private readonly HttpClient toTelegram = TelegramHttp.CreateClient();
    private HttpClient? toGraph;
    private FakeTelegram telegram = null!;
    private FakeGraph graph = null!;
    private TelegramChannel telegramChannel = null!;
    private WhatsAppChannel whatsAppChannel = null!;
    private int people;

    public async Task InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync(new() { EnforceRates = false });
        graph = await FakeGraph.StartAsync(new() { EnforceRates = false });
        telegramChannel = new(new() { Token = telegram.Token, ApiBaseUrl = telegram.BaseUrl }, toTelegram, NullLogger<TelegramChannel>.Instance);
        var options = new WhatsAppOptions
        {
            PhoneNumberId = graph.Options.PhoneNumberId,
            AccessToken = graph.Options.Token,
            AppSecret = graph.Options.AppSecret,
            VerifyToken = graph.Options.VerifyToken,
            GraphBaseUrl = graph.BaseUrl,
            AllowLoopback = true,
        };
        toGraph = WhatsAppHttp.CreateClient(options);
        whatsAppChannel = new(options, toGraph, NullLogger<WhatsAppChannel>.Instance);
    }

    /// <summary>A new person's chat.</summary>
    /// <param name="channel">As flows call it.</param>
    internal ChannelChat Chat(string channel)
    {
        var number = Interlocked.Increment(ref people);
        return channel switch
        {
            "telegram" => new TelegramChat(telegramChannel, telegram.User(number)),
            "whatsapp" => new WhatsAppChat(whatsAppChannel, graph.Person($"62812{number:D8}")),
            _ => new WebChat(),
        };
    }

    public async Task DisposeAsync()
    {
        telegram.AssertNoViolations();
        graph.AssertNoViolations();
        toTelegram.Dispose();
        toGraph?.Dispose();
        await telegram.DisposeAsync();
        await graph.DisposeAsync();
    }
}
