using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Broadcasts;

/// <summary>One of those whom a broadcast would reach, to show its author how it looks to them.</summary>
/// <param name="Name">From the roster.</param>
/// <param name="Role">In words.</param>
/// <param name="Kecamatan">In words; the office's name for who works nowhere in particular.</param>
internal sealed record SampleRecipient(string Name, string Role, string Kecamatan)
{
    /// <summary>The first by name; nobody's values when it would reach nobody, or residents, whose names are sealed.</summary>
    public static async Task<SampleRecipient> OfAsync(AudienceChoice choice, OfficeProfile office, TurnContext turn)
    {
        var reachable = Audience.Reachable(turn.Db, choice, turn.Now);
        var person = choice.Residents ? null : await turn.Db.People.Where(p => reachable.Any(c => c.PersonId == p.Id)).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync(turn.Cancellation);
        if (person is null)
            return new("Bapak/Ibu", "Bapak/Ibu", office.Name);
        var grants = await turn.Db.RoleGrants.InForce(turn.Now).Where(g => g.PersonId == person.Id).ToListAsync(turn.Cancellation);
        var grant = grants.OrderByDescending(g => choice.Roles.Contains(g.Role)).FirstOrDefault();
        return new(
            person.Name, grant is null ? "Bapak/Ibu" : OfficeRole.Find(grant.Role)?.Label ?? grant.Role,
            grant is { Wilayah.Length: >= 8 } ? office.Label("kecamatan", grant.Wilayah[..8]) : office.Name);
    }
}
