using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Gatherings;

/// <summary>Organisers write a quiz, release it and see how it went. It goes out by <see cref="SendQuizzes"/>.</summary>
internal sealed class WriteQuiz(OfficeProfile office, IOptions<GatheringOptions> options)
{
    /// <param name="Number">As typed.</param>
    /// <param name="Text">One question: see <see cref="QuestionText.Read"/>.</param>
    public sealed record Added(string Number, string Text);

    /// <param name="Number">The gathering's.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Count">How many questions there are.</param>
    /// <param name="IsFull">True when no more fit.</param>
    /// <param name="IsSent">True when the questions can no longer be changed.</param>
    /// <param name="State">Where it stands, in words.</param>
    /// <param name="Shown">The questions with the right choices; empty without.</param>
    /// <param name="Results">How many answered, and how; empty before it is sent.</param>
    public sealed record Details(string Number, string Title, int Count, bool IsFull, bool IsSent, string State, string Shown, string Results);

    /// <param name="Count">How many questions there are now.</param>
    public sealed record Changed(int Count);

    /// <param name="Number">The gathering's.</param>
    /// <param name="At">When it goes out, at night somewhat later.</param>
    /// <param name="IsOver">True when it goes out at once.</param>
    /// <param name="People">How many were noted as present so far and can get it.</param>
    public sealed record Released(string Number, DateTime At, bool IsOver, int People);

    public static readonly ActionRefusal IsSent = new("is-sent", "Kuis ini sudah dikirim, jadi soalnya tidak dapat diubah lagi.");
    public static readonly ActionRefusal IsFull = new("is-full", "Kuis ini sudah berisi 10 soal. Silakan kirim, atau hapus soal terakhir.");
    public static readonly ActionRefusal IsEmpty = new("is-empty", "Kuis ini belum berisi soal. Silakan tulis satu soal dahulu.");

