using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PilarBot.Office.Conversations;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Deliveries;

/// <summary>Whether our accounts can send: kept for every host to see, and told to administrators once when it changes.</summary>
internal sealed partial class AccountHealth(OfficeDatabase database, Sealer sealer, Wakeups wakeups, TimeProvider clock, ILogger<AccountHealth> logger)
{
    /// <summary>Whom it is told.</summary>
    public const string Administrators = "admin";

    // Another host may have found it down meanwhile.
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTime> up = new();

    /// <summary>This office has such an account, though nothing was sent on it yet.</summary>
    public Task KnowAsync(string account, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        await using var command = OfficeDatabase.Command(db, "INSERT INTO channel_accounts (account) VALUES (@account) ON CONFLICT DO NOTHING;", ("account", account));
        return await command.ExecuteNonQueryAsync(cancellation);
    }, cancellation);

    /// <summary>Nothing can be sent on an account until somebody mends it.</summary>
    /// <param name="account">Which.</param>
    /// <param name="why">The administrator's next step.</param>
    public async Task DownAsync(string account, string why)
    {
        up.TryRemove(account, out _);
        try
        {
            await WriteAsync(db => DownAsync(db, account, why, sealer, clock.GetUtcNow().UtcDateTime, CancellationToken.None));
        }
        catch (Exception exception)
        {
            // It is tried again with the next send.
            Log.NotNoted(logger, account, Fault.Describe(exception));
        }
    }

    /// <summary>Something was sent on a channel that does not tell whether it arrives.</summary>
    public async Task UpAsync(string account)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (up.TryGetValue(account, out var since) && now - since < Trust)
            return;
        up[account] = now;
        try
        {
            await WriteAsync(db => UpAsync(db, account, now, sealer, now));
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, account, Fault.Describe(exception));
        }
    }

    /// <summary>Notes within a transaction that an account could send at a time.</summary>
    /// <returns>The accounts whose senders are to be woken after the commit.</returns>
    public static async Task<IReadOnlySet<string>> UpAsync(OfficeDbContext db, string account, DateTime at, Sealer sealer, DateTime now) =>
        await db.Accounts.Where(a => a.Account == account && a.DownSince < at)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DownSince, (DateTime?)null).SetProperty(a => a.DownWhy, (string?)null)) > 0
            ? await StaffAlert.SendAsync(db, Administrators, new($"Kanal **{account}** sudah dapat mengirim lagi. Terima kasih."), sealer, now, CancellationToken.None)
            : new HashSet<string>();

    /// <summary>Notes within a transaction that an account is down.</summary>
    /// <returns>The accounts whose senders are to be woken after the commit.</returns>
    public static async Task<IReadOnlySet<string>> DownAsync(
        OfficeDbContext db, string account, string why, Sealer sealer, DateTime now, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db, """
            INSERT INTO channel_accounts (account, down_since, down_why) VALUES (@account, @now, @why)
            ON CONFLICT (account) DO UPDATE SET down_since = excluded.down_since, down_why = excluded.down_why WHERE channel_accounts.down_since IS NULL;
            """, ("account", account), ("now", now), ("why", why.Length > 500 ? why[..500] : why));
        return await command.ExecuteNonQueryAsync(cancellation) == 0
            ? new HashSet<string>()
            : await StaffAlert.SendAsync(
                db, Administrators, new($"Kanal **{account}** berhenti mengirim: {MarkdownEscape.Line(why)}. Pesan yang belum terkirim disimpan dan dikirim sesudah diperbaiki."),
                sealer, now, cancellation);
    }

    private async Task WriteAsync(Func<OfficeDbContext, Task<IReadOnlySet<string>>> work)
    {
        foreach (var account in await database.WriteAsync(work, CancellationToken.None))
            wakeups.Outbox(account);
    }

    private static partial class Log
    {
        [LoggerMessage(2501, LogLevel.Error, "Whether {Account} can send could not be noted: {Fault}")]
        public static partial void NotNoted(ILogger logger, string account, string fault);
    }
}
