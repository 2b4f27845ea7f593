using PilarBot.Office.Gatherings;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Every few seconds: invitations and changes that somebody has not heard of, and reminders that are due. What was sent is noted.</summary>
[DisallowConcurrentExecution]
internal sealed class GatheringsJob(TellInvitees tell, RemindOfGatherings remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await tell.RunAsync(now, cancellationToken);
        await remind.RunAsync(now, cancellationToken);
    }
}
