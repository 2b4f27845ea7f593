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
    private readonly FlowLibrary flows;
    private int messages;

    private TurnRig(OfficeDatabase database, FlowLibrary flows, ActionCatalog actions, TimeProvider clock)
    {
        (Database, this.flows) = (database, flows);
        MasterKeys.Add(keys.Path);
        var masters = MasterKeys.Load(keys.Path);
        (Sealer, Hash) = (new(masters, new()), new(masters));
        turns = new(
            database, new(new()), flows, actions, Sealer, Hash, new(NullLogger<TurnEvents>.Instance), Wakeups,
            Options.Create(new OutboxOptions()), clock, NullLogger<TurnRunner>.Instance);
    }

    public OfficeDatabase Database { get; }
    public Sealer Sealer { get; }
    public KeyedHash Hash { get; }
    public Wakeups Wakeups { get; } = new();

    /// <summary>A rig in which one flow is in use.</summary>
    public static async Task<TurnRig> CreateAsync(OfficeDatabase database, string flow, ActionCatalog? actions = null, TimeProvider? clock = null)
    {
        actions ??= new();
        var vocabulary = new Vocabulary { Actions = actions.Signatures };
        var rig = new TurnRig(database, new(vocabulary, ReferenceLists.Empty, Zone.Wita), actions, clock ?? TimeProvider.System);
        await rig.UseAsync(flow, database);
        return rig;
    }

    /// <summary>Takes an edited flow into use.</summary>
    /// <param name="flow">The file.</param>
    /// <param name="keptIn">Where it is kept: another database than the rig's own in the middle of a turn, which holds that.</param>
    public async Task UseAsync(string flow, OfficeDatabase keptIn)
    {
        var texts = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "texts.yaml"));
        var reading = FlowSet.Read([new("texts.yaml", texts), new("uji/flow.yaml", flow)], flows.Vocabulary);
        Assert.Empty(reading.Problems);
        await flows.UseAsync(reading.Flows!, keptIn, new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
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

    public Task<TurnResult> ResumeAsync(Guid conversation) => turns.ResumeAsync(conversation, CancellationToken.None);

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
