using System.Text.Json.Nodes;

namespace PilarBot.TestKit.WhatsApp;

/// <summary>A person with WhatsApp on the phone, in a chat with the office's number. Thread-safe.</summary>
public sealed partial class FakePerson
{
    private readonly FakeGraph graph;
    private readonly Lock gate = new();
    private readonly List<FakeBubble> bubbles = [];
    private readonly TokenBucket pair;
    private DateTimeOffset? lastWord;
    private int answered;
    private int sent;

    internal FakePerson(FakeGraph graph, string phone, string userId, string name, TokenBucket pair)
    {
        this.graph = graph;
        this.pair = pair;
        Phone = phone;
        UserId = userId;
        Name = name;
    }

    /// <summary>Digits with country code, as <c>wa_id</c>.</summary>
    public string Phone { get; private set; }

    /// <summary>The business-scoped user id.</summary>
    public string UserId { get; private set; }

    public string Name { get; }

    /// <summary>Has a username and shows no number to the office.</summary>
    public bool HidesPhone { get; set; }

    /// <summary>Older clients and numbers tell no business-scoped user id.</summary>
    public bool HidesUserId { get; set; }

    /// <summary>No WhatsApp, an old client, or blocked us.</summary>
    public bool IsUndeliverable { get; set; }

    /// <summary>What the office sent, in order.</summary>
    public IReadOnlyList<FakeBubble> Bubbles
    {
        get
        {
            lock (gate)
                return [.. bubbles];
        }
    }

    /// <summary>What came after the person's own last message: its answer, and whatever else arrived meanwhile.</summary>
    public IReadOnlyList<FakeBubble> Answers
    {
        get
        {
            lock (gate)
                return bubbles[answered..];
        }
    }

    /// <summary>How many messages the person sent.</summary>
    public int Sent => Volatile.Read(ref sent);

    /// <summary>The last of them.</summary>
    public FakeBubble Last => Bubbles[^1];

    /// <summary>Own messages that the office marked as read, in order.</summary>
    public IReadOnlyList<string> ReadMarks => graph.ReadMarks(this);

    internal TokenBucket Pair => pair;

    internal bool IsWindowOpen(TimeSpan window)
    {
        lock (gate)
            return lastWord is { } at && graph.Time.GetUtcNow() - at < window;
    }

    internal void Receive(FakeBubble bubble)
    {
        lock (gate)
            bubbles.Add(bubble);
        graph.Options.OnSent?.Invoke(this, bubble);
    }

    /// <summary>Wrote some time ago, and was answered: the window is open from now on, nothing is posted.</summary>
    public void HasWritten()
    {
        lock (gate)
            lastWord = graph.Time.GetUtcNow();
    }

    /// <summary>Has written, but longer ago than the window is open.</summary>
    public void HasWrittenLongAgo()
    {
        lock (gate)
            lastWord = graph.Time.GetUtcNow() - TimeSpan.FromDays(2);
    }

    /// <summary>Changes the number: a system message tells, and a new user id comes with it.</summary>
    public string ChangesNumber(string phone, string userId)
    {
        var old = (Phone, UserId);
        graph.Rename(this, () => (Phone, UserId) = (phone, userId));
        return Post("system", new JsonObject
        {
            ["type"] = "user_changed_number",
            ["body"] = $"User {Name} changed from {old.Phone} to {phone}",
            ["wa_id"] = phone,
            ["user_id"] = userId,
            ["previous_user_id"] = old.UserId,
        }, from: old, withContact: false);
    }

    /// <summary>Gets a new user id, the number stays.</summary>
    public string ChangesUserId(string userId)
    {
        var old = (Phone, UserId);
        graph.Rename(this, () => UserId = userId);
        return Post("system", new JsonObject
        {
            ["type"] = "user_changed_user_id",
            ["body"] = $"User {Name} changed user id",
            ["user_id"] = userId,
            ["previous_user_id"] = old.UserId,
        }, from: old, withContact: false);
    }

    internal JsonObject Contact()
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = Name } };
        AddIds(contact, "wa_id", "user_id", (Phone, UserId));
        return contact;
    }

    internal void AddIds(JsonObject json, string phoneName, string userName, (string Phone, string UserId) ids)
    {
        if (!HidesPhone && graph.TellsPhones)
            json[phoneName] = ids.Phone;
        if (!HidesUserId)
            json[userName] = ids.UserId;
    }

    private string Post(string type, JsonNode? content, JsonObject? more = null, (string, string)? from = null, bool withContact = true)
    {
        var id = graph.NextMessageId(this);
        var message = new JsonObject { ["id"] = id, ["timestamp"] = graph.Now(), ["type"] = type };
        AddIds(message, "from", "from_user_id", from ?? (Phone, UserId));
        if (content is not null)
            message[type] = content;
        foreach (var (name, value) in more ?? [])
            message[name] = value?.DeepClone();
        if (type is not ("system" or "reaction" or "edit" or "revoke"))
            HasWritten();
        Interlocked.Increment(ref sent);
        lock (gate)
            answered = bubbles.Count;
        graph.Webhooks.PostMessage(message, withContact ? Contact() : null);
        return id;
    }
}
