using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// Reminds of gatherings those who come or have not answered, and of what was agreed whoever is to do it: the day before, on the day, and
/// each week until it is closed. Each once, never at night; of several that are due at the same time only the latest. Whoever declined,
/// is there already, or no longer works where it invites is not reminded, nor is anybody of what was cancelled or has begun.
/// </summary>
internal sealed class RemindOfGatherings(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, IOptions<GatheringOptions> options)
{
    private const string GatheringKind = "gathering";
    private const string ItemKind = "gathering-item";
    private const int Batch = 500;

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        var sent = 0;
        foreach (var lead in options.Value.Leads.Order())
            foreach (var invitee in await DueAsync(lead, now, cancellation))
                sent += await WriteAsync(db => RemindAsync(db, invitee, lead, now, cancellation), cancellation);
        foreach (var owner in await OwnersAsync(now, cancellation))
            sent += await WriteAsync(db => RemindOwnerAsync(db, owner, now, cancellation), cancellation);
        return sent;
    }

    private async Task<int> WriteAsync(Func<OfficeDbContext, Task<string?>> work, CancellationToken cancellation)
    {
        if (await database.WriteAsync(work, cancellation) is not { } account)
            return 0;
        wakeups.Outbox(account);
        return 1;
    }

    // Those for whom this is the latest reminder that has come due since they were told of time and place.
    private async Task<List<Guid>> DueAsync(TimeSpan lead, DateTime now, CancellationToken cancellation)
    {
        var until = now + lead;
        var from = options.Value.Leads.Where(l => l < lead).Select(l => now + l).DefaultIfEmpty(now).Max();
        await using var db = database.Open();
        var due = await Wanted(db, now)
            .Where(i => i.Gathering.StartsAt > from && i.Gathering.StartsAt <= until)
            .OrderBy(i => i.Gathering.StartsAt).ThenBy(i => i.Invitee.Id)
            .Select(i => new { i.Invitee.Id, i.Invitee.PersonId, i.Invitee.ToldAt, i.Gathering.Number, i.Gathering.StartsAt }).ToListAsync(cancellation);
        var since = now - options.Value.Leads.Max() - TimeSpan.FromDays(1);
        var noted = await (
            from reminder in db.Set<SentReminder>()
            where reminder.Kind == GatheringKind && reminder.At > since
            join chat in db.Conversations on reminder.ConversationId equals chat.Id
            select new { chat.PersonId, reminder.Period }).ToListAsync(cancellation);
        var known = noted.Select(n => (n.PersonId, n.Period)).ToHashSet();
        return [.. due.Where(d => d.ToldAt <= d.StartsAt - lead && !known.Contains((d.PersonId, Period(d.Number, lead, d.StartsAt)))).Take(Batch).Select(d => d.Id)];
    }

    private static IQueryable<Invitation> Wanted(OfficeDbContext db, DateTime now) => GatheringAccess.Invitations(db, now).Where(i =>
        i.Gathering.CancelledAt == null && i.Gathering.StartsAt > now && i.Invitee.Told >= 0 && i.Invitee.Answer != Rsvp.NotComing && i.Invitee.PresentAt == null);

    private async Task<string?> RemindAsync(OfficeDbContext db, Guid id, TimeSpan lead, DateTime now, CancellationToken cancellation)
    {
        if (await db.Invitees.Where(i => i.Id == id).Select(i => i.PersonId).SingleOrDefaultAsync(cancellation) is not { } person
            || await LastChat.Of(db, person).FirstOrDefaultAsync(cancellation) is var chat && chat == Guid.Empty)
            return null;
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        // The answer may have come meanwhile, and another host may have been first.
        if (await Wanted(db, now).AsNoTracking().SingleOrDefaultAsync(i => i.Invitee.Id == id, cancellation) is not { } found)
            return null;
        var (invitee, gathering) = (found.Invitee, found.Gathering);
        var period = Period(gathering.Number, lead, gathering.StartsAt);
        if (invitee.Told < gathering.Sequence || await db.Set<SentReminder>().AnyAsync(r => r.Kind == GatheringKind && r.ConversationId == chat && r.Period == period, cancellation))
            return null;
        db.Set<SentReminder>().Add(new() { Kind = GatheringKind, ConversationId = chat, Period = period, At = now });
        var ask = invitee.Answer is Rsvp.None ? "Mohon jawab apakah Anda hadir." : $"Jawaban Anda: {invitee.Answer.Label()}. Bila berhalangan, mohon beri tahu kami.";
        Choice[] choices = invitee.Answer is Rsvp.None
            ? [GatheringWords.Open(gathering.Number, "Hadir", "hadir"), GatheringWords.Open(gathering.Number, "Berhalangan", "berhalangan"), GatheringWords.Open(gathering.Number, "Diwakili", "diwakili")]
            : [GatheringWords.Open(gathering.Number, "Ubah jawaban")];
        return await OweMessage.ToAsync(
            db, chat, new OutboundText($"Pengingat acara.\n\n{GatheringWords.Describe(office, gathering, gathering.Open(sealer))}\n\n{ask}") { Choices = choices }, MessagePurpose.Reminder, sealer, now, cancellation);
    }

    private static string Period(string number, TimeSpan lead, DateTime start) => string.Create(CultureInfo.InvariantCulture, $"{number}/{(int)lead.TotalMinutes}/{start:yyyyMMddHHmm}");

    private async Task<List<Guid>> OwnersAsync(DateTime now, CancellationToken cancellation)
    {
        var tomorrow = office.DayOf(now).AddDays(1);
        await using var db = database.Open();
        return await Due(db, tomorrow, now).Select(i => i.Item.OwnerId!.Value).Distinct().OrderBy(p => p).Take(Batch).ToListAsync(cancellation);
    }

    // Of people who still hold a role.
    private static IQueryable<OpenItem> Due(OfficeDbContext db, DateOnly tomorrow, DateTime now) =>
        from item in db.GatheringItems
        where item.ClosedAt == null && item.DueOn <= tomorrow
            && db.RoleGrants.Any(r => r.PersonId == item.OwnerId && r.Since <= now && (r.Until == null || r.Until > now))
        join gathering in db.Gatherings on item.GatheringId equals gathering.Id
        select new OpenItem { Item = item, Gathering = gathering };

    // All that is due of one person in one message.
    private async Task<string?> RemindOwnerAsync(OfficeDbContext db, Guid owner, DateTime now, CancellationToken cancellation)
    {
        var today = office.DayOf(now);
        if (await LastChat.Of(db, owner).FirstOrDefaultAsync(cancellation) is var chat && chat == Guid.Empty)
            return null;
        await db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastOrdinal, c => c.LastOrdinal), cancellation);
        var text = new StringBuilder("Tindak lanjut Anda yang belum selesai:\n\n");
        var isNew = false;
        foreach (var due in await Due(db, today.AddDays(1), now).Where(i => i.Item.OwnerId == owner).OrderBy(i => i.Item.DueOn).ThenBy(i => i.Item.Id).AsNoTracking().ToListAsync(cancellation))
        {
            var late = today.DayNumber - due.Item.DueOn!.Value.DayNumber;
            // The day before, the day, then every seventh.
            var period = string.Create(CultureInfo.InvariantCulture, $"{due.Item.Id:N}/{(late < 0 ? "h-1" : late / 7)}");
            if (await db.Set<SentReminder>().AnyAsync(r => r.Kind == ItemKind && r.ConversationId == chat && r.Period == period, cancellation))
                continue;
            isNew = true;
            db.Set<SentReminder>().Add(new() { Kind = ItemKind, ConversationId = chat, Period = period, At = now });
            var when = late switch { < 0 => "besok", 0 => "hari ini", _ => $"lewat {late} hari" };
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownEscape.Line(due.Text(sealer))} (tenggat {OfficeProfile.ShowDay(due.Item.DueOn.Value)}, {when})\n");
        }
        return isNew
            ? await OweMessage.ToAsync(
                db, chat, new OutboundText(text.Append("\nSetelah selesai, mohon laporkan dengan bukti.").ToString()) { Choices = [new("Tindak lanjut", "!tindak lanjut")] }, MessagePurpose.Reminder, sealer, now,
                cancellation)
            : null;
    }
}
