using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>Sets and ends what keeps a record from being erased.</summary>
internal sealed class HoldRecord(OfficeDatabase database, OfficeProfile office, Sealer sealer, TimeProvider clock)
{
    /// <summary>A hold as people read it.</summary>
    public sealed record Held(string Number, string Reason, string By, DateOnly Since);

    /// <summary>Sets one; false when there is no such record.</summary>
    public Task<bool> AddAsync(RecordKind kind, string number, string reason, string by, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await LockAsync(db, kind, number, cancellation) is not { } record)
            return false;
        var id = HiddenId.New();
        db.LegalHolds.Add(new()
        {
            Id = id,
            Kind = kind,
            RecordId = record.Id,
            Reason = sealer.Seal(record.Key, id, "reason", reason),
            By = by,
            Since = office.DayOf(clock.GetUtcNow().UtcDateTime),
        });
        db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.HoldSet, number, null, clock.GetUtcNow().UtcDateTime, await AuditEntry.PersonNamedAsync(db, by, cancellation)));
        return true;
    }, cancellation);

    /// <summary>Ends all that a record has.</summary>
    /// <returns>How many; null when there is no such record.</returns>
    public Task<int?> EndAsync(RecordKind kind, string number, string by, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        if (await LockAsync(db, kind, number, cancellation) is not { } record)
            return (int?)null;
        DateOnly? today = office.DayOf(clock.GetUtcNow().UtcDateTime);
        db.AuditEntries.Add(AuditEntry.By(AuditActor.CommandLine, AuditAct.HoldEnded, number, null, clock.GetUtcNow().UtcDateTime, await AuditEntry.PersonNamedAsync(db, by, cancellation)));
        return await db.LegalHolds.Where(h => h.Kind == kind && h.RecordId == record.Id && h.EndedOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.EndedOn, today).SetProperty(h => h.EndedBy, by), cancellation);
    }, cancellation);

    /// <summary>All that hold, the oldest first.</summary>
    public async Task<IReadOnlyList<Held>> ListAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var holds = await db.LegalHolds.AsNoTracking().Where(h => h.EndedOn == null).OrderBy(h => h.Since).ToListAsync(cancellation);
        var ids = holds.ConvertAll(h => h.RecordId);
        var records = (await db.Cases.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Key }).ToListAsync(cancellation))
            .Concat(await db.Proposals.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Number, p.Key }).ToListAsync(cancellation))
            .Concat(await db.ReviewResponses.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Number, r.Key }).ToListAsync(cancellation))
            .Concat(await db.Complaints.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Key }).ToListAsync(cancellation))
            .Concat(await db.Activities.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.Key }).ToListAsync(cancellation))
            .Concat(await db.AidOffers.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Number, o.Key }).ToListAsync(cancellation))
            .Concat(await db.RtlhApplications.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.Key }).ToListAsync(cancellation))
            .Concat(await db.Households.Where(h => ids.Contains(h.Id)).Select(h => new { h.Id, h.Number, h.Key }).ToListAsync(cancellation))
            .Concat(await db.ChangeReports.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Number, r.Key }).ToListAsync(cancellation))
            .ToDictionary(r => r.Id);
        return [.. holds.Select(h => new Held(records[h.RecordId].Number, sealer.OpenText(records[h.RecordId].Key, h.Id, "reason", h.Reason), h.By, h.Since))];
    }

    // Under its lock: an erasure that is under way is waited for.
    private static async Task<(Guid Id, SealedKey Key)?> LockAsync(OfficeDbContext db, RecordKind kind, string number, CancellationToken cancellation)
    {
        var found = kind switch
        {
            RecordKind.Case => await db.Cases.Where(c => c.Number == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.MissingMedia, c => c.MissingMedia), cancellation),
            RecordKind.Complaint => await db.Complaints.Where(c => c.Number == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastEvent, c => c.LastEvent), cancellation),
            RecordKind.Activity => await db.Activities.Where(a => a.Number == number).ExecuteUpdateAsync(set => set.SetProperty(a => a.Participants, a => a.Participants), cancellation),
            RecordKind.AidOffer => await db.AidOffers.Where(o => o.Number == number).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, o => o.State), cancellation),
            RecordKind.Proposal => await db.Proposals.Where(p => p.Number == number).ExecuteUpdateAsync(set => set.SetProperty(p => p.Papers, p => p.Papers), cancellation),
            RecordKind.ReviewResponse => await db.ReviewResponses.Where(r => r.Number == number).ExecuteUpdateAsync(set => set.SetProperty(r => r.Escalated, r => r.Escalated), cancellation),
            RecordKind.Rtlh => await db.RtlhApplications.Where(a => a.Number == number).ExecuteUpdateAsync(set => set.SetProperty(a => a.Lacking, a => a.Lacking), cancellation),
            RecordKind.Household => await db.Households.Where(h => h.Number == number).ExecuteUpdateAsync(set => set.SetProperty(h => h.Rt, h => h.Rt), cancellation),
            RecordKind.Change => await db.ChangeReports.Where(r => r.Number == number).ExecuteUpdateAsync(set => set.SetProperty(r => r.At, r => r.At), cancellation),
            RecordKind.Gathering => await db.Gatherings.Where(g => g.Number == number).ExecuteUpdateAsync(set => set.SetProperty(g => g.Sequence, g => g.Sequence), cancellation),
        };
        if (found == 0)
            return null;
        var record = kind switch
        {
            RecordKind.Case => await db.Cases.Where(c => c.Number == number).Select(c => new { c.Id, c.Key }).SingleAsync(cancellation),
            RecordKind.Complaint => await db.Complaints.Where(c => c.Number == number).Select(c => new { c.Id, c.Key }).SingleAsync(cancellation),
            RecordKind.Activity => await db.Activities.Where(a => a.Number == number).Select(a => new { a.Id, a.Key }).SingleAsync(cancellation),
            RecordKind.AidOffer => await db.AidOffers.Where(o => o.Number == number).Select(o => new { o.Id, o.Key }).SingleAsync(cancellation),
            RecordKind.Proposal => await db.Proposals.Where(p => p.Number == number).Select(p => new { p.Id, p.Key }).SingleAsync(cancellation),
            RecordKind.ReviewResponse => await db.ReviewResponses.Where(r => r.Number == number).Select(r => new { r.Id, r.Key }).SingleAsync(cancellation),
            RecordKind.Rtlh => await db.RtlhApplications.Where(a => a.Number == number).Select(a => new { a.Id, a.Key }).SingleAsync(cancellation),
            RecordKind.Household => await db.Households.Where(h => h.Number == number).Select(h => new { h.Id, h.Key }).SingleAsync(cancellation),
            RecordKind.Gathering => await db.Gatherings.Where(g => g.Number == number).Select(g => new { g.Id, g.Key }).SingleAsync(cancellation),
            RecordKind.Change => await db.ChangeReports.Where(r => r.Number == number).Select(r => new { r.Id, r.Key }).SingleAsync(cancellation),
        };
        return (record.Id, record.Key);
    }
}
