using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Office.Sealing;

namespace PilarBot.Host.Workers;

/// <summary>Tells when the keys folder cannot be used as it lies now, or lacks a master key that the office uses elsewhere. The bot works on with what it has.</summary>
internal sealed class KeysHealth(MasterKeys masters, KeyRotation rotation) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Without the folder's path: whoever comes by may read this.
        if (masters.Problem is not null)
            return HealthCheckResult.Degraded("The keys folder was changed and cannot be used; pilarbot keys status tells why.");
        return await rotation.MissingAsync(cancellationToken) is { } missing
            ? HealthCheckResult.Degraded($"Master key {missing} is in use and not in this host's keys folder; copy it there.")
            : HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["newest"] = masters.Newest });
    }
}
