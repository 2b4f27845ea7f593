using PilarBot.Office.Reminders;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Twice an hour: whose visits are due. What was sent is noted, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class VisitsJob(RemindOfVisits remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
