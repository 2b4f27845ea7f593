using PilarBot.Office.Reminders;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Monday morning in the office's zone: each TKSK's list of open verifications.</summary>
[DisallowConcurrentExecution]
internal sealed class WeeklyCasesJob(RemindOfCases remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
