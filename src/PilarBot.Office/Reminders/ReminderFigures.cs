using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Reminders;

/// <summary>What became of the reminders of a time: for each kind, all that were found, and each of them in exactly one of the other columns.</summary>
internal sealed record ReminderFigures(IReadOnlyList<ReminderFigures.Line> Lines)
{
    /// <param name="Kind">The kind's code.</param>
    /// <param name="Found">All of them.</param>
    /// <param name="Sent">Sent, alone or with others.</param>
    /// <param name="Waiting">Whose time has not come, or that were put off.</param>
    /// <param name="Skipped">Not sent, by reason.</param>
    public sealed record Line(string Kind, int Found, int Sent, int Waiting, IReadOnlyDictionary<ReminderSkip, int> Skipped);

    /// <summary>Of the reminders that were found since.</summary>
    public static async Task<ReminderFigures> SinceAsync(OfficeDbContext db, DateTime since, CancellationToken cancellation)
    {
        var counts = await db.Reminders.Where(r => r.FoundAt >= since).GroupBy(r => new { r.Kind, r.State, r.Skip })
            .Select(g => new { g.Key.Kind, g.Key.State, g.Key.Skip, Count = g.Count() }).ToListAsync(cancellation);
        return new([
            .. counts.GroupBy(c => c.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(kind => new Line(
                kind.Key, kind.Sum(c => c.Count), kind.Where(c => c.State is ReminderState.Sent).Sum(c => c.Count), kind.Where(c => c.State is ReminderState.Waiting).Sum(c => c.Count),
                kind.Where(c => c.State is ReminderState.Skipped).ToDictionary(c => c.Skip!.Value, c => c.Count))),
        ]);
    }
}
