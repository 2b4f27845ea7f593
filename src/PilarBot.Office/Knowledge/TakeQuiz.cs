using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;

namespace PilarBot.Office.Knowledge;

/// <summary>
/// A few situations a day for each person: on neutrality, where the first answer to each counts, or on somebody's own work, where the quiz
/// may be taken again and the best result stays.
/// </summary>
internal sealed class TakeQuiz(OfficeProfile office, KnowledgeTexts texts, IOptions<NeutralityOptions> options)
{
    /// <summary>How many questions on neutrality there are a day.</summary>
    public const int Length = 5;

    /// <summary>How many on somebody's work.</summary>
    public const int ShortLength = 3;

    private const string Neutrality = "netralitas";

    /// <param name="Number">From 1.</param>
    /// <param name="Topic">Whose work it is about; null for neutrality.</param>
    public sealed record ByNumber(int Number, [property: Kind(ValueKind.Text)] string? Topic);

    /// <param name="Text">The situation with its question.</param>
    /// <param name="List">What one could do.</param>
    public sealed record Question(string Text, IReadOnlyList<ListEntry> List);

    /// <param name="Number">From 1.</param>
    /// <param name="Choice">Of <see cref="Question.List"/>.</param>
    /// <param name="Topic">As it was asked with.</param>
    public sealed record Answer(int Number, [property: Kind(ValueKind.Choice)] string Choice, [property: Kind(ValueKind.Text)] string? Topic);

    /// <param name="IsRight">True for the right one.</param>
    /// <param name="RightOne">The right one, in words.</param>
    /// <param name="Reason">Why, in one sentence.</param>
    /// <param name="Source">What it rests on.</param>
    /// <param name="Score">Right answers of today that count.</param>
    /// <param name="Answered">Questions of today that are answered.</param>
    /// <param name="Best">The best result of today.</param>
    public sealed record Verdict(bool IsRight, string RightOne, string Reason, string Source, int Score, int Answered, int Best);

    public static readonly ActionRefusal NotBound = new("not-bound", "Kuis ini untuk pilar sosial dan petugas Dinas Sosial. Ketik **aturan netralitas** untuk membaca aturannya.");
    public static readonly ActionRefusal NoQuestion = new("no-question", "Pertanyaan itu tidak ada. Mohon mulai kuisnya lagi.");

    /// <summary>Gives a question of today: the same for the same person all day long.</summary>
    public Task<ActionOutcome<Question>> AskAsync(ByNumber input, TurnContext turn)
    {
        if (!MayTake(input.Topic, turn))
            return Task.FromResult<ActionOutcome<Question>>(NotBound);
        return Task.FromResult<ActionOutcome<Question>>(Drawn(input.Topic, turn).ElementAtOrDefault(input.Number - 1) is { } question
            ? new Question(question.Situation, [.. question.Options.Index().Select(o => new ListEntry(Place(o.Index), o.Item))])
            : NoQuestion);
    }

    /// <summary>Takes an answer and explains it. Only the first to a question counts.</summary>
    public async Task<ActionOutcome<Verdict>> AnswerAsync(Answer input, TurnContext turn)
    {
        if (!MayTake(input.Topic, turn))
            return NotBound;
        var drawn = Drawn(input.Topic, turn);
        if (drawn.ElementAtOrDefault(input.Number - 1) is not { } question)
            return NoQuestion;
        var isRight = input.Choice == Place(question.Right);
        var (day, topic) = (office.DayOf(turn.Now), input.Topic ?? Neutrality);
        var score = await turn.Db.QuizScores.SingleOrDefaultAsync(s => s.PersonId == turn.Caller.PersonId && s.Day == day && s.Topic == topic, turn.Cancellation);
        if (score is null)
            turn.Db.QuizScores.Add(score = new() { PersonId = turn.Caller.PersonId!.Value, Day = day, Topic = topic });
        if (input.Topic is not null && input.Number == 1 && score.Answered == drawn.Count)
            (score.Answered, score.Right) = (0, 0);
        if (input.Number == score.Answered + 1)
        {
            score.Answered++;
            score.Right += isRight ? 1 : 0;
            score.Best = Math.Max(score.Best, score.Right);
        }
        return new Verdict(isRight, question.Options[question.Right], question.Reason, question.Source, score.Right, score.Answered, score.Best);
    }

    private bool MayTake(string? topic, TurnContext turn) => topic is null ? options.Value.Binds(turn.Caller) : turn.Caller.PersonId is not null;

    private IReadOnlyList<QuizQuestion> Drawn(string? topic, TurnContext turn)
    {
        var (person, day) = (turn.Caller.PersonId!.Value, office.DayOf(turn.Now));
        return topic is null ? Draw(QuizQuestion.OnNeutrality, Length, person, day) : Draw(texts.DutiesOf(topic)?.Quiz ?? [], ShortLength, person, day);
    }

    /// <summary>The questions of a person and a day. Without chance: who comes back in the middle finds the same.</summary>
    internal static IReadOnlyList<QuizQuestion> Draw(IReadOnlyList<QuizQuestion> all, int length, Guid person, DateOnly day) =>
        [.. all.OrderBy(q => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{person:N} {day:O} {q.Code}"))), StringComparer.Ordinal).Take(length)];

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How somebody did in the quiz of a day.</summary>
internal sealed class QuizScore
{
    public required Guid PersonId { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary><c>netralitas</c>, or whose work it was about: <c>tksk</c>.</summary>
    public required string Topic { get; init; }
    public int Answered { get; set; }
    public int Right { get; set; }

    /// <summary>The most right answers, where it was taken more than once.</summary>
    public int Best { get; set; }
}

internal sealed class QuizScoreConfiguration : IEntityTypeConfiguration<QuizScore>
{
    public void Configure(EntityTypeBuilder<QuizScore> builder)
    {
        builder.ToTable("quiz_scores").HasKey(s => new { s.PersonId, s.Day, s.Topic });
        builder.Property(s => s.Topic).HasMaxLength(40);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
