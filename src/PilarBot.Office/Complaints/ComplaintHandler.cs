using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>Somebody who holds a role that handles complaints, and their chats.</summary>
internal sealed record ComplaintHandler(Caller Caller, IReadOnlyList<Guid> Chats)
{
    /// <summary>All who hold such a role now, with all their roles: a few people.</summary>
    public static async Task<List<ComplaintHandler>> LoadAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        var roles = ComplaintAccess.Roles;
        var people = await db.People.AsNoTracking()
            .Where(p => p.Roles.Any(g => roles.Contains(g.Role) && g.Since <= now && (g.Until == null || g.Until > now)))
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Team,
                Roles = p.Roles.Where(g => g.Since <= now && (g.Until == null || g.Until > now)).Select(g => new CallerRole(g.Role, g.Wilayah)).ToList(),
            })
            .AsSplitQuery().ToListAsync(cancellation);
        var ids = people.ConvertAll(p => (Guid?)p.Id);
        var chats = (await db.Conversations.Where(c => ids.Contains(c.PersonId)).Select(c => new { c.Id, c.PersonId }).ToListAsync(cancellation)).ToLookup(c => c.PersonId);
        return people.ConvertAll(p => new ComplaintHandler(new(p.Id, p.Name, p.Roles, p.Team), [.. chats[p.Id].Select(c => c.Id)]));
    }

    /// <summary>Who handles a complaint, as its reporter is told: <c>office</c>, <c>inspectorate</c>, <c>nobody</c>.</summary>
    public static string RouteOf(Complaint complaint, List<ComplaintHandler> handlers, Sealer sealer) =>
        !complaint.AboutHead ? "office" : handlers.Exists(h => h.Caller.Handles(complaint, sealer)) ? "inspectorate" : "nobody";

    /// <summary>As <see cref="RouteOf"/>, with whoever handles complaints now.</summary>
    public static async Task<string> RouteAsync(Complaint complaint, TurnContext turn) =>
        !complaint.AboutHead ? "office" : RouteOf(complaint, await LoadAsync(turn.Db, turn.Now, turn.Cancellation), turn.Sealer);
}
