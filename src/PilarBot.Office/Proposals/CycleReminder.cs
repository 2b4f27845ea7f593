using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Proposals;

/// <summary>Reminds operators and pillars of the steps of the month, each once at each of its offsets, with the reason.</summary>
internal sealed class CycleReminder(OfficeProfile office, ReminderHours hours, IOptions<ProposalOptions> options)
    : ReminderKind("proposal-cycle", "Jadwal usulan", "peran Anda mengerjakan langkah usulan bulan ini")
{
    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (first, last) = hours.Days(window);
        var steps = (
            from step in options.Value.Steps
            where step.RemindDaysBefore.Length > 0
            from day in new[] { step.LastIn(first), step.LastIn(last) }.Distinct()
            from time in hours.Around(day, step.RemindDaysBefore.Select(before => -before), 0, step.RemindDaysBefore.Min() + 1, window)
            select (Step: step, Day: day, time.Offset, time.At, time.Until)).ToList();
        if (steps is [])
            return [];
        var (now, person, roles) = (window.Now, window.Person, steps.SelectMany(s => s.Step.Roles).Distinct().ToList());
        var held = await db.RoleGrants.Where(g => roles.Contains(g.Role) && (person == null || g.PersonId == person) && g.Since <= now && (g.Until == null || g.Until > now))
            .Select(g => new { g.PersonId, g.Role }).Distinct().ToListAsync(cancellation);
        return
        [
            .. from someone in held.GroupBy(h => h.PersonId, h => h.Role)
               from s in steps
               where s.Step.Roles.Any(someone.Contains)
               select new Due(someone.Key, s.Step, s.Day, s.Offset, s.At, s.Until),
        ];
    }

    public override Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var today = office.DayOf(context.Now);
        var text = new StringBuilder("Pengingat jadwal usulan:\n\n");
        foreach (var step in due.Cast<Due>())
        {
            var left = step.Day.DayNumber - today.DayNumber;
            text.Append(CultureInfo.InvariantCulture, $"- **{MarkdownEscape.Line(step.Step.Label)}** sampai {OfficeProfile.ShowDay(step.Day)}, {(left == 0 ? "hari ini" : $"{left} hari lagi")}");
            text.Append(step.Step.Reason.Length > 0 ? $"; {MarkdownEscape.Line(step.Step.Reason)}.\n" : ".\n");
        }
        return Task.FromResult<OutboundText?>(new(
            text.Append(CultureInfo.InvariantCulture, $"\nJadwal: {MarkdownEscape.Line(options.Value.CycleSource)}; perlu dikonfirmasi. Terima kasih.").ToString())
        {
            Choices = [new("Buka usulan", "!usulan")],
        });
    }

    private sealed record Due(Guid Person, CycleStepOptions Step, DateOnly Day, int Offset, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{ProposalWords.CycleOf(Day)}/{Step.Step}/{-Offset}"), At, Until);
}
