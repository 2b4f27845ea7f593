using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.People;

namespace PilarBot.Office.Broadcasts;

/// <summary>Reads whom a broadcast is for from what its author chose, typed and sent.</summary>
internal sealed class ReadAudience(OfficeProfile office, Lazy<MediaFolder> folder)
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
            People = [.. await PeopleAsync(chosen.Names, unknown, turn), .. await ListedAsync(chosen.List, unknown, turn)],
            Except = [.. await PeopleAsync(chosen.Except, unknown, turn), .. await ListedAsync(chosen.ExceptList, unknown, turn)],
            Tags = Tags(chosen.Tags, unknown),
            ExceptTags = Tags(chosen.ExceptTags, unknown),
            Within = turn.Caller.StaffPlaces(),
            UnreadOf = unread,
        };
        return (choice, unknown);
    }

    // By number, or by a name that only one person has of those whom the author sees.
    private static async Task<IReadOnlyList<Guid>> PeopleAsync(string? typed, List<string> unknown, TurnContext turn)
    {
        var parts = Split(typed);
        var named = await NamedPeople.FindAsync(parts, turn);
        unknown.AddRange(parts.Where(part => named.Of(part) is not [_]));
        return [.. parts.Select(named.Of).Where(people => people is [_]).Select(people => people[0])];
    }

    // What is wrong with single lines its author has read and passed over; a list of nobody would leave everybody chosen.
    private async Task<IReadOnlyList<Guid>> ListedAsync(IReadOnlyList<Guid>? files, List<string> unknown, TurnContext turn)
    {
        if (files is not { Count: > 0 })
            return [];
        var listed = await ListedPeople.ReadAsync(files, folder.Value, turn);
        if (listed.People is [])
            unknown.Add("semua isi daftar");
        return listed.People;
    }

    // Chosen from a list: what is no tag there was mistyped elsewhere.
    private static List<string> Tags(IReadOnlyList<string>? typed, List<string> unknown)
    {
        var tags = new List<string>();
        foreach (var text in typed ?? [])
            if (PersonTag.Read(text) is { } tag)
                tags.Add(tag);
            else
                unknown.Add(text);
        return tags;
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
