using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;

namespace PilarBot.Office.Gatherings;

/// <summary>
/// Sends released quizzes to those who were there, each once, as soon as the gathering is over: also to who is noted later, while the quiz
/// is open. Never at night.
/// </summary>
internal sealed class SendQuizzes(OfficeDatabase database, OfficeProfile office, Sealer sealer, Wakeups wakeups, IOptions<GatheringOptions> options)
{
    private const int Batch = 500;

    /// <summary>Sends what has to be sent.</summary>
    /// <returns>How many got one.</returns>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancellation)
    {
        if (QuietHours.IsQuiet(office.Zone, now))
            return 0;
        List<Guid> due;
        await using (var db = database.Open())
            due = await Due(db, now).Where(d => db.Conversations.Any(c => c.PersonId == d.Invitee.PersonId && c.Unreachable == null))
                .OrderBy(d => d.Invitee.Id).Take(Batch).Select(d => d.Invitee.Id).ToListAsync(cancellation);
        var sent = 0;
        foreach (var id in due)
            if (await database.WriteAsync(db => SendAsync(db, id, now, cancellation), cancellation) is { } account)
            {
                wakeups.Outbox(account);
                sent++;
            }
        return sent;
    }

    private IQueryable<Found> Due(OfficeDbContext db, DateTime now)
    {
        var begun = now - options.Value.Length;
        return from quiz in db.GatheringQuizzes
               join gathering in db.Gatherings on quiz.GatheringId equals gathering.Id
               join invitee in db.Invitees on gathering.Id equals invitee.GatheringId
               where quiz.ReleasedAt != null && (quiz.ClosesAt == null || quiz.ClosesAt > now) && gathering.CancelledAt == null && gathering.StartsAt <= begun
                   && invitee.PresentAt != null && invitee.PersonId != null && invitee.QuizToldAt == null
               select new Found { Quiz = quiz, Gathering = gathering, Invitee = invitee };
    }

    private async Task<string?> SendAsync(OfficeDbContext db, Guid id, DateTime now, CancellationToken cancellation)
    {
        // Under the gathering's lock: another host may be at it, and whoever writes the quiz must not change it any more.
        await db.Gatherings.Where(g => db.Invitees.Any(i => i.Id == id && i.GatheringId == g.Id)).ExecuteUpdateAsync(set => set.SetProperty(g => g.Sequence, g => g.Sequence), cancellation);
        if (await Due(db, now).SingleOrDefaultAsync(d => d.Invitee.Id == id, cancellation) is not { } due)
            return null;
        due.Quiz.SentAt ??= now;
        due.Quiz.ClosesAt ??= now + options.Value.QuizOpen;
        due.Invitee.QuizToldAt = now;
        var count = await db.GatheringQuestions.CountAsync(q => q.GatheringId == due.Gathering.Id, cancellation);
        var text = new OutboundText(
            $"Terima kasih sudah hadir di **{MarkdownEscape.Line(due.Gathering.Open(sealer).Title)}**. Mohon isi kuis singkatnya: {count} soal, dijawab dengan tombol, sampai {GatheringWords.When(office, due.Quiz.ClosesAt.Value)}.")
        { Choices = [GatheringWords.Quiz(due.Gathering.Number)] };
        return await OweMessage.ToAsync(db, await LastChat.Of(db, due.Invitee.PersonId!.Value).FirstOrDefaultAsync(cancellation), text, MessagePurpose.Notice, sealer, now, cancellation);
    }

    private sealed class Found
    {
        public required GatheringQuiz Quiz { get; init; }
        public required Gathering Gathering { get; init; }
        public required Invitee Invitee { get; init; }
    }
}
