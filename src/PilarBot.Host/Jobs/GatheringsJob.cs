using PilarBot.Office.Gatherings;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Every few seconds: invitations and changes that somebody has not heard of, and quizzes of gatherings that are over. What was sent is noted.</summary>
[DisallowConcurrentExecution]
internal sealed class GatheringsJob(TellInvitees tell, SendQuizzes quizzes, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await tell.RunAsync(now, cancellationToken);
        await quizzes.RunAsync(now, cancellationToken);
    }
}
