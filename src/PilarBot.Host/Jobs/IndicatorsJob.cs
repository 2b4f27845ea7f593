using PilarBot.Office.Indicators;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Counts the office's figures anew, and on Monday gives the head of office the week's digest.</summary>
[DisallowConcurrentExecution]
internal sealed class IndicatorsJob(CountIndicators count, WeeklyDigest digest, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await count.RunAsync(now, cancellationToken);
        await digest.RunAsync(now, cancellationToken);
    }
}
