using Microsoft.Extensions.Diagnostics.HealthChecks;
using PilarBot.Office.Conversations;

namespace PilarBot.Host.Workers;

/// <summary>Tells which flows are in use, and when the files on disk are others because they were refused. The bot works either way.</summary>
internal sealed class FlowsHealth(FlowLibrary library, FlowWatcher watcher) : IHealthCheck
{
    private const int Shown = 20;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object> { ["revision"] = library.Current.Revision[..FlowLibrary.Digits] };
        var refused = watcher.Refused;
        if (refused is [])
            return Task.FromResult(HealthCheckResult.Healthy(data: data));
        // Without their messages, which quote the files: whoever comes by may read this.
        data["problems"] = refused.Take(Shown).Select(p => $"{p.File}:{p.Line} {p.Code}").ToArray();
        data["problemCount"] = refused.Count;
        return Task.FromResult(HealthCheckResult.Degraded("The flow files on disk are refused; this revision stays in use.", data: data));
    }
}
