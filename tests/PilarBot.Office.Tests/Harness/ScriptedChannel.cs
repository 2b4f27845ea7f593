using System.Collections.Concurrent;
using PilarBot.Channels;

namespace PilarBot.Office.Tests.Harness;

/// <summary>A channel that answers as it was told: by the text of the message, once each, else with success.</summary>
internal sealed class ScriptedChannel : IChannel
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SendOutcome>> script = [];
    private readonly ConcurrentQueue<(string Address, string Text)> tried = [];
    private readonly ConcurrentQueue<OutboundMessage> messages = [];
    private readonly ConcurrentQueue<(string Address, string Text)> delivered = [];

    public string Account => TurnRig.Account;
    public ChannelTraits Traits { get; set; } = new(4096, 1024, 10, 40, 20 << 20);

    /// <summary>All messages tried, whole.</summary>
    public IReadOnlyList<OutboundMessage> Messages => [.. messages];

    /// <summary>Joins texts as a channel does on which each message is paid for.</summary>
    public bool Joins { get; init; }

    public OutboundMessage? Join(OutboundMessage first, OutboundMessage second) =>
        Joins && (first, second) is (OutboundText { Choices: [] } a, OutboundText b) ? b with { Markdown = $"{a.Markdown}+{b.Markdown}" } : null;

    /// <summary>All tries, in order.</summary>
    public IReadOnlyList<(string Address, string Text)> Tried => [.. tried];

    /// <summary>What went out, in order.</summary>
    public IReadOnlyList<(string Address, string Text)> Delivered => [.. delivered];

    /// <summary>What happens while a text is being sent.</summary>
    public Func<string, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public void Answer(string text, params SendOutcome[] outcomes) => script[text] = new(outcomes);

    public async Task<SendOutcome> SendAsync(string address, OutboundMessage message, IMediaSource media, CancellationToken cancellation)
    {
        messages.Enqueue(message);
        var text = message is OutboundText { Markdown: var words } ? words : message.GetType().Name;
        tried.Enqueue((address, text));
        await Meanwhile(text);
        if (script.TryGetValue(text, out var outcomes) && outcomes.TryDequeue(out var outcome))
            return outcome;
        delivered.Enqueue((address, text));
        return new Delivered("1");
    }

    public Task AcknowledgeAsync(TapContent tap, CancellationToken cancellation) => Task.CompletedTask;
    public Task ShowTypingAsync(InboundMessage message, CancellationToken cancellation) => Task.CompletedTask;

    public Task<FetchOutcome> FetchAsync(string fileRef, Stream target, long maxBytes, CancellationToken cancellation) =>
        Task.FromResult(FetchOutcome.Gone);
}
