using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>Who on the roster is meant by names and phone numbers, of those whom the author sees.</summary>
internal sealed class NamedPeople
{
    private const int Batch = 500;

    private readonly Dictionary<string, List<Guid>> found = [];

    /// <summary>Looks them up.</summary>
    /// <param name="named">Names as they stand on the roster, in any case, and phone numbers as people write them.</param>
    /// <param name="turn">Whose author sees those who work where they do.</param>
    public static async Task<NamedPeople> FindAsync(IEnumerable<string> named, TurnContext turn)
    {
        var people = new NamedPeople();
        var keys = named.Select(KeyOf).Distinct().ToLookup(key => key.StartsWith('+'));
        foreach (var numbers in keys[true].Chunk(Batch))
        {
            var byHash = numbers.ToDictionary(number => Convert.ToHexString(turn.Hash.Of(HashPurpose.Phone, number)));
            var hashes = byHash.Keys.Select(Convert.FromHexString).ToList();
            foreach (var person in await Roster.PeopleOf(turn).Where(p => hashes.Contains(p.PhoneHash!)).Select(p => new { p.Id, p.PhoneHash }).ToListAsync(turn.Cancellation))
                people.Add(byHash[Convert.ToHexString(person.PhoneHash!)], person.Id);
        }
        foreach (var names in keys[false].Chunk(Batch))
        {
#pragma warning disable CA1862 // Runs in the database, which has no comparison without case.
            foreach (var person in await Roster.PeopleOf(turn).Where(p => names.Contains(p.Name.ToLower())).Select(p => new { p.Id, p.Name }).ToListAsync(turn.Cancellation))
#pragma warning restore CA1862
                people.Add(KeyOf(person.Name), person.Id);
        }
        return people;
    }

    /// <summary>Those who are meant: one where it is clear, none, or several of one name.</summary>
    public IReadOnlyList<Guid> Of(string named) => found.GetValueOrDefault(KeyOf(named)) ?? [];

    private void Add(string key, Guid person)
    {
        if (!found.TryGetValue(key, out var people))
            found.Add(key, people = []);
        people.Add(person);
    }

    private static string KeyOf(string named) => Phone.Read(named).Number ?? named.ToLowerInvariant();
}
