using PilarBot.Office.Indicators;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Counts the office's figures anew.</summary>
[DisallowConcurrentExecution]
internal sealed class IndicatorsJob(CountIndicators count, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await count.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
