using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>One call of the bot: its method and parameters.</summary>
public sealed record RecordedCall(string Method, JsonObject Body);

/// <summary>
/// Telegram, as a bot and its users see it: a real HTTP server on loopback that enforces what the real one enforces. Tests act
/// as users through <see cref="User"/>; the bot talks to <see cref="BaseUrl"/>. Thread-safe.
/// </summary>
public sealed class FakeTelegram : IAsyncDisposable
{
    private readonly FakeTelegramOptions options;
    private readonly ConcurrentDictionary<long, FakeChat> chats = [];
    private readonly ConcurrentDictionary<long, FakeUser> users = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> taps = [];
    private readonly ConcurrentQueue<RecordedCall> requests = [];
    private readonly ConcurrentQueue<string> violations = [];
    private readonly FakeTelegramServer server;
    private long lastMessageId = 1000;
    private long lastTap = 4_382_000_000_000_000_000;
    private long answeredTaps;
    private int throttled;

    public FakeTelegram(FakeTelegramOptions? options = null, TimeProvider? time = null)
    {
        this.options = options ?? new FakeTelegramOptions();
        Time = time ?? TimeProvider.System;
        Methods = new BotMethods(this, this.options, Time);
        server = new FakeTelegramServer(this, Methods, this.options);
    }

    public string Token => options.Token;
    public string Username => options.Username;

    /// <summary>The bot's <c>ApiBaseUrl</c>, once started.</summary>
    public string BaseUrl => server.BaseUrl;

    /// <summary>What the real one would pass over in silence, but a test should not: unknown parameters and fields.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    /// <summary>Every call with a known method, in order of arrival; empty when not recording.</summary>
    public IReadOnlyCollection<RecordedCall> Requests => requests;

    /// <summary>True while a getUpdates waits for updates.</summary>
    public bool IsPolled => Methods.Queue.IsPolled;

    /// <summary>Updates that the bot has not confirmed or accepted yet.</summary>
    public int PendingUpdates => Methods.Queue.Pending;

    /// <summary>Taps that the bot acknowledged.</summary>
    public long AnsweredTaps => Interlocked.Read(ref answeredTaps);

    /// <summary>Calls that were answered with 429 because the bot was too fast.</summary>
    public int Throttled => Volatile.Read(ref throttled);

    /// <summary>Calls that have come in and are not answered yet.</summary>
    public int CallsUnderWay => server.UnderWay;

    /// <summary>Updates that the webhook accepted, and those that were given up, since it was set.</summary>
    public (int Delivered, int Dropped) Webhook => Methods.Queue.Webhook is { } webhook ? (webhook.Delivered, webhook.Dropped) : (0, 0);

    /// <summary>The commands that the bot published.</summary>
    public IReadOnlyList<string> Commands { get; internal set; } = [];

    internal TimeProvider Time { get; }
    internal FakeFiles Files { get; } = new();
    internal BotMethods Methods { get; }
    internal long BotId => long.Parse(options.Token.AsSpan(0, options.Token.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture);

    public static async Task<FakeTelegram> StartAsync(FakeTelegramOptions? options = null, TimeProvider? time = null)
    {
        var telegram = new FakeTelegram(options, time);
        await telegram.StartAsync();
        return telegram;
    }

    public Task StartAsync() => server.StartAsync();

    /// <summary>The user with this id; made when new. Has not started the bot until doing something.</summary>
    public FakeUser User(long id, string name = "Warga") => users.GetOrAdd(id, _ => new FakeUser(this, Chat(id, "private", name), name));

    /// <summary>A group that the bot is in; its id is negative.</summary>
    public FakeGroup Group(long id, string title = "Grup") => new(this, Chat(id, "supergroup", title));

    /// <summary>The next <paramref name="count"/> calls of the method go wrong; without a method, of any but getUpdates.</summary>
    public void FailNext(Fault fault, int count = 1, string? method = null) => server.Fail(fault, count, method);

    /// <summary>What was still to go wrong goes well.</summary>
    public void FailNoMore() => server.FailNoMore();

    /// <summary>The link of a file stops working, as after an hour.</summary>
    public void ExpireFile(string fileId) => Files.Expire(fileId);

    /// <summary>The bot's server knows a file's id no more.</summary>
    public void ForgetFile(string fileId) => Files.Forget(fileId);

    /// <summary>Sends any update, such as one of a kind that nobody knows yet.</summary>
    public long Sends(string kind, JsonObject content) => Methods.Queue.Add(kind, content, ('?', 0));

    /// <summary>Update ids go on from here: after a week of silence they do from anywhere.</summary>
    public void RestartUpdateIdsAt(long id) => Methods.Queue.RestartIdsAt(id);

    /// <summary>Throws when the bot sent what Telegram does not know.</summary>
    public void AssertNoViolations()
    {
        if (!violations.IsEmpty)
            throw new InvalidOperationException("Telegram would not know:\n" + string.Join('\n', violations.Distinct()));
    }

    /// <summary>Writes all recorded calls, a line <c>{"method","body"}</c> each, for a check against the Bot API's schema.</summary>
    public void WriteJsonLines(string path) => File.WriteAllLines(path, requests.Select(call =>
        new JsonObject { ["method"] = call.Method, ["body"] = call.Body.DeepClone() }.ToJsonString()));

    public async ValueTask DisposeAsync()
    {
        await Methods.Queue.DisposeAsync();
        await server.DisposeAsync();
    }

    internal void Violate(string what) => violations.Enqueue(what);

    internal void Record(RecordedCall call)
    {
        if (options.Record)
            requests.Enqueue(call);
    }

    internal void CountThrottled() => Interlocked.Increment(ref throttled);

    internal long NextMessageId() => Interlocked.Increment(ref lastMessageId);

    internal FakeChat? FindChat(long id) => chats.GetValueOrDefault(id);

    internal FakeChat Chat(long id, string type, string name) => chats.GetOrAdd(id, _ => new FakeChat(id, type, name, type == "private"
        ? new TokenBucket(options.ChatBurst, options.ChatPerSecond, Time)
        : new TokenBucket(20, 20.0 / 60, Time)));

    internal string OpenTap()
    {
        var id = Interlocked.Increment(ref lastTap).ToString(CultureInfo.InvariantCulture);
        taps[id] = Time.GetUtcNow();
        return id;
    }

    internal bool AnswerTap(string id)
    {
        if (!taps.TryRemove(id, out var since) || Time.GetUtcNow() - since > options.TapAnswerTime)
            return false;
        Interlocked.Increment(ref answeredTaps);
        return true;
    }

    internal JsonObject BotJson() => new()
    {
        ["id"] = BotId,
        ["is_bot"] = true,
        ["first_name"] = "PilarBot",
        ["username"] = options.Username,
    };
}
