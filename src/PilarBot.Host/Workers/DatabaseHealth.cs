using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Office;

namespace PilarBot.Host.Workers;

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseHealth(OfficeDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = database.Open();
            await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            return HealthCheckResult.Unhealthy("The database is out of reach.");
        }
    }
}
