using PilarBot.Office.Privacy;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Tells those who answer requests about personal data of new ones, of those that are due soon, and of late ones.</summary>
[DisallowConcurrentExecution]
internal sealed class DataRequestsJob(WatchDataRequests watch, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await watch.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
