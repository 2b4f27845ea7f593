namespace PilarBot.Flows.Engine;

/// <summary>
/// The trail of a session as a walk reads it: nearly always in the order in which it was written, so the entry that is asked for is the
/// next one. An index is made when it is not.
/// </summary>
internal sealed class Trail(IReadOnlyList<TrailEntry> entries)
{
    private Dictionary<string, TrailEntry>? byKey;
    private int next;

    /// <summary>The entry of a key, or null.</summary>
    public TrailEntry? Find(string key)
    {
        if (next < entries.Count && entries[next].Key == key) return entries[next++];
        // behind the last one there is nothing, as long as all before it came in their order
        if (byKey is null && next >= entries.Count) return null;
        byKey ??= Index();
        return byKey.GetValueOrDefault(key);
    }

    private Dictionary<string, TrailEntry> Index()
    {
        var index = new Dictionary<string, TrailEntry>(entries.Count);
        foreach (var entry in entries) index[entry.Key] = entry;
        return index;
    }
}
