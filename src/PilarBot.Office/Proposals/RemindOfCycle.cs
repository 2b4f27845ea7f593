using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Proposals;

/// <summary>
/// Reminds operators and pillars of the steps of the month, each once at each of its offsets, with the reason; several due at once make one
/// message. Never at night. What was missed is not made up for.
/// </summary>
internal sealed class RemindOfCycle(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, IOptions<ProposalOptions> options)
{
    private const string Kind = "proposal-cycle";

    /// <summary>Sends what is due.</summary>
    /// <returns>How many messages.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        var today = office.DayOf(now);
        var due = options.Value.Steps.Where(s => IsDue(s, today)).ToList();
        if (due is [] || QuietHours.IsQuiet(office.Zone, now))
            return 0;
        var sent = 0;
        foreach (var (chat, steps) in await ChatsAsync(due, today, now, cancellation))
            if (await database.WriteAsync(db => SendAsync(db, chat, steps, today, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private static bool IsDue(CycleStepOptions step, DateOnly today) => step.RemindDaysBefore.Contains(step.LastIn(today).DayNumber - today.DayNumber);

    // In the chat in which the person wrote last.
    private async Task<List<(Guid Chat, List<CycleStepOptions> Steps)>> ChatsAsync(List<CycleStepOptions> due, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var roles = due.SelectMany(s => s.Roles).Distinct().ToList();
        var periods = due.ConvertAll(s => PeriodOf(s, today));
        await using var db = database.Open();
        var held = await (
            from grant in db.RoleGrants
            where roles.Contains(grant.Role) && grant.Since <= now && (grant.Until == null || grant.Until > now)
            join chat in db.Conversations on grant.PersonId equals chat.PersonId
            where chat.Unreachable == null
            select new { chat.Id, chat.PersonId, chat.LastInboundAt, grant.Role }).Distinct().ToListAsync(cancellation);
        var told = (await db.Set<SentReminder>().Where(r => r.Kind == Kind && periods.Contains(r.Period)).Select(r => new { r.ConversationId, r.Period }).ToListAsync(cancellation))
            .Select(r => (r.ConversationId, r.Period)).ToHashSet();
        return
        [
            .. held.GroupBy(h => h.PersonId).Select(person => (
                    Chats: person.Select(h => h.Id).Distinct().ToList(),
                    Chat: person.OrderByDescending(h => h.LastInboundAt).ThenByDescending(h => h.Id).First().Id,
                    Roles: person.Select(h => h.Role).ToHashSet()))
                .Select(p => (p.Chat, Steps: due.Where(s => s.Roles.Any(p.Roles.Contains) && !p.Chats.Exists(c => told.Contains((c, PeriodOf(s, today))))).ToList()))
                .Where(p => p.Steps is not []),
        ];
    }

    private async Task<string?> SendAsync(OfficeDbContext db, Guid chat, List<CycleStepOptions> steps, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        // Whoever comes second waits here, and then finds it sent.
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        var periods = steps.ConvertAll(s => PeriodOf(s, today));
        var told = await db.Set<SentReminder>().Where(r => r.Kind == Kind && r.ConversationId == chat && periods.Contains(r.Period)).Select(r => r.Period).ToListAsync(cancellation);
        var left = steps.Where(s => !told.Contains(PeriodOf(s, today))).ToList();
        if (left is [])
            return null;
        foreach (var step in left)
            db.Set<SentReminder>().Add(new() { Kind = Kind, ConversationId = chat, Period = PeriodOf(step, today), At = now });
        return await OweMessage.ToAsync(db, chat, Text(left, today), MessagePurpose.Reminder, sealer, now, cancellation);
    }

    private OutboundText Text(List<CycleStepOptions> steps, DateOnly today)
    {
        var text = new StringBuilder("Pengingat jadwal usulan:\n\n");
        foreach (var step in steps)
        {
            var last = step.LastIn(today);
            var left = last.DayNumber - today.DayNumber;
            text.Append(CultureInfo.InvariantCulture, $"- **{MarkdownEscape.Line(step.Label)}** sampai {OfficeProfile.ShowDay(last)}, {(left == 0 ? "hari ini" : $"{left} hari lagi")}");
            text.Append(step.Reason.Length > 0 ? $"; {MarkdownEscape.Line(step.Reason)}.\n" : ".\n");
        }
        return new(text.Append(CultureInfo.InvariantCulture, $"\nJadwal: {MarkdownEscape.Line(options.Value.CycleSource)}; perlu dikonfirmasi. Terima kasih.").ToString())
        {
            Choices = [new("Buka usulan", "!usulan")],
        };
    }

    private static string PeriodOf(CycleStepOptions step, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture, $"{ProposalWords.CycleOf(today)}/{step.Step}/{step.LastIn(today).DayNumber - today.DayNumber}");
}
