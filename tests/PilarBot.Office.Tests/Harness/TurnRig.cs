using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Tests.Harness;

/// <summary>Turns without a host: a flow of the test's own, actions of the test's own, a database.</summary>
internal sealed class TurnRig : IDisposable
{
    public const string Account = "telegram";
    private readonly TemporaryFolder keys = new();
    private readonly TurnRunner turns;
    private int messages;

    private TurnRig(OfficeDatabase database, FlowLibrary flows, ActionCatalog actions, TimeProvider clock)
    {
        Database = database;
        MasterKeys.Add(keys.Path);
        var masters = MasterKeys.Load(keys.Path);
        Sealer = new(masters, new());
        turns = new(
            database, new(new()), flows, actions, Sealer, new(masters), new(NullLogger<TurnEvents>.Instance), Wakeups,
            Options.Create(new OutboxOptions()), clock, NullLogger<TurnRunner>.Instance);
    }

    public OfficeDatabase Database { get; }
    public Sealer Sealer { get; }
    public Wakeups Wakeups { get; } = new();

    /// <summary>A rig in which one flow is in use.</summary>
    public static async Task<TurnRig> CreateAsync(OfficeDatabase database, string flow, ActionCatalog? actions = null, TimeProvider? clock = null)
    {
        actions ??= new();
        var vocabulary = new Vocabulary { Actions = actions.Signatures };
        var library = new FlowLibrary(vocabulary, ReferenceLists.Empty, Zone.Wita);
        var texts = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "texts.yaml"));
        var reading = FlowSet.Read([new("texts.yaml", texts), new("uji/flow.yaml", flow)], vocabulary);
        Assert.Empty(reading.Problems);
        await library.UseAsync(reading.Flows!, database, new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
        return new(database, library, actions, clock ?? TimeProvider.System);
    }

    /// <summary>A text message, as a channel delivers it.</summary>
    public InboundMessage Text(string address, string text) => new()
    {
        From = new(Account, address),
        Key = $"m:{address}:{Interlocked.Increment(ref messages)}",
        Content = new TextContent(text),
    };

    public Task<TurnResult> SayAsync(string address, string text) => ReceiveAsync(Text(address, text));

    public Task<TurnResult> ReceiveAsync(InboundMessage message) => turns.ReceiveAsync(message, CancellationToken.None);

    public Task<TurnResult> ResumeAsync(Guid conversation, Flows.Inputs.Input input) => turns.ResumeAsync(conversation, input, CancellationToken.None);

    /// <summary>What waits for a chat in the outbox, opened, in order.</summary>
    public async Task<IReadOnlyList<string>> OwedAsync(string address)
    {
        await using var db = Database.Open();
        var chat = db.Conversations.Single(c => c.Address == address);
        return [.. db.Outbox.Where(m => m.ConversationId == chat.Id).OrderBy(m => m.Ordinal).AsEnumerable()
            .Select(m => OutboxBody.Open(Sealer, chat.Key, chat.Id, m.Ordinal, m.Body)).OfType<OutboundText>().Select(t => t.Markdown)];
    }

    public void Dispose() => keys.Dispose();
}
