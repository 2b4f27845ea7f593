using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;

namespace PilarBot.Office.People;

/// <summary>Who on the roster works where, as conditions on queries.</summary>
internal static class Roster
{
    /// <summary>The roles in force.</summary>
    public static IQueryable<RoleGrant> InForce(this IQueryable<RoleGrant> grants, DateTime now) => grants.Where(g => g.Since <= now && (g.Until == null || g.Until > now));

    /// <summary>Those held in any of the kecamatan and desa, or in a desa of those kecamatan; without places, all.</summary>
    public static IQueryable<RoleGrant> In(this IQueryable<RoleGrant> grants, IReadOnlyList<string> places) =>
        places.Count == 0 ? grants : grants.Where(g => places.Contains(g.Wilayah) || places.Contains(g.Wilayah.Substring(0, 8)));

    /// <summary>Where somebody is of the office's staff, whose people they see; empty for all of it. For staff alone.</summary>
    public static IReadOnlyList<string> StaffPlaces(this Caller caller)
    {
        var places = caller.Roles.Where(r => OfficeRole.Find(r.Role) is { IsStaff: true }).Select(r => r.Wilayah).Distinct().ToList();
        return places.Contains("") ? [] : places;
    }

    /// <summary>The people whom a member of staff sees: those who work where they do.</summary>
    public static IQueryable<Person> PeopleOf(TurnContext turn)
    {
        var ids = turn.Db.RoleGrants.InForce(turn.Now).In(turn.Caller.StaffPlaces()).Select(g => g.PersonId);
        return turn.Db.People.Where(p => ids.Contains(p.Id));
    }
}
