using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Reminders;

namespace PilarBot.Office.Gatherings;

/// <summary>Reminds once of the quiz after a gathering who got it and has not answered all of it: a day before it closes, or halfway when it is open for less than two days.</summary>
internal sealed class QuizReminder(OfficeProfile office) : ReminderKind("gathering-quiz", "Kuis acara", "Anda hadir di acaranya")
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    public override async Task<IReadOnlyList<DueReminder>> DueAsync(OfficeDbContext db, ReminderWindow window, CancellationToken cancellation)
    {
        var (now, person, latest) = (window.Now, window.Person, window.Until + Before);
        // When it is open for less than two days, halfway lies less than a day before the end.
        var some = await (
            from quiz in db.GatheringQuizzes
            join gathering in db.Gatherings on quiz.GatheringId equals gathering.Id
            join invitee in db.Invitees on gathering.Id equals invitee.GatheringId
            where quiz.SentAt != null && quiz.ClosesAt > now && quiz.ClosesAt <= latest && gathering.CancelledAt == null
                && invitee.QuizToldAt != null && invitee.PersonId != null && (person == null || invitee.PersonId == person)
            select new
            {
                gathering.Id,
                gathering.Number,
                Person = invitee.PersonId!.Value,
                SentAt = quiz.SentAt!.Value,
                ClosesAt = quiz.ClosesAt!.Value,
                Left = db.GatheringQuestions.Count(q => q.GatheringId == gathering.Id && !db.GatheringAnswers.Any(a => a.QuestionId == q.Id && a.PersonId == invitee.PersonId)),
            }).ToListAsync(cancellation);
        return
        [
            .. from s in some
               let half = (s.ClosesAt - s.SentAt) / 2
               let at = s.ClosesAt - (half < Before ? half : Before)
               where window.Holds(at, s.ClosesAt)
               select new Due(s.Person, s.Id, s.Number, at, s.ClosesAt) { Skip = s.Left == 0 ? ReminderSkip.Gone : null },
        ];
    }

    public override async Task<OutboundText?> WriteAsync(ReminderContext context, IReadOnlyList<DueReminder> due)
    {
        var until = due.Cast<Due>().ToDictionary(d => d.Gathering, d => d.Until);
        var ids = until.Keys.ToList();
        var found = await context.Db.Gatherings.AsNoTracking().Where(g => ids.Contains(g.Id)).OrderBy(g => g.StartsAt).ToListAsync(context.Cancellation);
        return found is []
            ? null
            : new("Kuis acara yang belum selesai Anda isi:\n\n" + string.Join('\n', found.Select(g => $"- {MarkdownEscape.Line(g.Open(context.Sealer).Title)} (sampai {GatheringWords.When(office, until[g.Id])})")))
            { Choices = [found is [var one] ? GatheringWords.Quiz(one.Number) : new("Isi kuis", "!kuis acara")] };
    }

    private sealed record Due(Guid Person, Guid Gathering, string Number, DateTime At, DateTime Until) : DueReminder(Person, Number, At, Until);
}
