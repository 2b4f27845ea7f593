using PilarBot.Office.Neutrality;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Four times an hour: whoever is due a reminder of neutrality. What was sent is noted, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class NeutralityJob(RemindOfNeutrality remind, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await remind.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
