using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Inputs;
using PilarBot.Office;
using PilarBot.Office.Conversations;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>Gives chats whose nudge or expiry is due their turn. The rows say what is due; this only looks.</summary>
[DisallowConcurrentExecution]
internal sealed class ClockJob(OfficeDatabase database, TurnRunner turns, ChatLanes lanes, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            List<Conversation> due;
            await using (var db = database.Open())
                due = await db.Conversations.AsNoTracking().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(Batch).ToListAsync(cancellationToken);
            foreach (var chat in due)
                if (await lanes.RunAsync(chat.ChannelAddress, () => turns.ResumeAsync(chat.Id, new ClockInput(), cancellationToken)) is TurnResult.Outage)
                    return;
            if (due.Count < Batch)
                return;
        }
    }
}
