using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Four times an hour: reminders of the month's steps, and the clock of objections. What was sent is noted, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class ProposalsJob(RemindOfCycle remind, WatchReviews watch, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await remind.RunAsync(now, cancellationToken);
        await watch.RunAsync(now, cancellationToken);
    }
}
