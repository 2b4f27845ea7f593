namespace PilarBot.Flows.Engine;

/// <summary>
/// The entries of a trail that a walk has passed, in its order, found by their key. A short trail is looked through, which costs less
/// than an index of it.
/// </summary>
internal sealed class Passage(int expected)
{
    private const int WorthAnIndex = 48;

    private readonly List<TrailEntry> order = new(expected);
    private Dictionary<string, TrailEntry>? byKey;

    /// <summary>In the order of the walk.</summary>
    public IReadOnlyList<TrailEntry> Order => order;

    public void Add(TrailEntry entry)
    {
        order.Add(entry);
        byKey?.TryAdd(entry.Key, entry);
    }

    /// <summary>The entry of a key, or null.</summary>
    public TrailEntry? Find(string key)
    {
        if (order.Count >= WorthAnIndex)
        {
            byKey ??= Index();
            return byKey.GetValueOrDefault(key);
        }
        foreach (var entry in order)
        {
            if (entry.Key == key) return entry;
        }
        return null;
    }

    private Dictionary<string, TrailEntry> Index()
    {
        var index = new Dictionary<string, TrailEntry>(order.Count * 2);
        foreach (var entry in order) index.TryAdd(entry.Key, entry);
        return index;
    }
}
