using Microsoft.EntityFrameworkCore;
using PilarBot.Office;

namespace PilarBot.Host.Workers;

/// <summary>An account's polling offset, kept in the database so that another host can go on from it.</summary>
internal sealed class KeptOffset(OfficeDatabase database, string account)
{
    public async Task<long?> LoadAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        return await db.Accounts.Where(a => a.Account == account).Select(a => a.PollOffset).SingleOrDefaultAsync(cancellation);
    }

    public Task SaveAsync(long offset, CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        await using var command = OfficeDatabase.Command(db,
            """
            INSERT INTO channel_accounts (account, poll_offset) VALUES (@account, @offset)
            ON CONFLICT (account) DO UPDATE SET poll_offset = excluded.poll_offset;
            """, ("account", account), ("offset", offset));
        return await command.ExecuteNonQueryAsync(cancellation);
    }, cancellation);
}
