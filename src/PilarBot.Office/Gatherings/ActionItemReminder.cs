using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Gatherings;

/// <summary>Reminds whoever is to do what was agreed in a gathering: the day before, on the day, and each week until it is closed.</summary>
internal sealed class ActionItemReminder(OfficeProfile office, ReminderHours hours)
    : ReminderKind("gathering-item", "Tindak lanjut", "tindak lanjut itu menjadi tugas Anda")
{
    private const int Listed = 10;

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (_, last) = hours.Days(window);
        var (latest, now, person) = (last.AddDays(1), window.Now, window.Person);
        // Of people who still hold a role.
        var items = await db.GatheringItems
            .Where(i => i.ClosedAt == null && i.DueOn != null && i.DueOn <= latest && i.OwnerId != null && (person == null || i.OwnerId == person)
                && db.RoleGrants.Any(r => r.PersonId == i.OwnerId && r.Since <= now && (r.Until == null || r.Until > now)))
            .Select(i => new { i.Id, Owner = i.OwnerId!.Value, DueOn = i.DueOn!.Value }).ToListAsync(cancellation);
        return [.. from item in items from step in hours.Around(item.DueOn, [-1, 0], 7, 0, window) select new Due(item.Owner, item.Id, item.DueOn, step.Offset, step.At, step.Until)];
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var (today, ids) = (office.DayOf(context.Now), due.Cast<Due>().Select(d => d.Item).ToList());
        var items = await (
            from item in context.Db.GatheringItems.AsNoTracking()
            where ids.Contains(item.Id)
            join gathering in context.Db.Gatherings.AsNoTracking() on item.GatheringId equals gathering.Id
            orderby item.DueOn, item.Id
            select new OpenItem { Item = item, Gathering = gathering }).Take(Listed + 1).ToListAsync(context.Cancellation);
        var text = new StringBuilder("Tindak lanjut Anda yang belum selesai:\n\n");
        foreach (var item in items.Take(Listed))
        {
            var late = today.DayNumber - item.Item.DueOn!.Value.DayNumber;
            var when = late switch { < 0 => "besok", 0 => "hari ini", _ => $"lewat {late} hari" };
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownEscape.Line(item.Text(context.Sealer))} (tenggat {OfficeProfile.ShowDay(item.Item.DueOn.Value)}, {when})\n");
        }
        if (items.Count > Listed)
            text.Append("- dan lainnya\n");
        return new(text.Append("\nSetelah selesai, mohon laporkan dengan bukti.").ToString()) { Choices = [new("Tindak lanjut", "!tindak lanjut")] };
    }

    private sealed record Due(Guid Person, Guid Item, DateOnly DueOn, int Offset, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Item:N}/{DueOn:yyyy-MM-dd}/{Offset}"), At, Until);
}
