using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>Who has not signed the pledge of this term: for staff, by kecamatan.</summary>
internal sealed class MissingPledges(OfficeProfile office, ElectionCalendar calendar, IOptions<NeutralityOptions> options)
{
    private const string WholeOffice = "kantor";
    private const int Listed = 100;
    private const int LabelLength = 40;

    /// <param name="Term">What the pledge holds for; empty when none is asked for now.</param>
    /// <param name="Bound">How many are bound.</param>
    /// <param name="Missing">How many of them have not signed.</param>
    /// <param name="List">The kecamatan in which somebody is missing, with counts.</param>
    public sealed record Counts(string Term, int Bound, int Missing, IReadOnlyList<ListEntry> List);

    /// <param name="Kecamatan">Of <see cref="Counts.List"/>.</param>
    public sealed record ByKecamatan([property: Kind(ValueKind.Choice)] string Kecamatan);

    /// <param name="Count">How many have not signed there.</param>
    /// <param name="List">Who, at most a hundred.</param>
    public sealed record Names(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Id">Of <see cref="Names.List"/>.</param>
    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Name">As on the roster.</param>
    /// <param name="Roles">Roles and places.</param>
    /// <param name="HasChat">True when the bot can remind them.</param>
    /// <param name="Last">The term of the last pledge; empty without one.</param>
    public sealed record Person(string Name, string Roles, bool HasChat, string Last);

    public static readonly ActionRefusal NotForYou = new("not-for-you", "Daftar ini hanya untuk staf Dinas Sosial, kepala dinas, dan administrator.");
    public static readonly ActionRefusal NotFound = new("not-found", "Orang itu belum ditemukan di daftar. Ketik **pakta belum** untuk membuka daftarnya lagi.");

    /// <summary>Counts who is bound and has not signed, by kecamatan.</summary>
    public async Task<ActionOutcome<Counts>> CountAsync(Nothing input, TurnContext turn)
    {
        if (!MayLook(turn.Caller))
            return NotForYou;
        if (await TermAsync(turn) is not { } term)
            return new Counts("", 0, 0, []);
        var bound = await BoundAsync(term, turn);
        var missing = bound.Where(b => !b.HasSigned).ToList();
        return new Counts(term.Words, People(bound), People(missing),
        [
            .. missing.GroupBy(b => b.Kecamatan).OrderBy(g => g.Key == WholeOffice).ThenBy(g => PlaceName(g.Key))
                .Select(g => new ListEntry(g.Key, $"{PlaceName(g.Key)}: {People(g)} dari {People(bound.Where(b => b.Kecamatan == g.Key))}")),
        ]);
    }

    /// <summary>Names who has not signed in a kecamatan.</summary>
    public async Task<ActionOutcome<Names>> ListAsync(ByKecamatan input, TurnContext turn)
    {
        if (!MayLook(turn.Caller))
            return NotForYou;
        if (await TermAsync(turn) is not { } term)
            return new Names(0, []);
        var missing = (await BoundAsync(term, turn)).Where(b => !b.HasSigned && b.Kecamatan == input.Kecamatan)
            .GroupBy(b => (b.Id, b.Name)).OrderBy(g => g.Key.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new Names(missing.Count, [.. missing.Take(Listed).Select(g => new ListEntry(g.Key.Id.ToString(), Label(g.Key.Name, g.Select(b => b.Role))))]);
    }

    /// <summary>Tells where somebody works and whether the bot can remind them.</summary>
    public async Task<ActionOutcome<Person>> ShowAsync(ById input, TurnContext turn)
    {
        if (!MayLook(turn.Caller))
            return NotForYou;
        if (!Guid.TryParse(input.Id, out var id)
            || await turn.Db.People.AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, turn.Cancellation) is not { } person)
            return NotFound;
        var roles = person.Roles.Where(r => r.Since <= turn.Now && !(r.Until <= turn.Now))
            .Select(r => $"{OfficeRole.Find(r.Role)?.Label ?? r.Role}, {(r.Wilayah is "" ? "seluruh kantor" : office.Label(r.Wilayah.Length > 8 ? "desa" : "kecamatan", r.Wilayah))}");
        return new Person(
            person.Name, string.Join("; ", roles), await turn.Db.Conversations.AnyAsync(c => c.PersonId == id && c.Unreachable == null, turn.Cancellation),
            await turn.Db.Pledges.Where(p => p.PersonId == id).OrderByDescending(p => p.At).Select(p => p.Term).FirstOrDefaultAsync(turn.Cancellation) ?? "");
    }

    private static bool MayLook(Caller caller) => caller.Has("staf-dinsos", "kepala-dinas", "admin");

    private async Task<PledgePeriod?> TermAsync(TurnContext turn) =>
        PledgePeriod.On(office.DayOf(turn.Now), await calendar.SeasonAsync(turn.Db, turn.Now, turn.Cancellation), options.Value.PledgeTerm);

    // A row for each role in each kecamatan: who works in two counts in both, and once in the sum.
    private async Task<List<Bound>> BoundAsync(PledgePeriod term, TurnContext turn)
    {
        var roles = options.Value.Bound;
        var rows = await (
            from grant in turn.Db.RoleGrants
            where roles.Contains(grant.Role) && grant.Since <= turn.Now && (grant.Until == null || grant.Until > turn.Now)
            join person in turn.Db.People on grant.PersonId equals person.Id
            select new { person.Id, person.Name, grant.Role, grant.Wilayah, HasSigned = turn.Db.Pledges.Any(p => p.PersonId == person.Id && p.Term == term.Code) })
            .ToListAsync(turn.Cancellation);
        return [.. rows.Select(r => new Bound(r.Id, r.Name, r.Role, r.Wilayah.Length < 8 ? WholeOffice : r.Wilayah[..8], r.HasSigned))];
    }

    private static int People(IEnumerable<Bound> rows) => rows.DistinctBy(r => r.Id).Count();

    private string PlaceName(string kecamatan) => kecamatan == WholeOffice ? "Seluruh kantor" : office.Label("kecamatan", kecamatan);

    private static string Label(string name, IEnumerable<string> roles) =>
        $"{name} ({string.Join(", ", roles.Distinct().Select(r => OfficeRole.Find(r)?.Label ?? r))})" is var label && label.Length > LabelLength
            ? label[..(LabelLength - 1)] + "…"
            : label;

    private sealed record Bound(Guid Id, string Name, string Role, string Kecamatan, bool HasSigned);
}
