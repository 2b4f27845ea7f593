using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>Staff put tags on people of the roster, take them off, and see who has one; each on people of their own place alone.</summary>
internal static class TagPeople
{
    private const int Listed = 50;
    private const int Named = 30;
    private const int LabelLength = 40;

    /// <param name="Count">How many tags there are.</param>
    /// <param name="List">For choosing, each with how many have it.</param>
    public sealed record Tags(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Text">A name or a part of it, or a phone number.</param>
    public sealed record ByText(string Text);

    /// <param name="Count">How many are listed.</param>
    /// <param name="HasMore">True when there are more than can be listed.</param>
    /// <param name="List">For choosing.</param>
    public sealed record People(int Count, bool HasMore, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Name">Whose they are.</param>
    /// <param name="Tags">In words; empty for none.</param>
    /// <param name="Count">How many.</param>
    /// <param name="List">For choosing.</param>
    public sealed record Own(string Name, string Tags, int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByTag([property: Kind(ValueKind.Choice)] string Tag);

    /// <param name="Count">How many have it.</param>
    /// <param name="Names">The first of them.</param>
    /// <param name="More">How many are not named.</param>
    public sealed record Holders(int Count, string Names, int More);

    /// <param name="Id">Whom.</param>
    /// <param name="Tag">A known tag, or a new one as typed.</param>
    public sealed record Input([property: Kind(ValueKind.Choice)] string Id, string Tag);

    /// <param name="Name">On whom.</param>
    /// <param name="Tag">As it is kept.</param>
    /// <param name="Changed">False when it was so before.</param>
    public sealed record Result(string Name, string Tag, bool Changed);

    public static readonly ActionRefusal NotFound = new("not-found", "Orang itu tidak ada di daftar pilar wilayah Anda.");

    public static readonly ActionRefusal BadTag = new("bad-tag",
        $"Label ditulis dengan huruf, angka, spasi, atau tanda hubung, 2 sampai {PersonTag.MostLength} huruf, misalnya *bimtek 2026*.");

    /// <summary>The tags that people of the caller's place have.</summary>
    public static async Task<ActionOutcome<Tags>> ListAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        var people = Roster.PeopleOf(turn).Select(p => p.Id);
        var tags = await turn.Db.PersonTags.Where(t => people.Contains(t.PersonId)).GroupBy(t => t.Tag)
            .Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(turn.Cancellation);
        return new Tags(tags.Count, [.. tags.Select(t => new ListEntry(t.Key, $"{t.Key} ({t.Count})"))]);
    }

    public static async Task<ActionOutcome<People>> FindAsync(ByText input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        var found = Roster.PeopleOf(turn);
        if (Phone.Read(input.Text).Number is { } phone)
        {
            var hash = turn.Hash.Of(HashPurpose.Phone, phone);
            found = found.Where(p => p.PhoneHash == hash);
        }
        else
        {
            var name = input.Text.Trim().ToLowerInvariant();
#pragma warning disable CA1862 // Runs in the database, which has no comparison without case.
            found = found.Where(p => p.Name.ToLower().Contains(name));
#pragma warning restore CA1862
        }
        var (now, places) = (turn.Now, turn.Caller.StaffPlaces());
        var roles = turn.Db.RoleGrants.InForce(now).In(places);
        var people = await found.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Listed + 1)
            .Select(p => new { p.Id, p.Name, Role = roles.Where(g => g.PersonId == p.Id).OrderBy(g => g.Role).Select(g => g.Role).FirstOrDefault() }).ToListAsync(turn.Cancellation);
        return new People(Math.Min(people.Count, Listed), people.Count > Listed,
            [.. people.Take(Listed).Select(p => new ListEntry($"{p.Id:N}", Label(p.Name, p.Role)))]);
    }

    /// <summary>The tags of one person.</summary>
    public static async Task<ActionOutcome<Own>> ShowAsync(ById input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        if (await PersonAsync(input.Id, turn) is not { } person)
            return NotFound;
        var tags = await turn.Db.PersonTags.Where(t => t.PersonId == person.Id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(turn.Cancellation);
        return new Own(person.Name, string.Join(", ", tags), tags.Count, [.. tags.Select(t => new ListEntry(t, t))]);
    }

    /// <summary>Who in the caller's place has a tag.</summary>
    public static async Task<ActionOutcome<Holders>> HoldersAsync(ByTag input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        var tag = PersonTag.Read(input.Tag);
        var people = Roster.PeopleOf(turn).Where(p => turn.Db.PersonTags.Any(t => t.PersonId == p.Id && t.Tag == tag));
        var count = await people.CountAsync(turn.Cancellation);
        var names = await people.OrderBy(p => p.Name).Take(Named).Select(p => p.Name).ToListAsync(turn.Cancellation);
        return new Holders(count, string.Join(", ", names), count - names.Count);
    }

    public static async Task<ActionOutcome<Result>> PutAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        if (await PersonAsync(input.Id, turn) is not { } person)
            return NotFound;
        if (PersonTag.Read(input.Tag) is not { } tag)
            return BadTag;
        if (await turn.Db.PersonTags.AnyAsync(t => t.PersonId == person.Id && t.Tag == tag, turn.Cancellation))
            return new Result(person.Name, tag, false);
        turn.Db.PersonTags.Add(new() { PersonId = person.Id, Tag = tag, Since = turn.Now, By = turn.Caller.PersonId });
        turn.Audit(AuditAct.PersonTagged, person.Id.ToString());
        return new Result(person.Name, tag, true);
    }

    public static async Task<ActionOutcome<Result>> TakeOffAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.IsStaff())
            return Register.NotStaff;
        if (await PersonAsync(input.Id, turn) is not { } person)
            return NotFound;
        if (PersonTag.Read(input.Tag) is not { } tag)
            return BadTag;
        if (await turn.Db.PersonTags.Where(t => t.PersonId == person.Id && t.Tag == tag).ExecuteDeleteAsync(turn.Cancellation) == 0)
            return new Result(person.Name, tag, false);
        turn.Audit(AuditAct.PersonUntagged, person.Id.ToString());
        return new Result(person.Name, tag, true);
    }

    private static async Task<Person?> PersonAsync(string id, TurnContext turn) =>
        Guid.TryParse(id, out var guid) ? await Roster.PeopleOf(turn).AsNoTracking().SingleOrDefaultAsync(p => p.Id == guid, turn.Cancellation) : null;

    private static string Label(string name, string? role) =>
        $"{name} ({(role is null ? "" : OfficeRole.Find(role)?.Label ?? role)})" is var label && label.Length > LabelLength ? label[..(LabelLength - 1)].TrimEnd() + "…" : label;
}
