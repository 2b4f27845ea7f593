using PilarBot.Office.PublicReview;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Four times an hour: the clock of objections. What was told is noted, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class ReviewsJob(WatchReviews watch, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await watch.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
