using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>
/// Meta's Graph API for one business number, and the people who write to it: a real HTTP server on loopback that enforces what the real
/// one enforces. Tests act as people through <see cref="Person"/>; the office talks to <see cref="BaseUrl"/>. Thread-safe.
/// </summary>
public sealed class FakeGraph : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FakePerson> byPhone = [];
    private readonly ConcurrentDictionary<string, FakePerson> byUserId = [];
    private readonly ConcurrentDictionary<(string, string), FakeTemplate> templates = [];
    private readonly ConcurrentDictionary<string, FakePerson> received = [];
    private readonly ConcurrentQueue<(FakePerson Person, string MessageId)> readMarks = [];
    private readonly ConcurrentQueue<JsonObject> requests = [];
    private readonly ConcurrentQueue<string> violations = [];
    private readonly WebhookPoster poster;
    private readonly GraphServer server;
    private long lastId;
    private int typing;

    public FakeGraph(FakeGraphOptions? options = null, TimeProvider? time = null)
    {
        Options = options ?? new FakeGraphOptions();
        Time = time ?? TimeProvider.System;
        Media = new FakeMedia(Time, Options);
        poster = new WebhookPoster(Options);
        Webhooks = new Webhooks(Options, poster);
        server = new GraphServer(this, new GraphMessages(this));
    }

    public FakeGraphOptions Options { get; }

    /// <summary>The office's <c>GraphBaseUrl</c>, once started.</summary>
    public string BaseUrl => server.BaseUrl;

    /// <summary>What the real one would pass over in silence, but a test should not: unknown fields, numbers without a plus.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    /// <summary>Every body posted to <c>messages</c>, in order of arrival, read marks too; empty when not recording.</summary>
    public IReadOnlyCollection<JsonObject> Requests => requests;

    /// <summary>Every webhook so far, signed.</summary>
    public IReadOnlyCollection<SignedBody> Posted => Webhooks.Posted;

    /// <summary>Webhooks that were accepted, given up, and that wait.</summary>
    public (int Delivered, int Dropped, int Pending) Deliveries => (poster.Delivered, poster.Dropped, poster.Pending);

    /// <summary>How many files were uploaded.</summary>
    public int Uploads => Media.Uploads;

    /// <summary>How often typing was shown.</summary>
    public int TypingShown => Volatile.Read(ref typing);

    internal TimeProvider Time { get; }
    internal FakeMedia Media { get; }
    internal Webhooks Webhooks { get; }
    internal bool TellsPhones => Options.TellPhones;

    public static async Task<FakeGraph> StartAsync(FakeGraphOptions? options = null, TimeProvider? time = null)
    {
        var graph = new FakeGraph(options, time);
        await graph.server.StartAsync();
        return graph;
    }

    public Task StartAsync() => server.StartAsync();

    /// <summary>The person with this number (digits with country code); made when new. Has not written until doing so.</summary>
    public FakePerson Person(string phone, string name = "Warga") => byPhone.GetOrAdd(phone, _ =>
    {
        var person = new FakePerson(this, phone, $"ID.9{phone}", name, new TokenBucket(Options.PairBurst, Options.PairPerSecond, Time));
        byUserId[person.UserId] = person;
        return person;
    });

    /// <summary>Registers a template, or changes it.</summary>
    public void Register(FakeTemplate template) => templates[(template.Name, template.Language)] = template;

    /// <summary>The next calls go wrong; <paramref name="path"/> narrows it to addresses that contain it.</summary>
    public void FailNext(GraphFault fault, int count = 1, string path = "") => server.Fail(fault, null, count, path);

    /// <summary>The next calls are refused with this code.</summary>
    public void FailNext(int code, int count = 1, string path = "", string? details = null) => server.Fail(null, new GraphFailure(code, details), count, path);

    /// <summary>Addresses of files stop working, as after 5 minutes.</summary>
    public void CloseMediaAddresses() => Media.CloseAddresses();

    /// <summary>Gives a file out under an id that a webhook of the test's own names.</summary>
    public void KeepMedia(string id, byte[] bytes, string mimeType) => Media.Keep(id, bytes, mimeType);

    /// <summary>A file's id means nothing any more.</summary>
    public void ForgetMedia(string id) => Media.Forget(id);

    /// <summary>Fetching a file answers with a redirect to this address.</summary>
    public Uri? MediaRedirect { get; set; }

    /// <summary>The address given out for a file, instead of an own one.</summary>
    public string? MediaAddress { get; set; }

    /// <summary>Updates from now on wait, to be posted in one body.</summary>
    public void GatherWebhooks() => Webhooks.Gather();

    public void ReleaseWebhooks() => Webhooks.Release();

    /// <summary>Posts any notice, such as <c>message_template_status_update</c>.</summary>
    public void PostNotice(string field, JsonObject value) => Webhooks.Post(field, value);

    /// <summary>Posts an error that concerns no message.</summary>
    public void PostError(int code) => Webhooks.PostError(GraphFailure.InWebhook(code));

    /// <summary>Signs a body as the app would.</summary>
    public SignedBody Sign(JsonNode body) => Webhooks.Sign(body);

    /// <summary>Reports what became of a message: <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>played</c> or, with a code, <c>failed</c>.</summary>
    public void Reports(FakePerson person, FakeBubble bubble, string status, int? code = null)
    {
        var json = new JsonObject { ["id"] = bubble.Id, ["status"] = status, ["timestamp"] = Now() };
        person.AddIds(json, "recipient_id", "recipient_user_id", (person.Phone, person.UserId));
        if (bubble.Mark is { } mark)
            json["biz_opaque_callback_data"] = mark;
        if (code is { } failure)
            json["errors"] = new JsonArray(GraphFailure.InWebhook(failure));
        else if (status is "sent" or "delivered")
            json["pricing"] = Price(bubble);
        Webhooks.PostStatus(json);
    }

    /// <summary>Throws when the office sent what Graph does not know.</summary>
    public void AssertNoViolations()
    {
        if (!violations.IsEmpty)
            throw new InvalidOperationException("Graph would not know:\n" + string.Join('\n', violations.Distinct()));
    }

    /// <summary>Writes all recorded bodies, a line <c>{"body"}</c> each, for a check against Meta's schema.</summary>
    public void WriteJsonLines(string path) =>
        File.WriteAllLines(path, requests.Select(body => new JsonObject { ["body"] = body.DeepClone() }.ToJsonString()));

    public async ValueTask DisposeAsync()
    {
        // For a check of what the office sends against Meta's schema: every double leaves it there.
        if (Environment.GetEnvironmentVariable("PILARBOT_WHATSAPP_CALLS") is { Length: > 0 } folder && !requests.IsEmpty)
            WriteJsonLines(Path.Combine(folder, Path.GetRandomFileName() + ".jsonl"));
        await poster.DisposeAsync();
        await server.DisposeAsync();
    }

    internal void Violate(string what) => violations.Enqueue(what);

    internal void Record(JsonObject body)
    {
        if (Options.Record)
            requests.Enqueue((JsonObject)body.DeepClone());
    }

    internal string Now() => Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Holds the number in it, as the real ones do.</summary>
    internal string NextMessageId(FakePerson person)
    {
        var id = Interlocked.Increment(ref lastId);
        var wamid = "wamid." + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.Phone}:{id:X8}"));
        received[wamid] = person;
        return wamid;
    }

    internal FakeTemplate? Template(string name, string language) => templates.GetValueOrDefault((name, language));

    internal FakePerson? Find(string? to, string? recipient)
    {
        if (to is null)
            return recipient is null ? null : byUserId.GetValueOrDefault(recipient);
        if (!to.StartsWith('+'))
            Violate("to without a plus: the own country code would be put before it");
        return byPhone.GetValueOrDefault(to.StartsWith('+') ? to[1..] : Options.CountryCode + to);
    }

    internal void Rename(FakePerson person, Action change)
    {
        byPhone.TryRemove(person.Phone, out _);
        byUserId.TryRemove(person.UserId, out _);
        change();
        byPhone[person.Phone] = person;
        byUserId[person.UserId] = person;
    }

    internal bool MarkRead(string messageId, bool showsTyping)
    {
        if (!received.TryGetValue(messageId, out var person))
            return false;
        readMarks.Enqueue((person, messageId));
        if (showsTyping)
            Interlocked.Increment(ref typing);
        return true;
    }

    internal IReadOnlyList<string> ReadMarks(FakePerson person) => [.. readMarks.Where(mark => mark.Person == person).Select(mark => mark.MessageId)];

    private JsonObject Price(FakeBubble bubble) => new()
    {
        ["billable"] = true,
        ["pricing_model"] = "PMP",
        ["type"] = "regular",
        ["category"] = bubble.Kind == "template" && bubble.Body["template"] is { } part
            ? Template((string)part["name"]!, (string)part["language"]!["code"]!)?.Category.ToLowerInvariant() ?? "utility"
            : "service",
    };
}