    public async Task<ActionOutcome<Details>> ShowAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await GatheringAccess.OrganisedAsync(input.Number, turn) is not { } gathering)
            return GatheringAccess.NotFound;
        var quiz = await turn.Db.GatheringQuizzes.AsNoTracking().SingleOrDefaultAsync(q => q.GatheringId == gathering.Id, turn.Cancellation);
        var questions = await QuestionsAsync(gathering.Id, turn);
        return new Details(
            gathering.Number, gathering.Open(turn.Sealer).Title, questions.Count, questions.Count >= GatheringQuiz.MostQuestions, quiz?.SentAt is not null, StateOf(quiz, gathering, turn.Now),
            string.Join("\n\n", questions.Select(q => q.Open(gathering, turn.Sealer).Show(q.Place))), quiz?.SentAt is null ? "" : await ResultsAsync(gathering.Id, questions, turn));
    }

    public static async Task<ActionOutcome<Changed>> AddAsync(Added input, TurnContext turn)
    {
        if (await LockAsync(input.Number, turn) is not ({ } gathering, var quiz))
            return GatheringAccess.NotFound;
        if (Refusal(gathering, quiz) is { } refusal)
            return refusal;
        var (question, unclear) = QuestionText.Read(input.Text);
        if (question is null)
            return unclear!;
        var count = await turn.Db.GatheringQuestions.CountAsync(q => q.GatheringId == gathering.Id, turn.Cancellation);
        if (count >= GatheringQuiz.MostQuestions)
            return IsFull;
        if (quiz is null)
            turn.Db.GatheringQuizzes.Add(new() { GatheringId = gathering.Id });
        turn.Db.GatheringQuestions.Add(GatheringQuestion.New(turn.NewId(), gathering, count + 1, question, turn.Sealer));
        // The flow shows it in the same turn.
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return new Changed(count + 1);
    }

    /// <summary>Takes the last question away. A quiz without questions is not released any more.</summary>
    public static async Task<ActionOutcome<Changed>> RemoveAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await LockAsync(input.Number, turn) is not ({ } gathering, var quiz))
            return GatheringAccess.NotFound;
        if (Refusal(gathering, quiz) is { } refusal)
            return refusal;
        if ((await QuestionsAsync(gathering.Id, turn)).LastOrDefault() is not { } last)
            return IsEmpty;
        turn.Db.GatheringQuestions.Remove(last);
        if (last.Place == 1)
            quiz!.ReleasedAt = null;
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return new Changed(last.Place - 1);
    }

    public async Task<ActionOutcome<Released>> ReleaseAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await LockAsync(input.Number, turn) is not ({ } gathering, var quiz))
            return GatheringAccess.NotFound;
        if (Refusal(gathering, quiz) is { } refusal)
            return refusal;
        if (quiz is null || !await turn.Db.GatheringQuestions.AnyAsync(q => q.GatheringId == gathering.Id, turn.Cancellation))
            return IsEmpty;
        quiz.ReleasedAt ??= turn.Now;
        var end = gathering.StartsAt + options.Value.Length;
        return new Released(gathering.Number, end > turn.Now ? end : turn.Now, end <= turn.Now,
            await turn.Db.Invitees.CountAsync(i => i.GatheringId == gathering.Id && i.PresentAt != null && i.PersonId != null, turn.Cancellation));
    }

    private static async Task<(Gathering Gathering, GatheringQuiz? Quiz)?> LockAsync(string typed, TurnContext turn) =>
        await GatheringAccess.LockAsync(typed, turn) is { } gathering
            ? (gathering, await turn.Db.GatheringQuizzes.SingleOrDefaultAsync(q => q.GatheringId == gathering.Id, turn.Cancellation))
            : null;

    private static ActionRefusal? Refusal(Gathering gathering, GatheringQuiz? quiz) =>
        gathering.CancelledAt is not null ? GatheringAccess.TooLate : quiz?.SentAt is not null ? IsSent : null;

    private static Task<List<GatheringQuestion>> QuestionsAsync(Guid gathering, TurnContext turn) =>
        turn.Db.GatheringQuestions.Where(q => q.GatheringId == gathering).OrderBy(q => q.Place).ToListAsync(turn.Cancellation);

    private string StateOf(GatheringQuiz? quiz, Gathering gathering, DateTime now) => quiz switch
    {
        null => "Belum ada soal.",
        { ClosesAt: { } closes } => closes > now ? $"Sudah dikirim; ditutup {GatheringWords.When(office, closes)}." : $"Ditutup {GatheringWords.When(office, closes)}.",
        { ReleasedAt: not null } => $"Dikirim sesudah acara, {GatheringWords.When(office, gathering.StartsAt + options.Value.Length)}, kepada yang tercatat hadir.",
        _ => "Belum dikirim.",
    };

    private static async Task<string> ResultsAsync(Guid gathering, List<GatheringQuestion> questions, TurnContext turn)
    {
        var sent = await turn.Db.Invitees.CountAsync(i => i.GatheringId == gathering && i.QuizToldAt != null, turn.Cancellation);
        var scores = await QuizScoreLine.ReadAsync(turn.Db, gathering, turn.Cancellation);
        var right = await (
            from answer in turn.Db.GatheringAnswers
            join question in turn.Db.GatheringQuestions on answer.QuestionId equals question.Id
            where question.GatheringId == gathering && answer.Choice == question.Right
            group answer by question.Place into places
            select new { Place = places.Key, Count = places.Count() }).ToDictionaryAsync(p => p.Place, p => p.Count, turn.Cancellation);
        var done = scores.Values.Where(s => s.Answered == questions.Count).ToList();
        var mean = done is [] ? "-" : done.Average(s => s.Right).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',');
        return string.Join('\n', questions.Select(q => $"Soal {q.Place}: {right.GetValueOrDefault(q.Place)} benar")
            .Prepend($"Selesai mengisi {done.Count} dari {sent} orang. Nilai rata-rata {mean} dari {questions.Count}."));
    }
}

/// <summary>How far somebody is in a quiz.</summary>
/// <param name="Answered">Questions that they answered.</param>
/// <param name="Right">Those that were right.</param>
internal sealed record QuizScoreLine(int Answered, int Right)
{
    /// <summary>All who answered a gathering's quiz, by person.</summary>
    public static async Task<IReadOnlyDictionary<Guid, QuizScoreLine>> ReadAsync(OfficeDbContext db, Guid gathering, CancellationToken cancellation) => (await (
        from answer in db.GatheringAnswers
        join question in db.GatheringQuestions on answer.QuestionId equals question.Id
        where question.GatheringId == gathering
        group new { answer, question } by answer.PersonId into people
        select new { Person = people.Key, Answered = people.Count(), Right = people.Sum(a => a.answer.Choice == a.question.Right ? 1 : 0) }).ToListAsync(cancellation))
        .ToDictionary(p => p.Person, p => new QuizScoreLine(p.Answered, p.Right));
}
