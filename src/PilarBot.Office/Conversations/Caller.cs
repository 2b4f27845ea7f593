using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Conversations;

/// <summary>Who is behind a turn: the roster person with the roles in force, or a resident.</summary>
/// <param name="PersonId">Null for a resident.</param>
/// <param name="Name">From the roster; empty for a resident.</param>
/// <param name="Roles">In force now.</param>
/// <param name="Team">The team they work in, from the roster; null when it tells none.</param>
internal sealed record Caller(Guid? PersonId, string Name, IReadOnlyList<CallerRole> Roles, string? Team = null)
{
    public static readonly Caller Resident = new(null, "", []);

    /// <summary>Somebody of the roster; null when there is no such person.</summary>
    public static async Task<Caller?> FindAsync(OfficeDbContext db, Guid person, DateTime now, CancellationToken cancellation)
    {
        var found = await db.People.AsNoTracking().Where(p => p.Id == person)
            .Select(p => new { p.Name, p.Team, Roles = p.Roles.Where(r => r.Since <= now && (r.Until == null || r.Until > now)).Select(r => new CallerRole(r.Role, r.Wilayah)).ToList() })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : new(person, found.Name, found.Roles, found.Team);
    }

    /// <summary>True when any of the roles is held.</summary>
    public bool Has(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (Roles.Any(r => r.Role == role))
                return true;
        return false;
    }

    /// <summary>True when a role held covers the place: the whole office, the place itself, or one that it lies in.</summary>
    public bool Covers(string wilayah) => Roles.Any(r => r.Covers(wilayah));
}

/// <summary>A role and where it holds; an empty wilayah is the whole office.</summary>
internal sealed record CallerRole(string Role, string Wilayah)
{
    public bool Covers(string wilayah) =>
        Wilayah.Length == 0 || wilayah == Wilayah || wilayah.StartsWith(Wilayah + ".", StringComparison.Ordinal);
}
