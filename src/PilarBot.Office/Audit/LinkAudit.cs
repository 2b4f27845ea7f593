using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace PilarBot.Office.Audit;

/// <summary>
/// Links new entries into the chain and notes its head in the anchor. Acts only insert, so that none waits for another; this runs behind
/// them, in one process at a time. Two at once cannot fork the chain: positions are unique, and the slower one is undone.
/// </summary>
internal sealed partial class LinkAudit(OfficeDatabase database, AuditChain chain, AuditAnchor anchor, TimeProvider clock, ILogger<LinkAudit> logger)
{
    /// <summary>The name of the lease under which one process links.</summary>
    public const string Lease = "audit";

    private const int Batch = 500;
    private long noted;

    /// <summary>Links what is not linked yet, in the order of ids.</summary>
    /// <returns>How many entries.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var (linked, count) = (0, 0);
        do
        {
            count = await IsAnyNewAsync(cancellation) ? await database.WriteAsync(db => LinkAsync(db, cancellation), cancellation) : 0;
            linked += count;
        }
        while (count == Batch);
        await NoteHeadAsync(cancellation);
        return linked;
    }

    private async Task<bool> IsAnyNewAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.AuditEntries.AnyAsync(e => e.Position == null, cancellation);
    }

    private async Task<int> LinkAsync(OfficeDbContext db, CancellationToken cancellation)
    {
        var head = await db.AuditEntries.AsNoTracking().Where(e => e.Position != null).OrderByDescending(e => e.Position).FirstOrDefaultAsync(cancellation);
        var (position, previous) = (head?.Position ?? 0, head?.Hash ?? AuditChain.Beginning);
        var entries = await db.AuditEntries.Where(e => e.Position == null).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            chain.Link(entry, ++position, previous);
            previous = entry.Hash!;
        }
        return entries.Count;
    }

    // After the commit: an anchor that is behind is caught up, one that is ahead would accuse an honest chain.
    private async Task NoteHeadAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var head = await db.AuditEntries.AsNoTracking().Where(e => e.Position > noted).OrderByDescending(e => e.Position).FirstOrDefaultAsync(cancellation);
        if (head?.Hash is null)
            return;
        try
        {
            var earlier = (await anchor.ReadAsync(cancellation))?.Heads ?? [];
            // What does not fit is evidence: it stays as it is until somebody has looked.
            if (earlier is [.., var last] && !await db.AuditEntries.AnyAsync(e => e.Position == last.Position && e.Hash == last.Hash, cancellation))
                Log.DoesNotFit(logger, anchor.Path, last.Position);
            else
                anchor.Write(new(clock.GetUtcNow().UtcDateTime, head.Position!.Value, head.Hash), earlier);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.NotNoted(logger, anchor.Path, Fault.Describe(exception));
        }
        noted = head.Position!.Value;
    }

    private static partial class Log
    {
        [LoggerMessage(2701, LogLevel.Error, "The audit chain does not continue what {File} notes at position {Position}; run \"pilarbot audit verify\"")]
        public static partial void DoesNotFit(ILogger logger, string file, long position);

        [LoggerMessage(2702, LogLevel.Warning, "The head of the audit chain could not be noted in {File}: {Fault}")]
        public static partial void NotNoted(ILogger logger, string file, string fault);
    }
}
