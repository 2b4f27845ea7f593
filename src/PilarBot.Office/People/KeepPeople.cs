using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>
/// The roster at the desk. Staff find the people of their place; administrators give and end roles, tie and untie chats.
/// </summary>
internal sealed class KeepPeople(OfficeProfile office)
{
    private const int Listed = 50;
    private const int LongestName = 120;

    /// <param name="Text">A part of the name, or a phone number; null for all.</param>
    /// <param name="Role">A code; null for all.</param>
    /// <param name="Kecamatan">By code; null for all.</param>
    /// <param name="Tag">As kept; null for all.</param>
    /// <param name="After">The id of the last one of the page before; null for the first page.</param>
    public sealed record Filter(string? Text, string? Role, string? Kecamatan, string? Tag, Guid? After);

    /// <param name="Id">The person's.</param>
    /// <param name="Name">As on the roster.</param>
    /// <param name="Roles">In force, with their places, in words; empty for none.</param>
    /// <param name="HasChat">False when the bot cannot write to them.</param>
    public sealed record Line(Guid Id, string Name, string Roles, bool HasChat);

    /// <param name="Id">Of the grant.</param>
    /// <param name="Label">The role in words.</param>
    /// <param name="Place">In words.</param>
    /// <param name="Term">From when until when, by whom and by which decree.</param>
    /// <param name="IsInForce">False for one that has ended or has not begun.</param>
    public sealed record Held(Guid Id, string Label, string Place, string Term, bool IsInForce);

    /// <param name="Id">Of the conversation.</param>
    /// <param name="Channel">Where, in words.</param>
    /// <param name="LastWord">When they last wrote.</param>
    /// <param name="IsReachable">False when they stopped or left.</param>
    public sealed record Chat(Guid Id, string Channel, string LastWord, bool IsReachable);

    /// <param name="Id">Theirs.</param>
    /// <param name="Name">As on the roster.</param>
    /// <param name="Facts">Team, institution, training: what the roster tells, name and value.</param>
    /// <param name="HasPhone">True when a phone number is known, by which a chat is matched.</param>
    /// <param name="Roles">The latest first.</param>
    /// <param name="Tags">Each as kept.</param>
    /// <param name="Chats">Tied to them.</param>
    public sealed record Details(
        Guid Id, string Name, IReadOnlyList<(string Name, string Value)> Facts, bool HasPhone, IReadOnlyList<Held> Roles, IReadOnlyList<string> Tags, IReadOnlyList<Chat> Chats);

    /// <param name="Role">A code.</param>
    /// <param name="Place">A place's code or name; empty for the whole office.</param>
    /// <param name="Decree">The number of the SK; null for none.</param>
    public sealed record Grant(string Role, string Place, string? Decree);

    /// <param name="Name">Whose.</param>
    public sealed record Done(string Name);

    /// <param name="Name">Whose.</param>
    /// <param name="Word">To be sent to the bot as <c>/start code</c>.</param>
    public sealed record Code(string Name, string Word);

    public static readonly ActionRefusal NotAdmin = new("not-admin", "Peran, chat, dan penggabungan diatur oleh administrator.");
    public static readonly ActionRefusal NoSuchRole = new("no-role", "Peran itu belum dikenal. Mohon pilih dari daftar.");
    public static readonly ActionRefusal OwnAdmin = new("own-admin", "Peran administrator Anda sendiri hanya dapat diakhiri oleh administrator lain, agar kantor tidak kehilangan jalan masuk.");
    public static readonly ActionRefusal BadName = new("bad-name", "Nama tidak boleh kosong dan paling panjang 120 huruf.");

