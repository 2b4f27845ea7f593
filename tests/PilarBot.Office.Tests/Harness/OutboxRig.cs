using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Outbox;
using PilarBot.Office.Templates;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Harness;

/// <summary>An outbox sender at work on a channel that answers as told, at a time that stands still until a test moves it.</summary>
internal sealed class OutboxRig : IAsyncDisposable
{
    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - say: Halo.
        """;

    private static readonly OfficeProfile Profile = new("Dinas Sosial Uji", "74.06", Zone.Wita, ReferenceLists.Empty);
    private readonly CancellationTokenSource stop = new();
    private readonly TestDatabase database;
    private readonly TurnRig turns;
    private Task sending = Task.CompletedTask;
    private AccountPace? pace;

    private OutboxRig(TestDatabase database, TurnRig turns, ManualClock clock) => (this.database, this.turns, Clock) = (database, turns, clock);

    public ManualClock Clock { get; }
    public ScriptedChannel Channel { get; init; } = new();

    /// <summary>The templates that the office has, before <see cref="Start"/>.</summary>
    public List<TemplateOptions> Templates { get; } = [];

    public TurnRig Turns => turns;

    /// <summary>A rig with two chats, <c>1</c> and <c>2</c>, to which nothing is owed.</summary>
    /// <param name="provider">Of the database.</param>
    /// <param name="channel">One that is set up in a way of its own.</param>
    public static async Task<OutboxRig> CreateAsync(string provider, ScriptedChannel? channel = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var clock = new ManualClock(new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
        var rig = new OutboxRig(database, await TurnRig.CreateAsync(database.Office, Flow, clock: clock), clock) { Channel = channel ?? new() };
        foreach (var address in (string[])["1", "2"])
            await rig.turns.SayAsync(address, "uji");
        await database.Office.WriteAsync(db => db.Outbox.ExecuteDeleteAsync(), CancellationToken.None);
        return rig;
    }

    /// <summary>Owes texts to a chat, in order.</summary>
    public Task OweAsync(string address, params string[] texts) => OweAsync(address, MessagePurpose.CaseUpdate, texts);

    /// <summary>Owes texts to a chat for something else than news of a case.</summary>
    public Task OweAsync(string address, MessagePurpose purpose, params string[] texts) => database.Office.WriteAsync(async db =>
    {
        var chat = await db.Conversations.SingleAsync(c => c.Address == address);
        foreach (var text in texts)
        {
            await OweMessage.ToAsync(db, chat.Id, new OutboundText(text), purpose, turns.Sealer, Clock.GetUtcNow().UtcDateTime, CancellationToken.None);
            await db.SaveChangesAsync();
        }
        return 0;
    }, CancellationToken.None);

    /// <summary>Gives the holder of a chat a role.</summary>
    public Task AppointAsync(string address, string role) => database.Office.WriteAsync(async db =>
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        var person = new Office.People.Person { Id = Guid.CreateVersion7(Clock.GetUtcNow()), Name = "Uji", CreatedAt = now };
        person.Roles.Add(new() { Id = Guid.CreateVersion7(Clock.GetUtcNow()), PersonId = person.Id, Role = role, Wilayah = "", Since = now });
        db.People.Add(person);
        (await db.Conversations.SingleAsync(c => c.Address == address)).PersonId = person.Id;
        return 0;
    }, CancellationToken.None);

    /// <summary>Owes a receipt, as a turn that took a photo of an album does.</summary>
    public Task OweReceiptAsync(string address, string text) => database.Office.WriteAsync(async db =>
    {
        var chat = await db.Conversations.SingleAsync(c => c.Address == address);
        chat.SpokenOrdinal = ++chat.LastOrdinal;
        var now = Clock.GetUtcNow().UtcDateTime;
        db.Outbox.Add(new()
        {
            ConversationId = chat.Id,
            Ordinal = chat.LastOrdinal,
            Account = chat.Account,
            Body = OutboxBody.Seal(turns.Sealer, chat.Key, chat.Id, chat.LastOrdinal, new OutboundText(text)),
            NotBefore = now + new OutboxOptions().ReceiptDelay,
            IsReceipt = true,
            CreatedAt = now,
        });
        return 0;
    }, CancellationToken.None);

    /// <summary>Reports what became of a message that was sent with a mark, as a channel that tells.</summary>
    public Task ReportAsync(string mark, string messageRef, DeliveryState state, SendOutcome? failure = null, Billing? billing = null) =>
        Reports().RecordAsync([new(TurnRig.Account, messageRef, state, Clock.GetUtcNow().UtcDateTime) { Mark = mark, Failure = failure, Billing = billing }]);

    /// <summary>As <see cref="ReportAsync"/>, for many at once.</summary>
    public DeliveryReports Reports(BudgetOptions? budget = null) => new(
        database.Office, new(Microsoft.Extensions.Options.Options.Create(budget ?? new()), Profile), turns.Hash, turns.Sealer, turns.Wakeups,
        Microsoft.Extensions.Options.Options.Create(Options), Clock, NullLogger<DeliveryReports>.Instance);

    public OutboxOptions Options { get; private set; } = new();

    /// <summary>Looks into the database.</summary>
    public async Task<T> ReadAsync<T>(Func<OfficeDbContext, Task<T>> read)
    {
        await using var db = database.Office.Open();
        return await read(db);
    }

    /// <summary>Changes the database.</summary>
    public Task<int> WriteAsync(Func<OfficeDbContext, Task<int>> write) => database.Office.WriteAsync(write, CancellationToken.None);

    /// <summary>Begins to send.</summary>
    /// <param name="perSecond">What the account may send. The pace has tests of its own; as a rule nothing waits for it here.</param>
    public void Start(double perSecond = 100_000)
    {
        var options = Options = new OutboxOptions { AccountBurst = (int)Math.Min(perSecond, 1000), AccountPerSecond = perSecond, ChatBurst = 1000, ChatPerSecond = 100_000, PollInterval = TimeSpan.FromMilliseconds(10) };
        pace = new(options.RatesOf(Channel.Traits), Clock);
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        var sender = new OutboxSender(
            database.Office, Channel, new NoMedia(), turns.Sealer, turns.Wakeups, pace,
            new([.. Templates], Profile, database.Office), new(database.Office, turns.Sealer, turns.Wakeups, Clock, NullLogger<AccountHealth>.Instance),
            options, Clock, NullLogger<OutboxSender>.Instance);
        sending = sender.RunAsync(stop.Token);
    }

    /// <summary>Waits until so many tries were made and all of them are recorded.</summary>
    public Task TriedAsync(int count) => Eventually.TrueAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        if (Channel.Tried.Count < count)
            return false;
        // The first in every chat is recorded as waiting for its next try: whatever is behind it is held back.
        var now = Clock.GetUtcNow().UtcDateTime;
        return (await RowsAsync()).Where(m => m.State is OutboxState.Waiting).GroupBy(m => m.ConversationId).All(chat => chat.First().NotBefore > now);
    });

    /// <summary>Waits until a failed try is recorded.</summary>
    public Task FaultedAsync() => Eventually.TrueAsync(async () =>
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        return (await RowsAsync()).Any(m => m.Fault is not null);
    });

    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var db = database.Office.Open();
        return await db.Outbox.AsNoTracking().OrderBy(m => m.Ordinal).ToListAsync();
    }

    public async Task<Office.Conversations.Conversation> ChatAsync(Guid id)
    {
        await using var db = database.Office.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public async Task<Guid> ChatIdAsync(string address)
    {
        await using var db = database.Office.Open();
        return (await db.Conversations.AsNoTracking().SingleAsync(c => c.Address == address)).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await sending;
        pace?.Dispose();
        turns.Dispose();
        await database.DisposeAsync();
        stop.Dispose();
    }

    private sealed class NoMedia : IMediaSource
    {
        public ValueTask<string?> FindUploadedAsync(string account, string source, CancellationToken cancellation) => ValueTask.FromResult<string?>(null);
        public void NoteUploaded(string account, string source, string reference) { }

        public ValueTask<Stream> OpenAsync(string source, CancellationToken cancellation) => throw new InvalidOperationException("No file is sent here.");
    }
}
