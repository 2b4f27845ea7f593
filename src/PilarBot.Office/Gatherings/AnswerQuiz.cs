using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Gatherings;

/// <summary>Asks those who were at a gathering its quiz, one question after the other: each once, and where somebody stopped it goes on.</summary>
internal sealed class AnswerQuiz
{
    private const int Listed = 20;

    /// <param name="Count">How many are listed.</param>
    /// <param name="List">The quizzes that the caller got, the latest first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Number">The gathering's.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="IsDone">True when all is answered.</param>
    /// <param name="Place">Of the next question, from 1; 0 when all is answered.</param>
    /// <param name="Count">How many questions there are.</param>
    /// <param name="Text">What is asked; empty when all is answered.</param>
    /// <param name="List">Its choices.</param>
    /// <param name="Score">Right answers; 0 until all is answered.</param>
    /// <param name="Review">What was wrong, with the right choice and why; empty until all is answered, and when nothing was.</param>
    public sealed record Question(string Number, string Title, bool IsDone, int Place, int Count, string Text, IReadOnlyList<ListEntry> List, int Score, string Review);

    /// <param name="Number">As typed.</param>
    /// <param name="Place">Of the question, from 1.</param>
    /// <param name="Choice">Of <see cref="Question.List"/>.</param>
    public sealed record Answer(string Number, int Place, [property: Kind(ValueKind.Choice)] string Choice);

    /// <param name="Left">How many questions are still to be answered.</param>
    public sealed record Taken(int Left);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, kuis itu belum ada untuk Anda. Kuis dikirim kepada yang tercatat hadir, sesudah acaranya selesai.");
    public static readonly ActionRefusal IsClosed = new("is-closed", "Mohon maaf, kuis ini sudah ditutup. Terima kasih sudah hadir di acaranya.");

    public static async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var found = await Own(turn).OrderByDescending(g => g.StartsAt).ThenBy(g => g.Id).Take(Listed).ToListAsync(turn.Cancellation);
        return new Listing(found.Count, [.. found.Select(g => new ListEntry(g.Number, g.Open(turn.Sealer).Title))]);
    }

    /// <summary>Gives the first question that is not answered; once all are, the result, also after the quiz is closed.</summary>
    public static async Task<ActionOutcome<Question>> NextAsync(GatheringAccess.ByNumber input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } gathering)
            return NotFound;
        var (questions, answers) = await ReadAsync(gathering, turn);
        var title = gathering.Open(turn.Sealer).Title;
        if (questions.Find(q => !answers.ContainsKey(q.Id)) is { } next)
        {
            if (!await IsOpenAsync(gathering, turn))
                return IsClosed;
            var text = next.Open(gathering, turn.Sealer);
            return new Question(
                gathering.Number, title, false, next.Place, questions.Count, text.Text, [.. text.Choices.Index().Select(c => new ListEntry(Show(c.Index + 1), c.Item))], 0, "");
        }
        var wrong = questions.Where(q => answers[q.Id] != q.Right).ToList();
        return new Question(gathering.Number, title, true, 0, questions.Count, "", [], questions.Count - wrong.Count, string.Join("\n\n", wrong.Select(q => Explain(q, q.Open(gathering, turn.Sealer), answers[q.Id]))));
    }

    public static async Task<ActionOutcome<Taken>> TakeAsync(Answer input, TurnContext turn)
    {
        if (await FindAsync(input.Number, turn) is not { } gathering)
            return NotFound;
        // Somebody may answer in two chats at once: the first counts.
        var person = turn.Caller.PersonId!.Value;
        await turn.Db.Invitees.Where(i => i.GatheringId == gathering.Id && i.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(i => i.Told, i => i.Told), turn.Cancellation);
        if (!await IsOpenAsync(gathering, turn))
            return IsClosed;
        var (questions, answers) = await ReadAsync(gathering, turn);
        if (questions.Find(q => q.Place == input.Place) is not { } question
            || !int.TryParse(input.Choice, CultureInfo.InvariantCulture, out var choice) || choice < 1 || choice > question.Open(gathering, turn.Sealer).Choices.Count)
            return NotFound;
        if (answers.TryAdd(question.Id, choice))
            turn.Db.GatheringAnswers.Add(new() { QuestionId = question.Id, PersonId = person, Choice = choice, AnsweredAt = turn.Now });
        // The flow asks for the next one in the same turn.
        await turn.Db.SaveChangesAsync(turn.Cancellation);
        return new Taken(questions.Count - answers.Count);
    }

    private static IQueryable<Gathering> Own(TurnContext turn) => turn.Db.Gatherings.Where(g => g.CancelledAt == null
        && turn.Db.GatheringQuizzes.Any(q => q.GatheringId == g.Id && q.SentAt != null)
        && turn.Db.Invitees.Any(i => i.GatheringId == g.Id && i.PersonId != null && i.PersonId == turn.Caller.PersonId && i.PresentAt != null));

    private static async Task<Gathering?> FindAsync(string typed, TurnContext turn) =>
        HumanNumber.Gathering.Read(typed) is { } number ? await Own(turn).SingleOrDefaultAsync(g => g.Number == number, turn.Cancellation) : null;

    private static Task<bool> IsOpenAsync(Gathering gathering, TurnContext turn) =>
        turn.Db.GatheringQuizzes.AnyAsync(q => q.GatheringId == gathering.Id && q.ClosesAt > turn.Now, turn.Cancellation);

    private static async Task<(List<GatheringQuestion> Questions, Dictionary<Guid, int> Answers)> ReadAsync(Gathering gathering, TurnContext turn)
    {
        var questions = await turn.Db.GatheringQuestions.AsNoTracking().Where(q => q.GatheringId == gathering.Id).OrderBy(q => q.Place).ToListAsync(turn.Cancellation);
        var ids = questions.ConvertAll(q => q.Id);
        var answers = await turn.Db.GatheringAnswers.Where(a => a.PersonId == turn.Caller.PersonId && ids.Contains(a.QuestionId)).ToDictionaryAsync(a => a.QuestionId, a => a.Choice, turn.Cancellation);
        return (questions, answers);
    }

    private static string Explain(GatheringQuestion question, QuestionText text, int chosen) =>
        $"{question.Place}. {text.Text}\nJawaban Anda: {text.Choices[chosen - 1]}\nYang benar: {text.RightOne}{(text.Why is { } why ? $"\n{why}" : "")}";

    private static string Show(int place) => place.ToString(CultureInfo.InvariantCulture);
}
