using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Office;
using PilarBot.Office.Jobs;

namespace PilarBot.Host.Jobs;

/// <summary>Tells which background jobs fail again and again, or have not run for some intervals. Conversations go on either way.</summary>
internal sealed class JobsHealth(OfficeDatabase database, JobBoard board, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var amiss = new Dictionary<string, object>();
            foreach (var (job, run) in await board.FindAsync(cancellationToken))
                if (run?.FailuresInRow >= JobRun.ManyFailures)
                    amiss[job.Name] = $"failed {run.FailuresInRow} times in a row, last {run.StartedAt:yyyy-MM-ddTHH:mm:ssZ}";
                else if (run?.IsLate(job.Interval, now) is true)
                    amiss[job.Name] = $"was due {run.NextAt:yyyy-MM-ddTHH:mm:ssZ} and has not run since {run.StartedAt:yyyy-MM-ddTHH:mm:ssZ}";
            // Why it failed is for those who may see the host: whoever comes by may read this.
            return amiss.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Background jobs that fail or stand still; pilarbot jobs tells more.", data: amiss);
        }
        catch (Exception exception) when (database.IsOutage(exception))
        {
            // The check of the database says so.
            return HealthCheckResult.Healthy();
        }
    }
}
