using PilarBot.Office.Verval;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Four times an hour: visitors whose households are due. What was sent is noted, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class VervalJob(RemindOfVerval remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
