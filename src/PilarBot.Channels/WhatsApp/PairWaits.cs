using System.Collections.Concurrent;

namespace PilarBot.Channels.WhatsApp;

/// <summary>How often in a row a person was too much for the pair limit. Kept in memory: after a restart the waits begin small again. Thread-safe.</summary>
internal sealed class PairWaits
{
    private const int MaxPeople = 10_000;
    private readonly ConcurrentDictionary<string, int> people = [];

    public int Earlier(string address) => people.GetValueOrDefault(address);

    public void Note(string address, SendOutcome outcome)
    {
        if (outcome is not Throttled { WholeAccount: false })
        {
            people.TryRemove(address, out _);
            return;
        }

        // Whoever is never written to again would stay for ever.
        if (people.Count >= MaxPeople)
            people.Clear();
        people.AddOrUpdate(address, 1, (_, times) => times + 1);
    }
}
