using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Neutrality;

/// <summary>Five situations a day for each person; the first answer to each counts.</summary>
internal sealed class TakeQuiz(OfficeProfile office, IOptions<NeutralityOptions> options)
{
    /// <summary>How many questions there are a day.</summary>
    public const int Length = 5;

    /// <param name="Number">From 1 to 5.</param>
    public sealed record ByNumber(int Number);

    /// <param name="Text">The situation with its question.</param>
    /// <param name="List">What one could do.</param>
    public sealed record Question(string Text, IReadOnlyList<ListEntry> List);

    /// <param name="Number">From 1 to 5.</param>
    /// <param name="Choice">Of <see cref="Question.List"/>.</param>
    public sealed record Answer(int Number, [property: Kind(ValueKind.Choice)] string Choice);

    /// <param name="IsRight">True for the right one.</param>
    /// <param name="RightOne">The right one, in words.</param>
    /// <param name="Reason">Why, in one sentence.</param>
    /// <param name="Source">What it rests on.</param>
    /// <param name="Score">Right answers of today that count.</param>
    /// <param name="Answered">Questions of today that are answered.</param>
    public sealed record Verdict(bool IsRight, string RightOne, string Reason, string Source, int Score, int Answered);

    public static readonly ActionRefusal NotBound = new("not-bound", "Kuis ini untuk pilar sosial dan petugas Dinas Sosial. Ketik **aturan netralitas** untuk membaca aturannya.");
    public static readonly ActionRefusal NoQuestion = new("no-question", "Pertanyaan itu tidak ada. Ketik **kuis netralitas** untuk memulai lagi.");

    /// <summary>Gives a question of today: the same for the same person all day long.</summary>
    public Task<ActionOutcome<Question>> AskAsync(ByNumber input, TurnContext turn)
    {
        if (!options.Value.Binds(turn.Caller))
            return Task.FromResult<ActionOutcome<Question>>(NotBound);
        return Task.FromResult<ActionOutcome<Question>>(Drawn(turn).ElementAtOrDefault(input.Number - 1) is { } question
            ? new Question(question.Situation, [.. question.Options.Index().Select(o => new ListEntry(Place(o.Index), o.Item))])
            : NoQuestion);
    }

    /// <summary>Takes an answer and explains it. Only the first to a question counts.</summary>
    public async Task<ActionOutcome<Verdict>> AnswerAsync(Answer input, TurnContext turn)
    {
        if (!options.Value.Binds(turn.Caller))
            return NotBound;
        if (Drawn(turn).ElementAtOrDefault(input.Number - 1) is not { } question)
            return NoQuestion;
        var isRight = input.Choice == Place(question.Right);
        var day = office.DayOf(turn.Now);
        var score = await turn.Db.QuizScores.SingleOrDefaultAsync(s => s.PersonId == turn.Caller.PersonId && s.Day == day, turn.Cancellation);
        if (score is null)
            turn.Db.QuizScores.Add(score = new() { PersonId = turn.Caller.PersonId!.Value, Day = day });
        if (input.Number == score.Answered + 1)
        {
            score.Answered++;
            score.Right += isRight ? 1 : 0;
        }
        return new Verdict(isRight, question.Options[question.Right], question.Reason, question.Rule.Source ?? "", score.Right, score.Answered);
    }

    private IEnumerable<QuizQuestion> Drawn(TurnContext turn) => Draw(turn.Caller.PersonId!.Value, office.DayOf(turn.Now));

    /// <summary>The questions of a person and a day. Without chance: who comes back in the middle finds the same.</summary>
    internal static IReadOnlyList<QuizQuestion> Draw(Guid person, DateOnly day) =>
        [.. QuizQuestion.All.OrderBy(q => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{person:N} {day:O} {q.Code}"))), StringComparer.Ordinal).Take(Length)];

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How somebody did in the quiz of a day.</summary>
internal sealed class QuizScore
{
    public required Guid PersonId { get; init; }
    public required DateOnly Day { get; init; }
    public int Answered { get; set; }
    public int Right { get; set; }
}

internal sealed class QuizScoreConfiguration : IEntityTypeConfiguration<QuizScore>
{
    public void Configure(EntityTypeBuilder<QuizScore> builder)
    {
        builder.ToTable("quiz_scores").HasKey(s => new { s.PersonId, s.Day });
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
