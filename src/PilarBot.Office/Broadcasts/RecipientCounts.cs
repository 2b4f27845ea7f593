using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Broadcasts;

/// <summary>What became of a broadcast's recipients. Each counts once; together they are all of them.</summary>
/// <param name="Waiting">Still to be sent.</param>
/// <param name="Sent">The channel took it; arrived and read ones are among them.</param>
/// <param name="Arrived">Known to be on the phone; read ones are among them.</param>
/// <param name="Read">Known to have been looked at.</param>
/// <param name="Unreachable">Blocked the bot, or are gone.</param>
/// <param name="Failed">Refused by the channel for good.</param>
/// <param name="Skipped">Not sent: too late, or no broadcasts wanted.</param>
/// <param name="Withdrawn">Cancelled before.</param>
internal sealed record RecipientCounts(int Waiting, int Sent, int Arrived, int Read, int Unreachable, int Failed, int Skipped, int Withdrawn)
{
    public int Total => Waiting + Sent + Unreachable + Failed + Skipped + Withdrawn;

    public static async Task<RecipientCounts> OfAsync(OfficeDbContext db, Guid broadcast, CancellationToken cancellation) =>
        (await OfAsync(db, [broadcast], cancellation))[broadcast];

    /// <summary>Of several at once.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RecipientCounts>> OfAsync(OfficeDbContext db, IReadOnlyList<Guid> broadcasts, CancellationToken cancellation)
    {
        var counts = (await db.BroadcastRecipients.Where(r => broadcasts.Contains(r.BroadcastId))
            .GroupBy(r => new { r.BroadcastId, r.State }).Select(g => new { g.Key.BroadcastId, g.Key.State, Count = g.Count() }).ToListAsync(cancellation))
            .ToLookup(g => g.BroadcastId);
        return broadcasts.ToDictionary(id => id, id => Of(counts[id].ToDictionary(g => g.State, g => g.Count)));
    }

    private static RecipientCounts Of(Dictionary<RecipientState, int> counts)
    {
        int Of(RecipientState state) => counts.GetValueOrDefault(state);
        var (read, arrived) = (Of(RecipientState.Read), Of(RecipientState.Delivered) + Of(RecipientState.Read));
        return new(
            Of(RecipientState.Queued), Of(RecipientState.Sent) + arrived, arrived, read, Of(RecipientState.Unreachable), Of(RecipientState.Failed),
            Of(RecipientState.Skipped), Of(RecipientState.Withdrawn));
    }
}
