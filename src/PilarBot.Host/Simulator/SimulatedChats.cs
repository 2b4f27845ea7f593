
namespace PilarBot.Host.Simulator;

/// <summary>
/// What the phones show, in memory, the newest messages only. Every change has a number, so that a page that was away asks for what
/// came after the last number it saw. Thread-safe.
/// </summary>
internal sealed class SimulatedChats
{
    /// <summary>Messages kept for each phone.</summary>
    public const int Most = 300;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Chat> chats = SimulatorPhones.All.ToDictionary(p => p.Key, p => new Chat(p));
    private readonly TimeProvider clock;
    private TaskCompletionSource changed = NewSignal();
    private long version;
    private long lastRef;

    public SimulatedChats(TimeProvider clock)
    {
        this.clock = clock;
        Epoch = clock.GetUtcNow().ToUnixTimeMilliseconds();
    }

    /// <summary>Which run of the program this is: numbers of an earlier one mean nothing.</summary>
    public long Epoch { get; }

    /// <summary>
    /// A new message id. Ids are made from the time, since the database remembers the keys of messages longer than this memory lasts.
    /// </summary>
    public long NextRef()
    {
        lock (gate)
            return lastRef = Math.Max(lastRef + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Shows a message; gives it its id unless it has one.</summary>
    public ChatEntry Add(SimulatorPhone phone, ChatEntry entry)
    {
        lock (gate)
        {
            var chat = chats[phone.Key];
            entry = entry with
            {
                Ref = entry.Ref == 0 ? NextRef() : entry.Ref,
                Phone = phone.Key,
                At = clock.GetUtcNow().UtcDateTime,
                Version = ++version,
            };
            chat.Entries.Add(entry);
            if (chat.Entries.Count > Most)
                chat.Entries.RemoveAt(0);
            // An answer ends the typing.
            if (!entry.Mine)
                chat.TypingVersion = 0;
            Signal();
            return entry;
        }
    }

    /// <summary>Changes a message. False when it is not there any more.</summary>
    public bool Change(SimulatorPhone phone, long reference, Func<ChatEntry, ChatEntry> change)
    {
        lock (gate)
        {
            var entries = chats[phone.Key].Entries;
            var at = entries.FindIndex(e => e.Ref == reference);
            if (at < 0)
                return false;
            entries[at] = change(entries[at]) with { Version = ++version };
            Signal();
            return true;
        }
    }

    public ChatEntry? Find(SimulatorPhone phone, long reference)
    {
        lock (gate)
            return chats[phone.Key].Entries.Find(e => e.Ref == reference);
    }

    public void ShowTyping(SimulatorPhone phone)
    {
        lock (gate)
        {
            chats[phone.Key].TypingVersion = ++version;
            Signal();
        }
    }

    public bool IsBlocked(SimulatorPhone phone)
    {
        lock (gate)
            return chats[phone.Key].IsBlocked;
    }

    /// <summary>The holder blocks the bot, or lets it in again. False when it is so already.</summary>
    public bool SetBlocked(SimulatorPhone phone, bool blocked)
    {
        lock (gate)
        {
            var chat = chats[phone.Key];
            if (chat.IsBlocked == blocked)
                return false;
            (chat.IsBlocked, chat.BlockedVersion) = (blocked, ++version);
            Signal();
            return true;
        }
    }

    /// <summary>What changed on some phones after a number; 0 for all there is.</summary>
    public ChatChanges Since(long seen, IReadOnlyCollection<SimulatorPhone> phones)
    {
        lock (gate)
        {
            var shown = phones.Select(p => chats[p.Key]).ToList();
            return new(
                version,
                [.. shown.SelectMany(c => c.Entries).Where(e => e.Version > seen).OrderBy(e => e.Ref)],
                [.. shown.Where(c => c.TypingVersion > seen).Select(c => c.Phone.Key)],
                [.. shown.Where(c => c.BlockedVersion > seen).Select(c => new PhoneState(c.Phone.Key, c.IsBlocked))],
                changed.Task);
        }
    }

    private void Signal()
    {
        changed.SetResult();
        changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Chat(SimulatorPhone phone)
    {
        public SimulatorPhone Phone => phone;
        public List<ChatEntry> Entries { get; } = [];
        public bool IsBlocked { get; set; }
        public long BlockedVersion { get; set; }
        public long TypingVersion { get; set; }
    }
}

/// <summary>What changed.</summary>
/// <param name="Version">The number up to which this tells.</param>
/// <param name="Entries">New and changed messages, in the order of the chat.</param>
/// <param name="Typing">The phones on which the bot is typing.</param>
/// <param name="States">The phones that blocked the bot or let it in.</param>
/// <param name="Next">Ends at the next change.</param>
internal sealed record ChatChanges(
    long Version, IReadOnlyList<ChatEntry> Entries, IReadOnlyList<string> Typing, IReadOnlyList<PhoneState> States, Task Next);

/// <summary>Whether a phone blocks the bot.</summary>
internal sealed record PhoneState(string Phone, bool Blocked);
