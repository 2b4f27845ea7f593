using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Office;

namespace PilarBot.Host.Workers;

/// <summary>Tells which accounts cannot send, since when and why. The host works either way: what comes in has its turn, what goes out waits.</summary>
internal sealed class AccountsHealth(OfficeDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = database.Open();
            var down = await db.Accounts.AsNoTracking().Where(a => a.DownSince != null).ToListAsync(cancellationToken);
            return down is []
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    "Accounts that cannot send.", data: down.ToDictionary(a => a.Account, object (a) => $"{a.DownSince:yyyy-MM-ddTHH:mm:ssZ} {a.DownWhy}"));
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            // The check of the database says so.
            return HealthCheckResult.Healthy();
        }
    }
}
