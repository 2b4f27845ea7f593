using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reminders;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Gives chats whose nudge or expiry is due their turn. The rows say what is due; this only looks. Not at night: what is due then waits for the morning.</summary>
[DisallowConcurrentExecution]
internal sealed class ClockJob(OfficeDatabase database, TurnRunner turns, ChatLanes lanes, OfficeProfile office, IOptions<ReminderOptions> reminders, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (reminders.Value.KeepsQuiet && QuietHours.IsQuiet(office.Zone, now))
                return;
            List<Conversation> due;
            await using (var db = database.Open())
                due = await db.Conversations.AsNoTracking().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(Batch).ToListAsync(cancellationToken);
            foreach (var chat in due)
                if (await lanes.RunAsync(chat.ChannelAddress, () => turns.ResumeAsync(chat.Id, cancellationToken)) is TurnResult.Outage)
                    return;
            if (due.Count < Batch)
                return;
        }
    }
}
