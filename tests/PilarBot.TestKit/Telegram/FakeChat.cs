using System.Text.Json.Nodes;

namespace PilarBot.TestKit.Telegram;

/// <summary>A chat with the bot: what was said in it. Thread-safe.</summary>
public sealed class FakeChat
{
    private readonly Lock gate = new();
    private readonly List<FakeMessage> messages = [];
    private readonly Dictionary<long, FakeMessage> byId = [];
    private TaskCompletionSource? changed;
    private FakeKeyboard? replyKeyboard;
    private int read;

    internal FakeChat(long id, string type, string name, TokenBucket bucket)
    {
        Id = id;
        Type = type;
        Name = name;
        Bucket = bucket;
    }

    public long Id { get; }
    public string Type { get; }
    public string Name { get; }

    /// <summary>How often "typing…" was shown.</summary>
    public int TypingShown { get; private set; }

    internal TokenBucket Bucket { get; }

    /// <summary>What the bot gets instead of an answer: blocked, kicked, upgraded.</summary>
    internal ApiFailure? Closed { get; set; }

    /// <summary>All messages, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    /// <summary>What the bot sent, oldest first.</summary>
    public IReadOnlyList<FakeMessage> FromBot => [.. Messages.Where(message => message.FromBot)];

    /// <summary>The reply keyboard that stands open, row by row; empty without one.</summary>
    public IReadOnlyList<IReadOnlyList<FakeButton>> ReplyKeyboard
    {
        get
        {
            lock (gate)
                return replyKeyboard?.Rows ?? [];
        }
    }

    /// <summary>The conversation as lines: <c>&gt;</c> the person, <c>&lt;</c> the bot, buttons in brackets.</summary>
    public string Transcript() => string.Join('\n', Messages);

    public override string ToString() => Transcript();

    internal void Add(FakeMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
            byId[message.Id] = message;
            if (message.FromBot && message.Keyboard is { Inline: false } keyboard)
                replyKeyboard = keyboard.Removes ? null : keyboard;
        }

        Signal();
    }

    internal void ShowTyping()
    {
        lock (gate)
            TypingShown++;
        Signal();
    }

    internal FakeMessage? Find(long id)
    {
        lock (gate)
            return byId.GetValueOrDefault(id);
    }

    internal void Change(FakeMessage message, Action change)
    {
        lock (gate)
        {
            change();
            message.Edits++;
        }

        Signal();
    }

    internal void Forget(FakeMessage message)
    {
        lock (gate)
        {
            messages.Remove(message);
            byId.Remove(message.Id);
        }

        Signal();
    }

    internal JsonObject Json() => Type == "private"
        ? new() { ["id"] = Id, ["type"] = Type, ["first_name"] = Name }
        : new() { ["id"] = Id, ["type"] = Type, ["title"] = Name };

    /// <summary>Waits for a message of the bot that no wait has returned yet, or that is newer than those.</summary>
    internal Task<FakeMessage> WaitForUnreadAsync(Func<FakeMessage, bool> wanted, TimeSpan timeout) => WaitAsync(
        () =>
        {
            for (var i = read; i < messages.Count; i++)
            {
                if (!messages[i].FromBot || !wanted(messages[i]))
                    continue;
                read = i + 1;
                return messages[i];
            }

            return null;
        },
        timeout);

    internal async Task<T> WaitAsync<T>(Func<T?> find, TimeSpan timeout)
        where T : class
    {
        using var limit = new CancellationTokenSource(timeout);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (find() is { } found)
                    return found;
                next = (changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            try
            {
                await next.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited {timeout} in vain. The chat:\n{Transcript()}");
            }
        }
    }

    internal void Signal()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            waiting = changed;
            changed = null;
        }

        waiting?.SetResult();
    }
}
