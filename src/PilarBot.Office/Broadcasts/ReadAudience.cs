using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Broadcasts;

/// <summary>Reads whom a broadcast is for from what its author chose and typed.</summary>
internal sealed class ReadAudience(OfficeProfile office)
{
    private static readonly char[] Between = [',', ';', '\n', '\r'];

    /// <summary>The audience, and what was typed and is not known: such a broadcast is not made, so that nobody is left out unseen.</summary>
    public async Task<(AudienceChoice Choice, IReadOnlyList<string> Unknown)> ReadAsync(ScheduleBroadcast.Chosen chosen, TurnContext turn)
    {
        var unknown = new List<string>();
        var places = new List<string>();
        foreach (var typed in Split(chosen.Places))
            if (PlaceOf(typed) is { } code)
                places.Add(code);
            else
                unknown.Add(typed);
        if (chosen.Kecamatan is { Length: > 0 } kecamatan)
            places.Add(kecamatan);
        Guid? unread = null;
        if (chosen.UnreadOf?.Trim().ToUpperInvariant() is { Length: > 0 } number)
        {
            unread = await turn.Db.Broadcasts.Where(b => b.Number == number).Select(b => (Guid?)(b.RemindsOf ?? b.Id)).SingleOrDefaultAsync(turn.Cancellation);
            if (unread is null)
                unknown.Add(number);
        }
        var choice = new AudienceChoice
        {
            Roles = chosen.Role is { Length: > 0 } role ? [role] : chosen.Roles ?? [],
            Places = places,
            Channel = chosen.Channel is "semua" or null ? "" : chosen.Channel,
            Residents = chosen.Residents is true,
            People = await PeopleAsync(chosen.Names, unknown, turn),
            Except = await PeopleAsync(chosen.Except, unknown, turn),
            UnreadOf = unread,
        };
        return (choice, unknown);
    }

    // By number, or by a name that only one person on the roster has.
    private static async Task<IReadOnlyList<Guid>> PeopleAsync(string? typed, List<string> unknown, TurnContext turn)
    {
        var found = new List<Guid>();
        foreach (var part in Split(typed))
        {
            List<Guid> people;
            if (Phone.Read(part).Number is { } phone)
            {
                var hash = turn.Hash.Of(HashPurpose.Phone, phone);
                people = await turn.Db.People.Where(p => p.PhoneHash == hash).Select(p => p.Id).ToListAsync(turn.Cancellation);
            }
            else
            {
                var name = part.ToLowerInvariant();
#pragma warning disable CA1862 // Runs in the database, which has no comparison without case.
                people = await turn.Db.People.Where(p => p.Name.ToLower() == name).Select(p => p.Id).Take(2).ToListAsync(turn.Cancellation);
#pragma warning restore CA1862
            }
            if (people is [var person])
                found.Add(person);
            else
                unknown.Add(part);
        }
        return found;
    }

    private string? PlaceOf(string typed)
    {
        foreach (var list in (string[])["kecamatan", "desa"])
        {
            var matches = office.Lists.Lists[list].Where(i => i.Label.Equals(typed, StringComparison.OrdinalIgnoreCase)
                || i.Aliases.Any(a => a.Equals(typed, StringComparison.OrdinalIgnoreCase))).Take(2).ToList();
            if (matches is [var only])
                return only.Value;
        }
        return null;
    }

    private static string[] Split(string? typed) => typed?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
