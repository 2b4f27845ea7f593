using PilarBot.Office.Reminders;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Writes down which reminders the coming day brings. Each is written once, so it may come as often as it likes.</summary>
[DisallowConcurrentExecution]
internal sealed class FindRemindersJob(FindReminders find, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await find.RunAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
}
