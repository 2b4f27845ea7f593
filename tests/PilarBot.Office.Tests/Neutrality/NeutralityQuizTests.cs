using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Reference;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Neutrality;

public sealed class NeutralityQuizTests
{
    [Fact]
    public void A_person_has_five_different_questions_a_day_and_always_the_same_ones()
    {
        var (person, day) = (Guid.Parse("0193a2f0-0000-7000-8000-000000000001"), new DateOnly(2026, 11, 22));

        Assert.Equal(5, TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day).Distinct().Count());
        Assert.Equal(TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day), TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day));
        Assert.NotEqual(TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day), TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day.AddDays(1)));
        Assert.Equal(QuizQuestion.OnNeutrality.Count, Enumerable.Range(0, 60).SelectMany(i => TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, day.AddDays(i))).Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_first_answer_to_each_question_counts_and_a_wrong_one_is_explained(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Sitti Rahmawati", ("tksk", "74.06.01"));
        await using var db = desk.Database.Office.Open();
        var person = (await db.People.SingleAsync()).Id;
        var questions = TakeQuiz.Draw(QuizQuestion.OnNeutrality, TakeQuiz.Length, person, new(2026, 11, 22));

        await tksk.SaysAsync("kuis netralitas");
        var wrong = questions[0].Options.Index().First(o => o.Index != questions[0].Right).Item;
        var said = (await tksk.TapsAsync(wrong)).Replace("\\", "", StringComparison.Ordinal);
        Assert.Contains($"Belum tepat, tidak apa-apa. Yang dianjurkan: **{questions[0].Options[questions[0].Right]}**", said, StringComparison.Ordinal);
        Assert.Contains(questions[0].Reason, said, StringComparison.Ordinal);
        Assert.Contains("Tepat.", await tksk.TapsAsync(questions[1].Options[questions[1].Right]), StringComparison.Ordinal);

        // Begun anew: the same questions, and what was answered stays as it was.
        await tksk.SaysAsync("batal", "ya", "kuis netralitas");
        foreach (var question in questions)
            said = await tksk.TapsAsync(question.Options[question.Right]);

        Assert.Contains("Nilai Anda hari ini 4 dari 5", said, StringComparison.Ordinal);
        var score = await db.QuizScores.AsNoTracking().SingleAsync();
        Assert.Equal((new DateOnly(2026, 11, 22), 5, 4), (score.Day, score.Answered, score.Right));
    }

    [Fact]
    public void Questions_fit_on_buttons_and_rest_on_rules()
    {
        Assert.InRange(QuizQuestion.OnNeutrality.Count, 15, 100);
        Assert.Equal(QuizQuestion.OnNeutrality.Count, QuizQuestion.OnNeutrality.DistinctBy(q => q.Code).Count());
        Assert.All(QuizQuestion.OnNeutrality, q =>
        {
            Assert.InRange(q.Options.Count, 2, 4);
            Assert.Equal(q.Options.Count, q.Options.Distinct().Count());
            Assert.All(q.Options, option => Assert.InRange(option.Length, 3, 40));
            Assert.NotNull(q.Rule?.Source);
        });
        // Every prohibition and every duty is asked for.
        Assert.DoesNotContain(NeutralityRule.All, r => r.Kind != NeutralityKind.Other && QuizQuestion.OnNeutrality.All(q => q.Rule != r));
    }
}
