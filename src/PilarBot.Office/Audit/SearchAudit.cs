using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>Finds entries for an administrator, opening what is sealed in those on complaints.</summary>
internal sealed class SearchAudit(OfficeDatabase database, Sealer sealer)
{
    private const int OnPage = 50;

    // What was done about complaints is for those outside of the office: neither who is complained of nor their superior learns of it here.
    private static readonly List<AuditAct> Complaints = [.. Enum.GetValues<AuditAct>().Where(a => a.IsOnComplaint())];

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

    /// <param name="Id">The cursor.</param>
    /// <param name="Entry">What was found.</param>
    public sealed record Line(long Id, Found Entry);

    /// <summary>At the console: newest first, a page at a time. Acts on complaints are shown to the inspectorate alone.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="before">The cursor of the last line of the page before; null for the newest.</param>
    /// <param name="turn">Somebody's at the desk.</param>
    public async Task<(IReadOnlyList<Line> Lines, bool HasMore)> PageAsync(Query query, long? before, TurnContext turn)
    {
        var entries = await FilteredAsync(turn.Db, query, turn.Cancellation);
        if (!turn.Caller.Has(ComplaintAccess.Inspectorate))
            entries = entries.Where(e => !Complaints.Contains(e.Act));
        else if (query.Record is { } number)
            // A sealed one cannot be found by its record without opening all of them.
            entries = entries.Where(e => e.Record == number);
        if (before is { } id)
            entries = entries.Where(e => e.Id < id);
        var found = await (
            from entry in entries.OrderByDescending(e => e.Id).Take(OnPage + 1)
            join person in turn.Db.People on entry.PersonId equals person.Id into holders
            from holder in holders.DefaultIfEmpty()
            orderby entry.Id descending
            select new { Entry = entry, holder.Name }).ToListAsync(turn.Cancellation);
        return ([.. found.Take(OnPage).Select(f => new Line(f.Entry.Id, Open(f.Entry, f.Name)))], found.Count > OnPage);
    }

    /// <summary>Gives them in the order in which they were entered, as they are read.</summary>
    public async IAsyncEnumerable<Found> RunAsync(Query query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var db = database.Open();
        var entries = await FilteredAsync(db, query, cancellation);
        var found = from entry in entries
                    join person in db.People on entry.PersonId equals person.Id into holders
                    from holder in holders.DefaultIfEmpty()
                    orderby entry.Id
                    select new { Entry = entry, holder.Name };
        await foreach (var one in found.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            // The sealed part decides where there is one.
            var entry = Open(one.Entry, one.Name);
            if ((query.Record is null || entry.Record == query.Record) && (query.Since is null || entry.At >= query.Since))
                yield return entry;
        }
    }

    private Found Open(AuditEntry entry, string? name)
    {
        var (at, on, detail) = entry.Read(sealer);
        return new(entry.Position, at, entry.Actor, entry.PersonId, name, entry.Act, on, detail);
    }

    private static async Task<IQueryable<AuditEntry>> FilteredAsync(OfficeDbContext db, Query query, CancellationToken cancellation)
    {
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
        return entries;
    }
}
