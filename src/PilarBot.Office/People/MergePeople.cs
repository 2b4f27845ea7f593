using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.People;

/// <summary>
/// Makes two entries of one person into one: chats, roles in force, tags and open work go over to the one that stays. What the other did stays
/// noted under it, as the audit trail has it; without roles and chats it is nobody's any more.
/// </summary>
internal static class MergePeople
{
    /// <param name="Name">Who stays.</param>
    /// <param name="Chats">How many chats came over.</param>
    /// <param name="Roles">How many roles came over.</param>
    public sealed record Merged(string Name, int Chats, int Roles);

    public static readonly ActionRefusal SamePerson = new("same", "Pilih dua orang yang berbeda untuk disatukan.");

    public static readonly ActionRefusal HasAccount = new(
        "has-account", "Orang yang akan dilebur masih punya akun konsol. Pertahankan dia, atau matikan dahulu akunnya di halaman Akun.");

    /// <param name="stays">Who is kept.</param>
    /// <param name="goes">Whose all goes over.</param>
    /// <param name="turn">An administrator's.</param>
    public static async Task<ActionOutcome<Merged>> RunAsync(Guid stays, Guid goes, TurnContext turn)
    {
        if (!turn.Caller.Has("admin"))
            return KeepPeople.NotAdmin;
        if (stays == goes)
            return SamePerson;
        // In one order, whichever is named first.
        var (first, second) = stays.CompareTo(goes) < 0 ? (await KeepPeople.LockAsync(stays, turn), await KeepPeople.LockAsync(goes, turn)) : (await KeepPeople.LockAsync(goes, turn), await KeepPeople.LockAsync(stays, turn));
        if (first is null || second is null)
            return TagPeople.NotFound;
        var (kept, other) = first.Id == stays ? (first, second) : (second, first);
        if (await turn.Db.StaffAccounts.AnyAsync(a => a.PersonId == goes && a.DisabledAt == null, turn.Cancellation))
            return HasAccount;
        var (db, cancellation, now) = (turn.Db, turn.Cancellation, turn.Now);
        var roles = 0;
        foreach (var grant in other.Roles.Where(r => r.Until is null || r.Until > now).ToList())
        {
            if (!kept.Roles.Any(r => r.Role == grant.Role && r.Wilayah == grant.Wilayah && (r.Until is null || r.Until > now)))
            {
                roles++;
                db.RoleGrants.Add(new()
                {
                    Id = turn.NewId(),
                    PersonId = stays,
                    Role = grant.Role,
                    Wilayah = grant.Wilayah,
                    Since = grant.Since,
                    Until = grant.Until,
                    AppointedBy = grant.AppointedBy,
                    Decree = grant.Decree,
                });
            }
            grant.Until = grant.Since > now ? grant.Since : now;
        }
        if (kept.PhoneHash is null && other.PhoneHash is { } number)
        {
            // One number is one person's: it is let go before it is taken.
            other.PhoneHash = null;
            await db.SaveChangesAsync(cancellation);
            kept.PhoneHash = number;
        }
        other.PhoneHash = null;
        (kept.Team, kept.Institution, kept.Training) = (kept.Team ?? other.Team, kept.Institution ?? other.Institution, kept.Training ?? other.Training);
        var tags = await db.PersonTags.Where(t => t.PersonId == goes).ToListAsync(cancellation);
        var has = await db.PersonTags.Where(t => t.PersonId == stays).Select(t => t.Tag).ToListAsync(cancellation);
        db.PersonTags.RemoveRange(tags);
        db.PersonTags.AddRange(tags.Where(t => !has.Contains(t.Tag)).Select(t => new PersonTag { PersonId = stays, Tag = t.Tag, Since = t.Since, By = t.By }));
        var chats = await db.Conversations.Where(c => c.PersonId == goes).ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, stays), cancellation);
        await db.Set<StartCode>().Where(c => c.PersonId == goes).ExecuteDeleteAsync(cancellation);
        await db.Cases.Where(c => c.HandlerId == goes).ExecuteUpdateAsync(set => set.SetProperty(c => c.HandlerId, stays), cancellation);
        await db.Cases.Where(c => c.ReportedBy == goes).ExecuteUpdateAsync(set => set.SetProperty(c => c.ReportedBy, stays), cancellation);
        await db.VervalHouseholds.Where(h => h.VisitorId == goes).ExecuteUpdateAsync(set => set.SetProperty(h => h.VisitorId, stays), cancellation);
        await db.Proposals.Where(p => p.ProposedBy == goes).ExecuteUpdateAsync(set => set.SetProperty(p => p.ProposedBy, stays), cancellation);
        await db.RtlhApplications.Where(a => a.ProposedBy == goes).ExecuteUpdateAsync(set => set.SetProperty(a => a.ProposedBy, stays), cancellation);
        await db.GatheringItems.Where(i => i.OwnerId == goes).ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, stays), cancellation);
        await db.Invitees.Where(i => i.PersonId == goes && !db.Invitees.Any(k => k.GatheringId == i.GatheringId && k.PersonId == stays))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.PersonId, stays), cancellation);
        turn.Audit(AuditAct.PeopleMerged, stays.ToString(), goes.ToString());
        return new Merged(kept.Name, chats, roles);
    }
}
