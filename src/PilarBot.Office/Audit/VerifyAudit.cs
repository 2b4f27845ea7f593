using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>Goes through the whole chain, entry by entry, and says where it first does not hold.</summary>
internal sealed class VerifyAudit(OfficeDatabase database, AuditChain chain, TimeProvider clock)
{
    /// <param name="Holding">How many entries hold, from the first on.</param>
    /// <param name="Unlinked">How many wait to be linked.</param>
    /// <param name="Finding">What is wrong; null when all of it holds.</param>
    public sealed record Report(long Holding, int Unlinked, AuditFinding? Finding);

    /// <param name="anchored">Heads noted outside of the database, by position; read before this runs, since the chain may grow meanwhile.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Report> RunAsync(IReadOnlyList<AuditHead> anchored, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var (holding, finding) = await WalkAsync(db, new(anchored), cancellation);
        return new(holding, await db.AuditEntries.CountAsync(e => e.Position == null, cancellation), finding);
    }

    /// <summary>The last linked entry, as it stands, unchecked; null when there is none.</summary>
    public async Task<AuditHead?> FindHeadAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.Position != null).OrderByDescending(e => e.Position).FirstOrDefaultAsync(cancellation);
        return last is null ? null : new(clock.GetUtcNow().UtcDateTime, last.Position!.Value, last.Hash!);
    }

    private async Task<(long Holding, AuditFinding? Finding)> WalkAsync(OfficeDbContext db, Queue<AuditHead> anchored, CancellationToken cancellation)
    {
        var (position, previous) = (1L, AuditChain.Beginning);
        await using var entries = db.AuditEntries.AsNoTracking().Where(e => e.Position != null).OrderBy(e => e.Position).AsAsyncEnumerable()
            .GetAsyncEnumerator(cancellation);
        while (true)
        {
            bool holds;
            try
            {
                if (!await entries.MoveNextAsync())
                    break;
                holds = entries.Current.Position == position && chain.Holds(entries.Current, previous);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !database.IsOutage(exception))
            {
                // Values that no entry can have, or a seal that was broken.
                return (position - 1, new(position, AuditFault.Unreadable) { Why = exception is MasterKeyException ? exception.Message : null });
            }
            var entry = entries.Current;
            if (entry.Position > position)
                return (position - 1, new(position, AuditFault.Missing) { Until = entry.Position.Value - 1 });
            if (entry.Position < position)
                return (position - 1, new(entry.Position!.Value, AuditFault.Inserted));
            if (!holds)
                return (position - 1, new(position, AuditFault.Altered));
            for (; anchored.TryPeek(out var head) && head.Position <= position; anchored.Dequeue())
                if (head.Position == position && !head.Hash.AsSpan().SequenceEqual(entry.Hash))
                    return (position - 1, new(position, AuditFault.NotAsAnchored));
            (position, previous) = (position + 1, entry.Hash!);
        }
        return (position - 1, anchored.Count == 0 ? null : new(position, AuditFault.CutOff) { Until = anchored.Last().Position });
    }
}

/// <summary>Where and why the chain does not hold.</summary>
/// <param name="Position">The first position that does not.</param>
/// <param name="Fault">What is wrong there.</param>
internal sealed record AuditFinding(long Position, AuditFault Fault)
{
    /// <summary>The last position that is known to be gone, for entries that are missing.</summary>
    public long Until { get; init; } = Position;

    /// <summary>What can be done about it, where that is known.</summary>
    public string? Why { get; init; }

    /// <summary>As administrators read it.</summary>
    public string Words => Fault switch
    {
        AuditFault.Missing when Until > Position => $"entri {Position} sampai {Until} tidak ada lagi; telah dihapus.",
        AuditFault.Missing => "entri ini tidak ada lagi; telah dihapus.",
        AuditFault.Altered => "isi entri ini bukan isi yang dirantai di sini; telah diubah, ditukar, atau disisipkan.",
        AuditFault.Inserted => "ada entri tambahan yang tidak berasal dari rantai; telah disisipkan.",
        AuditFault.Unreadable => Why ?? "entri ini tidak terbaca; nilainya bukan nilai yang pernah ditulis bot.",
        AuditFault.NotAsAnchored => "entri ini bukan entri yang tercatat di berkas jangkar; rantai pernah dipotong atau dipulihkan dari cadangan, lalu dilanjutkan.",
        AuditFault.CutOff => $"rantai berakhir di sini, padahal berkas jangkar mencatat sampai posisi {Until}; ujungnya dipotong, atau basis data dipulihkan dari cadangan.",
    };
}

/// <summary>In which way the chain does not hold.</summary>
internal enum AuditFault
{
    /// <summary>Entries in the middle are gone.</summary>
    Missing,
    /// <summary>The entry is not what was linked there: edited, swapped or inserted.</summary>
    Altered,
    /// <summary>There is one more entry than there are positions.</summary>
    Inserted,
    /// <summary>The entry has a value that none can have, or its seal is broken.</summary>
    Unreadable,
    /// <summary>The entry holds and is another than the anchor notes: the chain was rolled back and went on.</summary>
    NotAsAnchored,
    /// <summary>The anchor notes entries beyond the last one.</summary>
    CutOff,
}
