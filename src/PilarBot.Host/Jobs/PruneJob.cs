using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Host.WebChat;
using PilarBot.Office;
using PilarBot.Office.Media;
using PilarBot.Office.Outbox;
using PilarBot.Office.Privacy;
using PilarBot.Office.Reminders;
using PilarBot.Office.WebChat;
using Quartz;

namespace PilarBot.Host.Jobs;

/// <summary>
/// Once a day, takes away what has served its time: notes of seen messages after 90 days, used-up start codes, sent messages of which
/// nothing more was heard, held ones nobody asked for, wrong secrets that no longer count, registers and charts, what became of reminders, what the office has kept for long enough, web chats
/// at rest.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class PruneJob(OfficeDatabase database, IOptions<OutboxOptions> outbox, IOptions<ReminderOptions> reminders, PruneMadeFiles made, EndOfRetention retention, IServiceProvider services, TimeProvider clock) : IJob
{
    private static readonly TimeSpan KeepSeen = TimeSpan.FromDays(90);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var oldest = now - KeepSeen;
        await database.WriteAsync(db => db.SeenMessages.Where(m => m.At < oldest).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        // What no report came for: the channel would have told by now.
        var sent = now - outbox.Value.KeepSent;
        await database.WriteAsync(db => db.Outbox.Where(m => m.State == OutboxState.Sent && m.StateAt < sent).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        var held = now - outbox.Value.KeepHeld;
        await database.WriteAsync(db => HeldMessages.GiveUpAsync(db, held, now, cancellationToken), cancellationToken);
        await database.WriteAsync(db => db.SecretGuesses.Where(g => g.Until <= now).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        await database.WriteAsync(db => db.Set<Office.People.StartCode>().Where(c => c.Until < now).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        var reminded = now - reminders.Value.Keep;
        await database.WriteAsync(db => db.Reminders.Where(r => r.FoundAt < reminded && r.State != ReminderState.Waiting).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        // Before the end of retention, which deletes the files.
        await made.RunAsync(cancellationToken);
        await retention.RunAsync(cancellationToken);
        // Where there is a web chat.
        if (services.GetService<PruneWebChat>() is { } webChat)
            await webChat.RunAsync(now, services.GetRequiredService<IOptions<WebChatOptions>>().Value.KeepChats, cancellationToken);
    }
}
