using PilarBot.Office.Reminders;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Sends reminders whose time has come.</summary>
[DisallowConcurrentExecution]
internal sealed class SendRemindersJob(SendReminders send, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await send.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