    /// <summary>People by name, a page at a time.</summary>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> ListAsync(Filter filter, TurnContext turn)
    {
        var grants = turn.Db.RoleGrants.InForce(turn.Now).In(turn.Caller.StaffPlaces());
        var found = Visible(turn);
        if (filter.Role is { Length: > 0 } || filter.Kecamatan is { Length: > 0 })
        {
            var wanted = filter.Role is { Length: > 0 } role ? grants.Where(g => g.Role == role) : grants;
            if (filter.Kecamatan is { Length: > 0 } kecamatan)
                wanted = wanted.Where(g => g.Wilayah == kecamatan || g.Wilayah.StartsWith(kecamatan + "."));
            found = found.Where(p => wanted.Any(g => g.PersonId == p.Id));
        }
        if (filter.Tag is { Length: > 0 } tag)
            found = found.Where(p => turn.Db.PersonTags.Any(t => t.PersonId == p.Id && t.Tag == tag));
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            if (Phone.Read(text).Number is { } phone)
            {
                var hash = turn.Hash.Of(HashPurpose.Phone, phone);
                found = found.Where(p => p.PhoneHash == hash);
            }
            else
            {
                var name = text.ToLowerInvariant();
#pragma warning disable CA1862 // Runs in the database, which has no comparison without case.
                found = found.Where(p => p.Name.ToLower().Contains(name));
#pragma warning restore CA1862
            }
        }
        // People of one name stand one after the other by id.
        if (filter.After is { } after && await turn.Db.People.Where(p => p.Id == after).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation) is { } last)
            found = found.Where(p => p.Name.CompareTo(last) > 0 || (p.Name == last && p.Id.CompareTo(after) > 0));
        var people = await found.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Listed + 1).Select(p => new
        {
            p.Id,
            p.Name,
            Roles = grants.Where(g => g.PersonId == p.Id).OrderBy(g => g.Role).Select(g => new { g.Role, g.Wilayah }).ToList(),
            HasChat = turn.Db.Conversations.Any(c => c.PersonId == p.Id && c.Unreachable == null),
        }).ToListAsync(turn.Cancellation);
        return ([.. people.Take(Listed).Select(p => new Line(p.Id, p.Name, string.Join("; ", p.Roles.Select(r => $"{LabelOf(r.Role)}, {PlaceOf.Show(office, r.Wilayah)}")), p.HasChat))],
            people.Count > Listed);
    }

    /// <summary>One person; null for one whom the caller does not see.</summary>
    public async Task<Details?> ShowAsync(Guid id, TurnContext turn)
    {
        if (await Visible(turn).AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, turn.Cancellation) is not { } person)
            return null;
        var tags = await turn.Db.PersonTags.Where(t => t.PersonId == id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(turn.Cancellation);
        var chats = await turn.Db.Conversations.AsNoTracking().Where(c => c.PersonId == id).OrderByDescending(c => c.LastInboundAt)
            .Select(c => new { c.Id, c.Account, c.LastInboundAt, c.Unreachable }).ToListAsync(turn.Cancellation);
        var facts = new[] { ("Tim", person.Team), ("Lembaga", person.Institution), ("Pendidikan dan pelatihan", person.Training) };
        return new(
            person.Id, person.Name, [.. facts.Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!))], person.PhoneHash is not null,
            [.. person.Roles.OrderByDescending(r => r.Until is null || r.Until > turn.Now).ThenByDescending(r => r.Since)
                .Select(r => new Held(r.Id, LabelOf(r.Role), PlaceOf.Show(office, r.Wilayah), TermOf(r), r.Since <= turn.Now && (r.Until is null || r.Until > turn.Now)))],
            tags, [.. chats.Select(c => new Chat(c.Id, ChannelOf(c.Account), office.Show(c.LastInboundAt), c.Unreachable is null))]);
    }

    /// <summary>Gives a role from now on.</summary>
    public async Task<ActionOutcome<Done>> GrantAsync(Guid id, Grant input, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        if (await LockAsync(id, turn) is not { } person)
            return TagPeople.NotFound;
        if (OfficeRole.Find(input.Role) is not { } role)
            return NoSuchRole;
        var place = PlaceOf.Read(office, input.Place.Trim());
        if (place is null || place.Length < (role.Territory switch { RoleTerritory.None => 0, RoleTerritory.Kecamatan => 8, RoleTerritory.Desa => 9 }))
            return new ActionRefusal("bad-place", role.Territory switch
            {
                RoleTerritory.None => "Wilayah itu tidak ada di kantor ini. Kosongkan untuk seluruh kantor, atau tulis nama kecamatan.",
                RoleTerritory.Kecamatan => $"{role.Label} bertugas di satu kecamatan. Mohon tulis nama atau kode kecamatannya.",
                RoleTerritory.Desa => $"{role.Label} bertugas di satu desa/kelurahan. Mohon tulis kode desanya, atau namanya bila hanya satu yang bernama itu.",
            });
        if (person.Roles.Any(r => r.Role == role.Code && r.Wilayah == place && (r.Until is null || r.Until > turn.Now)))
            return new ActionRefusal("has-it", $"{person.Name} sudah memegang peran itu di sana.");
        turn.Db.RoleGrants.Add(new()
        {
            Id = turn.NewId(),
            PersonId = person.Id,
            Role = role.Code,
            Wilayah = place,
            Since = turn.Now,
            Decree = input.Decree?.Trim() is { Length: > 0 } decree ? decree[..Math.Min(decree.Length, 80)] : null,
        });
        turn.Audit(AuditAct.RoleGranted, person.Id.ToString(), role.Code);
        return new Done(person.Name);
    }

    /// <summary>Ends a role now. What it showed is seen no more from the next message and the next click on.</summary>
    public static async Task<ActionOutcome<Done>> EndAsync(Guid id, Guid grant, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        if (await LockAsync(id, turn) is not { } person || person.Roles.SingleOrDefault(r => r.Id == grant) is not { } held)
            return TagPeople.NotFound;
        if (held.Role == "admin" && person.Id == turn.Caller.PersonId)
            return OwnAdmin;
        if (held.Until is not null && held.Until <= turn.Now)
            return new Done(person.Name);
        held.Until = turn.Now;
        turn.Audit(AuditAct.RoleEnded, person.Id.ToString(), held.Role);
        return new Done(person.Name);
    }

    /// <summary>Writes a name anew.</summary>
    public static async Task<ActionOutcome<Done>> RenameAsync(Guid id, string name, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        if (string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is not { Length: > 0 and <= LongestName } written)
            return BadName;
        if (await LockAsync(id, turn) is not { } person)
            return TagPeople.NotFound;
        person.Name = written;
        turn.Audit(AuditAct.PersonRenamed, person.Id.ToString());
        return new Done(written);
    }

    /// <summary>A code with which somebody ties their chat, for whom no phone number can be matched.</summary>
    public static async Task<ActionOutcome<Code>> CodeAsync(Guid id, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        if (await LockAsync(id, turn) is not { } person)
            return TagPeople.NotFound;
        var code = StartCode.New();
        turn.Db.Set<StartCode>().Add(new() { Hash = StartCode.HashOf(code), PersonId = person.Id, Until = turn.Now + StartCode.Lifetime });
        turn.Audit(AuditAct.StartCodeIssued, person.Id.ToString());
        return new Code(person.Name, code);
    }

    /// <summary>Makes a chat a resident's again: a phone that was lost, or handed on.</summary>
    public static async Task<ActionOutcome<Done>> UntieAsync(Guid id, Guid chat, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return NotAdmin;
        if (await LockAsync(id, turn) is not { } person)
            return TagPeople.NotFound;
        if (await turn.Db.Conversations.Where(c => c.Id == chat && c.PersonId == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (Guid?)null), turn.Cancellation) == 1)
            turn.Audit(AuditAct.ChatUntied, person.Id.ToString());
        return new Done(person.Name);
    }

    // Whoever works for the whole office sees those too who have no role any more.
    private static IQueryable<Person> Visible(TurnContext turn) =>
        !turn.Caller.IsStaff() ? turn.Db.People.Where(p => false) : turn.Caller.StaffPlaces().Count == 0 ? turn.Db.People : Roster.PeopleOf(turn);

    /// <summary>A person whom nobody else changes until the turn's end; null for one whom the caller does not see.</summary>
    internal static async Task<Person?> LockAsync(Guid id, TurnContext turn) =>
        await Visible(turn).Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => p.Name), turn.Cancellation) == 0
            ? null
            : await turn.Db.People.Include(p => p.Roles).SingleAsync(p => p.Id == id, turn.Cancellation);

    private string TermOf(RoleGrant grant)
    {
        var term = "sejak " + OfficeProfile.ShowDay(office.DayOf(grant.Since));
        if (grant.Until is { } until)
            term += " sampai " + OfficeProfile.ShowDay(office.DayOf(until));
        if (grant.AppointedBy is { } by)
            term += ", oleh " + by;
        return grant.Decree is { } decree ? $"{term}, SK {decree}" : term;
    }

    private static string LabelOf(string role) => OfficeRole.Find(role)?.Label ?? role;

    // Accounts are named by their channel: telegram, whatsapp-2, webchat.
    private static string ChannelOf(string account) => account.Split('-')[0] switch
    {
        "telegram" => "Telegram",
        "whatsapp" => "WhatsApp",
        _ => "obrolan web",
    };
}
