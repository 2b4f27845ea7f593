using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Reminders;

/// <summary>
/// Sends reminders whose time has come: all of one person's in one message, in the chat in which they wrote last, never at night. Their
/// causes are looked at again in the same transaction: what is done by then is passed over, and the row says so.
/// </summary>
internal sealed partial class SendReminders(
    OfficeDatabase database, OfficeProfile office, IEnumerable<ReminderKind> kinds, Sealer sealer, Wakeups wakeups, IOptions<ReminderOptions> options,
    ILogger<SendReminders> logger)
{
    private const int Batch = 500;

    /// <summary>So many buttons are still read.</summary>
    private const int MostButtons = 6;

    private readonly List<ReminderKind> kinds = [.. kinds.Where(k => !options.Value.Without.Contains(k.Code))];

    /// <summary>Sends what is due.</summary>
    /// <returns>How many messages.</returns>
    /// <exception cref="AggregateException">Some people's could not be sent; the others' were.</exception>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        await EndAsync(now, cancellation);
        if (IsQuiet(now))
            return 0;
        List<Guid> recipients;
        await using (var db = database.Open())
            recipients = await Due(db, now).GroupBy(r => r.Recipient).OrderBy(g => g.Min(r => r.NotBefore)).Select(g => g.Key).Take(Batch).ToListAsync(cancellation);
        var (sent, faults) = (0, new List<Exception>());
        foreach (var recipient in recipients)
            try
            {
                if (await database.WriteAsync(db => SendAsync(db, recipient, now, cancellation), cancellation) is { } account)
                {
                    wakeups.Outbox(account);
                    sent++;
                }
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                Log.Failed(logger, Fault.Describe(exception));
                faults.Add(exception);
            }
        return faults is [] ? sent : throw new AggregateException(faults);
    }

    private bool IsQuiet(DateTime now) => options.Value.KeepsQuiet && QuietHours.IsQuiet(office.Zone, now);

    private static IQueryable<Reminder> Due(OfficeDbContext db, DateTime now) => db.Reminders.Where(r => r.State == ReminderState.Waiting && r.NotBefore <= now);

    // What nobody could be told of in its time.
    private async Task EndAsync(DateTime now, CancellationToken cancellation)
    {
        List<Late> late;
        await using (var db = database.Open())
            late = await Due(db, now).Where(r => r.Until <= now).OrderBy(r => r.NotBefore).Select(r => new Late(r.Id, r.NotBefore, r.Until)).Take(10 * Batch).ToListAsync(cancellation);
        foreach (var some in late.GroupBy(r => IsNightly(r) ? ReminderSkip.Quiet : ReminderSkip.TooLate))
        {
            var ids = some.Select(r => r.Id).ToList();
            await database.WriteAsync(db => Due(db, now).Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(r => r.State, ReminderState.Skipped).SetProperty(r => r.Skip, some.Key).SetProperty(r => r.SettledAt, now), cancellation), cancellation);
        }
    }

    // Within one night from its begin to its end.
    private bool IsNightly(Late late) => late.Until - late.NotBefore < TimeSpan.FromHours(12) && IsQuiet(late.NotBefore) && IsQuiet(late.Until.AddSeconds(-1));

    private async Task<string?> SendAsync(OfficeDbContext db, Guid person, DateTime now, CancellationToken cancellation)
    {
        // Whoever comes second waits here, and then finds them sent.
        await Due(db, now).Where(r => r.Recipient == person).ExecuteUpdateAsync(set => set.SetProperty(r => r.NotBefore, r => r.NotBefore), cancellation);
        var reminders = await Due(db, now).Where(r => r.Recipient == person).OrderBy(r => r.NotBefore).ThenBy(r => r.Id).ToListAsync(cancellation);
        if (reminders is [] || await RestAsync(db, person, reminders, now, cancellation))
            return null;
        if (await LastChat.Of(db, person).FirstOrDefaultAsync(cancellation) is var chat && chat == Guid.Empty)
        {
            var hasChat = await db.Conversations.AnyAsync(c => c.PersonId == person, cancellation);
            reminders.ForEach(r => Pass(r, hasChat ? ReminderSkip.Unreachable : ReminderSkip.NoChat, now));
            return null;
        }
        var muted = await db.MutedReminders.Where(m => m.PersonId == person).Select(m => m.Kind).ToListAsync(cancellation);
        var parts = new List<OutboundText>();
        foreach (var some in reminders.GroupBy(r => r.Kind).OrderBy(g => kinds.FindIndex(k => k.Code == g.Key)))
            if (await PartAsync(db, [.. some], muted.Contains(some.Key), chat, now, cancellation) is { } part)
                parts.Add(part);
        return parts is [] ? null : await OweMessage.ToAsync(db, chat, Bundle(parts), MessagePurpose.Reminder, sealer, now, cancellation);
    }

    // Somebody who was reminded a moment ago is left alone for a while; what would be too late by then goes out.
    private async Task<bool> RestAsync(OfficeDbContext db, Guid person, List<Reminder> reminders, DateTime now, CancellationToken cancellation)
    {
        var last = await db.Reminders.Where(r => r.Recipient == person && r.State == ReminderState.Sent).MaxAsync(r => r.SettledAt, cancellation);
        if (last + options.Value.Between is not { } again || again <= now || reminders.Exists(r => r.Until <= again))
            return false;
        reminders.ForEach(r => r.NotBefore = again);
        return true;
    }

    private async Task<OutboundText?> PartAsync(
        OfficeDbContext db, List<Reminder> reminders, bool isMuted, Guid chat, DateTime now, CancellationToken cancellation)
    {
        // A kind that the program no longer knows, or the office does without, has no cause any more.
        if (kinds.Find(k => k.Code == reminders[0].Kind) is not { } kind)
            return PassAll(reminders, ReminderSkip.Gone, now);
        if (isMuted && kind.MayBeMuted)
            return PassAll(reminders, ReminderSkip.Muted, now);
        var due = (await kind.DueAsync(db, new(now, now, reminders[0].Recipient), cancellation)).ToLookup(d => d.Key);
        var (told, all) = (new List<Reminder>(), new List<DueReminder>());
        foreach (var reminder in reminders)
            if (due[reminder.Key].FirstOrDefault() is { Skip: null } still)
            {
                told.Add(reminder);
                all.Add(still);
            }
            else
            {
                Pass(reminder, due[reminder.Key].FirstOrDefault()?.Skip ?? ReminderSkip.Gone, now);
            }
        if (all is [])
            return null;
        if (await kind.WriteAsync(new(db, sealer, now, cancellation), all) is not { } text)
            return PassAll(told, ReminderSkip.Nothing, now);
        foreach (var reminder in told)
            (reminder.State, reminder.SettledAt, reminder.ConversationId) = (ReminderState.Sent, now, chat);
        return text;
    }

    private static OutboundText Bundle(List<OutboundText> parts)
    {
        var buttons = parts.Count == 1 ? parts[0].Choices : [.. parts.Select(p => p.Choices[0]).DistinctBy(c => c.Data).Take(MostButtons - 1)];
        var text = parts.Count == 1 ? parts[0].Markdown : "**Pengingat untuk Anda**\n\n" + string.Join("\n\n", parts.Select(p => p.Markdown));
        return new(text) { Choices = [.. buttons, new("Ingatkan nanti", "!ingatkan nanti")] };
    }

    private static OutboundText? PassAll(List<Reminder> reminders, ReminderSkip skip, DateTime now)
    {
        reminders.ForEach(r => Pass(r, skip, now));
        return null;
    }

    private static void Pass(Reminder reminder, ReminderSkip skip, DateTime now) => (reminder.State, reminder.Skip, reminder.SettledAt) = (ReminderState.Skipped, skip, now);

    private sealed record Late(Guid Id, DateTime NotBefore, DateTime Until);

    private static partial class Log
    {
        [LoggerMessage(2802, LogLevel.Error, "Somebody's reminders could not be sent; trying again at the next look: {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
