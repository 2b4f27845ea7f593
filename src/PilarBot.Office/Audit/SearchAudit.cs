using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>Finds entries for an administrator, opening what is sealed in those on complaints.</summary>
internal sealed class SearchAudit(OfficeDatabase database, Sealer sealer)
{
    /// <param name="Who">A person's id, or a part of a name on the roster; null for everybody.</param>
    /// <param name="Act">Null for all.</param>
    /// <param name="Record">A number or an id; null for all.</param>
    /// <param name="Since">UTC; null for all.</param>
    public sealed record Query(string? Who, AuditAct? Act, string? Record, DateTime? Since);

    /// <param name="Position">Null when it is not linked yet.</param>
    /// <param name="At">UTC.</param>
    /// <param name="Actor">What kind of actor.</param>
    /// <param name="PersonId">Who, for a person.</param>
    /// <param name="Name">From the roster of today; null when nobody there has the id.</param>
    /// <param name="Act">What was done.</param>
    /// <param name="Record">On which record.</param>
    /// <param name="Detail">A code or a count.</param>
    public sealed record Found(
        long? Position, DateTime At, AuditActor Actor, Guid? PersonId, string? Name, AuditAct Act, string? Record, string? Detail);

    /// <summary>Gives them in the order in which they were entered, as they are read.</summary>
    public async IAsyncEnumerable<Found> RunAsync(Query query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = database.Open();
        var entries = db.AuditEntries.AsNoTracking();
        if (query.Who is { } who)
        {
            // The databases fold letters differently; a roster is small.
            var roster = await db.People.Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
            var people = Guid.TryParse(who, out var id)
                ? [id]
                : roster.Where(p => p.Name.Contains(who, StringComparison.OrdinalIgnoreCase)).Select(p => p.Id).ToList();
            entries = entries.Where(e => e.PersonId != null && people.Contains(e.PersonId.Value));
        }
        if (query.Act is { } act)
            entries = entries.Where(e => e.Act == act);
        if (query.Record is { } record)
            entries = entries.Where(e => e.Record == record || e.Sealed != null);
        if (query.Since?.Date is { } day)
            entries = entries.Where(e => e.At >= day);
        var found = from entry in entries
                    join person in db.People on entry.PersonId equals person.Id into holders
                    from holder in holders.DefaultIfEmpty()
                    orderby entry.Id
                    select new { Entry = entry, holder.Name };
        await foreach (var one in found.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            // The sealed part decides where there is one.
            var (at, on, detail) = one.Entry.Read(sealer);
            if ((query.Record is null || on == query.Record) && (query.Since is null || at >= query.Since))
                yield return new(one.Entry.Position, at, one.Entry.Actor, one.Entry.PersonId, one.Name, one.Entry.Act, on, detail);
        }
    }
}
