using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Broadcasts;

/// <summary>Whom a broadcast reaches: people with the role in the place, each once, in the chat in which they wrote last.</summary>
internal static class Audience
{
    /// <param name="db">The data.</param>
    /// <param name="role">A role's code, or empty for everybody on the roster.</param>
    /// <param name="kecamatan">A kecamatan's code, or empty for the whole office.</param>
    /// <param name="now">Which grants are in force.</param>
    public static IQueryable<Conversation> Of(OfficeDbContext db, string role, string kecamatan, DateTime now)
    {
        var within = kecamatan + ".";
        var people = db.RoleGrants
            .Where(g => g.Since <= now && (g.Until == null || g.Until > now))
            .Where(g => role == "" || g.Role == role)
            .Where(g => kecamatan == "" || g.Wilayah == kecamatan || g.Wilayah.StartsWith(within))
            .Select(g => g.PersonId);
        return db.Conversations.Where(c => c.PersonId != null && c.Unreachable == null && c.NoBroadcastsSince == null && people.Contains(c.PersonId.Value)
            && !db.Conversations.Any(later => later.PersonId == c.PersonId && later.Unreachable == null && later.NoBroadcastsSince == null
                && (later.LastInboundAt > c.LastInboundAt || (later.LastInboundAt == c.LastInboundAt && later.Id > c.Id))));
    }

    /// <summary>People with the role in the place who have no chat that can be reached, or want no broadcasts: they have to be told otherwise.</summary>
    public static Task<int> CountWithoutChatAsync(OfficeDbContext db, string role, string kecamatan, DateTime now, CancellationToken cancellation)
    {
        var within = kecamatan + ".";
        return db.People.CountAsync(p =>
            p.Roles.Any(g => g.Since <= now && (g.Until == null || g.Until > now) && (role == "" || g.Role == role)
                && (kecamatan == "" || g.Wilayah == kecamatan || g.Wilayah.StartsWith(within)))
            && !db.Conversations.Any(c => c.PersonId == p.Id && c.Unreachable == null && c.NoBroadcastsSince == null), cancellation);
    }
}
