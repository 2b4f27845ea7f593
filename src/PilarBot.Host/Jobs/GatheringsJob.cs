using PilarBot.Office.Gatherings;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Every few seconds: invitations and changes that somebody has not heard of. What was sent is noted.</summary>
[DisallowConcurrentExecution]
internal sealed class GatheringsJob(TellInvitees tell, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await tell.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
