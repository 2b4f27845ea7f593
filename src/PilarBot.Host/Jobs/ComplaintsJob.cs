using PilarBot.Office.Complaints;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Tells those who handle complaints of new and of late ones.</summary>
[DisallowConcurrentExecution]
internal sealed class ComplaintsJob(WatchComplaints watch, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await watch.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
