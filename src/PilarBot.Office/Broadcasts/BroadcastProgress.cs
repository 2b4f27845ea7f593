using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Calendar;

namespace PilarBot.Office.Broadcasts;

/// <summary>
/// How fast a broadcast goes and how long it still takes. From its recipients' rows, so every host says the same: what was settled in the
/// last <see cref="Window"/> and who still waits. After a pause, a kill or a "too fast" it is right again once these lie behind that window.
/// </summary>
/// <param name="Due">Waiting, and nothing but their turn is missing.</param>
/// <param name="Later">Waiting for their hour: it is night or a holiday where they are, or their zone is not there yet.</param>
/// <param name="PerSecond">Recipients a second, lately.</param>
internal sealed record BroadcastProgress(int Due, int Later, double PerSecond)
{
    /// <summary>How far back "lately" reaches.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    // Whoever waits longer than a next try takes waits for an hour.
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(10);

    /// <summary>How long until everybody is settled who need not wait for an hour; null while nothing is being sent.</summary>
    public TimeSpan? Remaining => PerSecond > 0 ? TimeSpan.FromSeconds(Due / PerSecond) : null;

    /// <summary>Looks at the rows.</summary>
    /// <param name="db">Only read.</param>
    /// <param name="broadcast">Which.</param>
    /// <param name="keepsQuiet">See <see cref="BroadcastOptions.KeepsQuiet"/>.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<BroadcastProgress> OfAsync(OfficeDbContext db, Broadcast broadcast, bool keepsQuiet, DateTime now, CancellationToken cancellation)
    {
        var (id, since, soon) = (broadcast.Id, now - Window, now + NextTry);
        var waiting = await db.BroadcastRecipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Queued)
            .GroupBy(r => new { r.Hours, IsSoon = r.NotBefore <= soon }).Select(g => new { g.Key.Hours, g.Key.IsSoon, Count = g.Count() }).ToListAsync(cancellation);
        var open = broadcast.IsUrgent || !keepsQuiet ? null : BroadcastHours.Open(await WorkingCalendar.LoadAsync(db, cancellation), now);
        var due = waiting.Where(w => w.IsSoon && open?.Contains(w.Hours) is not false).Sum(w => w.Count);
        // One that was read meanwhile was sent at another time.
        var settled = db.BroadcastRecipients.Where(r => r.BroadcastId == id && r.SettledAt > since
            && (r.State == RecipientState.Sent || r.State == RecipientState.Delivered || r.State == RecipientState.Unreachable || r.State == RecipientState.Failed));
        var lately = await settled.GroupBy(r => 1).Select(g => new { Count = g.Count(), First = g.Min(r => r.SettledAt) }).SingleOrDefaultAsync(cancellation);
        // It may have begun, or gone on, within the window. Less than a second tells nothing.
        var perSecond = lately?.First is { } first && now - first >= TimeSpan.FromSeconds(1) ? lately.Count / (now - first).TotalSeconds : 0;
        return new(due, waiting.Sum(w => w.Count) - due, perSecond);
    }

    /// <summary>Recipients a second in words: <c>29,5</c>.</summary>
    public string SpeedInWords => PerSecond.ToString(PerSecond < 10 ? "0.0" : "0", OfficeProfile.Numbers);

    /// <summary>The remaining time in words: <c>3 menit</c>; empty while nothing is being sent.</summary>
    public string RemainingInWords => Remaining switch
    {
        null => "",
        { TotalSeconds: < 90 } left => $"{Math.Max(1, Math.Round(left.TotalSeconds))} detik",
        { TotalMinutes: < 90 } left => $"{Math.Round(left.TotalMinutes)} menit",
        { } left => $"{(int)left.TotalHours} jam {left.Minutes} menit",
    };
}
