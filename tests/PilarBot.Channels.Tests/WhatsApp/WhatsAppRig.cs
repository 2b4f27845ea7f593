using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Tests.Telegram;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

/// <summary>The double and a channel that talks to it.</summary>
internal sealed class WhatsAppRig : IAsyncDisposable
{
    private readonly HttpClient http;

    private WhatsAppRig(FakeGraph graph, int callTimeout, Action<WhatsAppOptions>? change)
    {
        Graph = graph;
        Options = OptionsOf(graph.Options);
        Options.GraphBaseUrl = graph.BaseUrl;
        Options.CallTimeout = callTimeout;
        change?.Invoke(Options);
        http = WhatsAppHttp.CreateClient(Options);
        Channel = new WhatsAppChannel(Options, http, Log);
        Webhook = new WhatsAppWebhook([Options], NullLogger<WhatsAppWebhook>.Instance);
    }

    public FakeGraph Graph { get; }
    public WhatsAppOptions Options { get; }
    public WhatsAppChannel Channel { get; }
    public WhatsAppWebhook Webhook { get; }
    public KeptLog<WhatsAppChannel> Log { get; } = new();
    public MediaFiles Media { get; } = new();

    public static WhatsAppOptions OptionsOf(FakeGraphOptions graph) => new()
    {
        PhoneNumberId = graph.PhoneNumberId,
        AccessToken = graph.Token,
        AppSecret = graph.AppSecret,
        VerifyToken = graph.VerifyToken,
        AllowLoopback = true,
    };

    public static async Task<WhatsAppRig> StartAsync(
        FakeGraphOptions? options = null, int callTimeout = 30, TimeProvider? time = null, Action<WhatsAppOptions>? change = null) =>
        new(await FakeGraph.StartAsync(options ?? new FakeGraphOptions { EnforceRates = false }, time), callTimeout, change);

    /// <summary>Somebody who has just written.</summary>
    public FakePerson Warga(string phone = "6281234567890")
    {
        var person = Graph.Person(phone, "Siti");
        person.HasWritten();
        return person;
    }

    public Task<SendOutcome> SendAsync(FakePerson to, OutboundMessage message) => SendAsync(to.UserId, message);

    public Task<SendOutcome> SendAsync(string address, OutboundMessage message) =>
        Channel.SendAsync(address, message, Media, CancellationToken.None);

    /// <summary>What the last webhook said.</summary>
    public WhatsAppBatch Read() => Webhook.Read(Graph.Posted.Last().Json);

    /// <summary>The only message of the last webhook.</summary>
    public InboundMessage ReadMessage() => Assert.Single(Read().Messages);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Graph.DisposeAsync();
    }
}
