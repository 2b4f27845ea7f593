using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// Reminds of gatherings those who come or have not answered, some times before they begin; of several that are due only the latest. Whoever
/// declined, is there already, or no longer works where it invites is not reminded, nor is anybody of what was cancelled or has begun.
/// </summary>
internal sealed class GatheringReminder(OfficeProfile office, IOptions<GatheringOptions> options)
    : ReminderKind("gathering", "Acara", "Anda diundang")
{
    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var leads = options.Value.Leads.OrderDescending().ToList();
        if (leads is [])
            return [];
        var (now, person, latest) = (window.Now, window.Person, window.Until + leads[0]);
        var some = await GatheringAccess.Invitations(db, now)
            .Where(i => i.Gathering.CancelledAt == null && i.Gathering.StartsAt > now && i.Gathering.StartsAt <= latest && i.Invitee.Told >= 0
                && i.Invitee.PersonId != null && (person == null || i.Invitee.PersonId == person))
            .OrderBy(i => i.Gathering.StartsAt).ThenBy(i => i.Invitee.Id)
            .Select(i => new
            {
                i.Gathering.Number,
                i.Gathering.StartsAt,
                i.Gathering.Sequence,
                i.Invitee.Id,
                i.Invitee.PersonId,
                i.Invitee.ToldAt,
                i.Invitee.Told,
                i.Invitee.Answer,
                i.Invitee.PresentAt,
            }).ToListAsync(cancellation);
        return
        [
            .. from i in some
               from n in Enumerable.Range(0, leads.Count)
               let at = i.StartsAt - leads[n]
               let until = n + 1 < leads.Count ? i.StartsAt - leads[n + 1] : i.StartsAt
               // Told of time and place before; whoever has yet to hear of a change hears of it first.
               where i.ToldAt <= at && window.Holds(at, until) && (i.Told >= i.Sequence || window.Person is null)
               select new Due(i.PersonId!.Value, i.Id, i.Number, leads[n], i.StartsAt, at, until)
               {
                   Skip = i.Answer is Rsvp.NotComing ? ReminderSkip.NotComing : i.PresentAt is not null ? ReminderSkip.Gone : null,
               },
        ];
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var ids = due.Cast<Due>().Select(d => d.Invitee).Distinct().ToList();
        var found = await GatheringAccess.Invitations(context.Db, context.Now).AsNoTracking().Where(i => ids.Contains(i.Invitee.Id)).OrderBy(i => i.Gathering.StartsAt).ToListAsync(context.Cancellation);
        var parts = found.ConvertAll(i => $"{GatheringWords.Describe(office, i.Gathering, i.Gathering.Open(context.Sealer))}\n\n{Ask(i.Invitee)}");
        return found is []
            ? null
            : new("Pengingat acara.\n\n" + string.Join("\n\n", parts)) { Choices = found is [var one] ? Choices(one) : [new("Undangan saya", "!undangan saya")] };
    }

    private static string Ask(Invitee invitee) => invitee.Answer is Rsvp.None
        ? "Mohon jawab apakah Anda hadir."
        : $"Jawaban Anda: {invitee.Answer.Label()}. Bila berhalangan, mohon beri tahu kami.";

    private static Choice[] Choices(Invitation found)
    {
        var number = found.Gathering.Number;
        return found.Invitee.Answer is Rsvp.None
            ? [GatheringWords.Open(number, "Hadir", "hadir"), GatheringWords.Open(number, "Berhalangan", "berhalangan"), GatheringWords.Open(number, "Diwakili", "diwakili")]
            : [GatheringWords.Open(number, "Ubah jawaban")];
    }

    private sealed record Due(Guid Person, Guid Invitee, string Number, TimeSpan Lead, DateTime StartsAt, DateTime At, DateTime Until)
        : DueReminder(Person, string.Create(CultureInfo.InvariantCulture, $"{Number}/{(int)Lead.TotalMinutes}/{StartsAt:yyyyMMddHHmm}"), At, Until);
}
