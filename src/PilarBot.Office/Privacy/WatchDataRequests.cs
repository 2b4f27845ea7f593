using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Privacy;

/// <summary>
/// Tells those who answer requests about people's own data that some came, are due within a day, or are late: in one message however many
/// there are.
/// </summary>
/// <remarks>
/// Each is told of once at each of these, also when several hosts look at the same time. What was missed meanwhile is not made up for: it is
/// told of as it stands now.
/// </remarks>
internal sealed partial class WatchDataRequests(OfficeDatabase database, Sealer sealer, Wakeups wakeups, ILogger<WatchDataRequests> logger)
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>Looks once.</summary>
    /// <returns>How many requests were told of.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        await using (var db = database.Open())
            if (!await Untold(db, now).AnyAsync(cancellation))
                return 0;
        var (told, accounts) = await database.WriteAsync(db => TellAsync(db, now, cancellation), cancellation);
        foreach (var account in accounts)
            wakeups.Outbox(account);
        return told;
    }

    private async Task<(int Told, IReadOnlySet<string> Accounts)> TellAsync(OfficeDbContext db, DateTime now, CancellationToken cancellation)
    {
        await Setting.LockAsync(db, "data-requests-watched", cancellation);
        var untold = await Untold(db, now).ToListAsync(cancellation);
        if (untold.Count == 0)
            return (0, new HashSet<string>());
        foreach (var request in untold)
            request.Notice = request.DueAt <= now ? DataRequestNotice.Late : request.DueAt <= now + Soon ? DataRequestNotice.Soon : DataRequestNotice.Came;
        int Count(DataRequestNotice notice) => untold.Count(r => r.Notice == notice);
        var words = Words(Count(DataRequestNotice.Came), Count(DataRequestNotice.Soon), Count(DataRequestNotice.Late));
        var accounts = await StaffAlert.SendAsync(db, HandleDataRequests.Roles, words, sealer, now, cancellation);
        if (accounts.Count == 0)
            Log.NobodyToAnswer(logger);
        return (untold.Count, accounts);
    }

    private static IQueryable<DataRequest> Untold(OfficeDbContext db, DateTime now)
    {
        var soon = now + Soon;
        return db.DataRequests.Where(r => r.State == DataRequestState.Open && (
            r.Notice == DataRequestNotice.None
            || (r.DueAt <= soon && r.Notice == DataRequestNotice.Came)
            || (r.DueAt <= now && r.Notice != DataRequestNotice.Late)));
    }

    // Numbers and names of nobody: it may be read on a locked screen.
    private static OutboundText Words(int came, int soon, int late)
    {
        var parts = new[] { (Count: came, What: "baru"), (Count: soon, What: "jatuh tempo dalam 24 jam"), (Count: late, What: "melewati batas waktu") }
            .Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}");
        return new($"Permintaan data pribadi: {string.Join(", ", parts)}. Ketik **permintaan data** untuk melihatnya.")
        {
            Choices = [new("Permintaan data", "!permintaan data")],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(2741, LogLevel.Warning, "A request about personal data waits, and no admin or kepala-dinas has a chat here that could be told; let one of them register")]
        public static partial void NobodyToAnswer(ILogger logger);
    }
}
