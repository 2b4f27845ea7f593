using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Reminders;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Gatherings.GatheringSamples;

namespace PilarBot.Office.Tests.Gatherings;

public sealed class QuizTests
{
    private static readonly DateTime End = Start.AddHours(2);

    [Theory, OnSqlite, OnPostgres]
    public async Task Written_by_chat_it_goes_once_to_who_was_there_is_answered_by_taps_and_ends_up_in_the_table(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        var staff = desk.Chat("staf");
        var shown = await staff.SaysAsync($"kelola kuis {number}", "Apa kepanjangan DTSEN?\n*Data Tunggal\nData Terpadu", "Siapa yang mendata?\nBank\n* Pendata\n= Pendata turun ke rumah.");
        Assert.Contains("✓ Pendata", shown, StringComparison.Ordinal);
        Assert.Contains("Sampai saat itu", await staff.TapsAsync("Kirim sesudah acara"), StringComparison.Ordinal);
        desk.Clock.Now = Start;
        await NoteAsync(desk, number, "tksk-1");
        await NoteAsync(desk, number, "tksk-2");

        Assert.Equal(0, await SendAsync(desk, End.AddMinutes(-1)));
        Assert.Equal(2, await SendAsync(desk, End));
        Assert.Equal(0, await SendAsync(desk, End.AddMinutes(1)));
        await NoteAsync(desk, number, "tksk-3");
        Assert.Equal(1, await SendAsync(desk, End.AddMinutes(2)));
        Assert.Equal(WriteQuiz.IsSent.Code, (await desk.ActAsync("staf", turn => WriteQuiz.RemoveAsync(new(number), turn))).Refusal?.Code);

        var first = desk.Chat("tksk-1");
        await first.TapsAsync("Isi kuis");
        await first.TapsAsync("Data Tunggal");
        var result = await first.TapsAsync("Bank");
        foreach (var word in (string[])["1 dari 2", "Yang benar: Pendata", "Pendata turun ke rumah"])
            Assert.Contains(word, result, StringComparison.Ordinal);
        // The first answer counts.
        await desk.ActAsync("tksk-1", turn => AnswerQuiz.TakeAsync(new(number, 2, "2"), turn));
        Assert.Contains("1 dari 2", await first.SaysAsync($"kuis acara {number}"), StringComparison.Ordinal);
        var second = desk.Chat("tksk-2");
        await second.TapsAsync("Isi kuis");
        await second.TapsAsync("Data Terpadu");
        await second.SaysAsync("batal");
        Assert.Contains("Soal 2 dari 2", await second.SaysAsync($"kuis acara {number}"), StringComparison.Ordinal);

        var results = await staff.SaysAsync($"hasil kuis {number}");
        foreach (var word in (string[])["Selesai mengisi 1 dari 3", "rata-rata 1,0 dari 2", "Soal 1: 1 benar", "Soal 2: 0 benar"])
            Assert.Contains(word, results, StringComparison.Ordinal);
        await staff.SaysAsync("kelola acara", "1", "unduh tabel");
        var table = XlsxRows.Read(await HandOnSamples.OpenAsync(desk, FileOf(await staff.HeardAsync()).Source)).Select(r => r.Cells).ToList();
        Assert.Equal("Nilai kuis", table[0][^1]);
        Assert.Equal(["1/2"], table.Skip(1).Select(r => r[^1]).Where(c => c.Contains('/', StringComparison.Ordinal)));
        Assert.Equal(1, (await desk.ActAsync("tksk-1", turn => desk.OwnData.ShowAsync(new(), turn))).Result!.Quizzes);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_not_answered_is_reminded_once_and_after_its_end_only_results_are_seen(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await SentAsync(desk, "tksk-1", "tksk-2");
        await desk.ActAsync("tksk-1", turn => AnswerQuiz.TakeAsync(new(number, 1, "1"), turn));
        var close = End.AddDays(3);

        Assert.Equal(0, await desk.RemindAsync<QuizReminder>(close.AddDays(-1).AddMinutes(-1)));
        Assert.Equal(1, await desk.RemindAsync<QuizReminder>(close.AddDays(-1).AddMinutes(1)));
        Assert.Equal(0, await desk.RemindAsync<QuizReminder>(close.AddDays(-1).AddMinutes(2)));
        Assert.Contains("belum selesai Anda isi", await desk.Chat("tksk-2").TranscriptAsync(), StringComparison.Ordinal);
        await using (var db = desk.Database.Office.Open())
            Assert.Equal([ReminderSkip.Gone], (await db.Reminders.Where(r => r.Kind == "gathering-quiz" && r.Skip != null).Select(r => r.Skip!.Value).ToListAsync()));

        desk.Clock.Now = close;
        Assert.Equal(AnswerQuiz.IsClosed.Code, (await desk.ActAsync("tksk-2", turn => AnswerQuiz.NextAsync(new(number), turn))).Refusal?.Code);
        Assert.Equal(AnswerQuiz.IsClosed.Code, (await desk.ActAsync("tksk-2", turn => AnswerQuiz.TakeAsync(new(number, 1, "1"), turn))).Refusal?.Code);
        Assert.Equal(1, (await desk.ActAsync("tksk-1", turn => AnswerQuiz.NextAsync(new(number), turn))).Result!.Score);
        Assert.Equal(AnswerQuiz.NotFound.Code, (await desk.ActAsync("tksk-3", turn => AnswerQuiz.NextAsync(new(number), turn))).Refusal?.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_waits_for_the_morning_and_goes_to_nobody_when_it_is_empty_unreleased_or_the_gathering_is_cancelled(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = await PlanAsync(desk);
        Assert.Equal(WriteQuiz.IsEmpty.Code, (await desk.ActAsync("staf", turn => desk.WriteQuiz.ReleaseAsync(new(number), turn))).Refusal?.Code);
        await AddAsync(desk, number);
        desk.Clock.Now = Start;
        await NoteAsync(desk, number, "tksk-1");
        Assert.Equal(0, await SendAsync(desk, End));
        await desk.ActAsync("staf", turn => desk.WriteQuiz.ReleaseAsync(new(number), turn));
        // Ten in the evening, WITA.
        Assert.Equal(0, await SendAsync(desk, Start.AddHours(13)));
        await desk.ActAsync("staf", turn => WriteQuiz.RemoveAsync(new(number), turn));
        Assert.Equal(0, await SendAsync(desk, Start.AddDays(1)));
        for (var i = 0; i < GatheringQuiz.MostQuestions; i++)
            await AddAsync(desk, number);
        Assert.Equal(WriteQuiz.IsFull.Code, (await desk.ActAsync("staf", turn => WriteQuiz.AddAsync(new(number, "Ya?\n*Ya\nTidak"), turn))).Refusal?.Code);
        await desk.ActAsync("staf", turn => desk.WriteQuiz.ReleaseAsync(new(number), turn));
        Assert.Equal(1, await SendAsync(desk, Start.AddDays(1)));

        desk.Clock.Now = Monday;
        var cancelled = await PlanAsync(desk);
        await AddAsync(desk, cancelled);
        await desk.ActAsync("staf", turn => desk.WriteQuiz.ReleaseAsync(new(cancelled), turn));
        await desk.ActAsync("staf", turn => desk.PlanGathering.CancelAsync(new(cancelled, "Hari libur"), turn));
        Assert.Equal(0, await SendAsync(desk, Start.AddDays(1)));
    }

    [Theory]
    [InlineData("Ya?\n*Ya", "2 sampai 4")]
    [InlineData("Ya?\n*a\nb\nc\nd\ne", "2 sampai 4")]
    [InlineData("Ya?\nYa\nTidak", "tepat satu")]
    [InlineData("Ya?\n*Ya\n*Tidak", "tepat satu")]
    [InlineData("Ya?\n*Ya\nya", "dua pilihan yang sama")]
    [InlineData("Ya?\n*Ya\n*", "tepat satu")]
    public void What_is_wrong_with_a_question_is_said(string typed, string said) => Assert.Contains(said, QuestionText.Read(typed).Refusal!.Text, StringComparison.Ordinal);

    [Fact]
    public void Bold_and_dashes_are_no_part_of_a_choice()
    {
        var question = QuestionText.Read("Siapa yang mendata?\n- Bank\n*Pendata*\n\n= Pendata\n= turun ke rumah.").Question!;
        Assert.Equal(["Bank", "Pendata"], question.Choices);
        Assert.Equal((2, "Pendata turun ke rumah."), (question.Right, question.Why));
    }

    private static async Task<string> SentAsync(Desk desk, params string[] present)
    {
        var number = await PlanAsync(desk);
        await AddAsync(desk, number);
        await desk.ActAsync("staf", turn => desk.WriteQuiz.ReleaseAsync(new(number), turn));
        desk.Clock.Now = Start;
        foreach (var chat in present)
            await NoteAsync(desk, number, chat);
        Assert.Equal(present.Length, await SendAsync(desk, End));
        return number;
    }

    private static async Task AddAsync(Desk desk, string number) =>
        Assert.Null((await desk.ActAsync("staf", turn => WriteQuiz.AddAsync(new(number, "Siapa yang mendata?\n*Pendata\nBank"), turn))).Refusal);

    private static async Task NoteAsync(Desk desk, string number, string chat)
    {
        await using var db = desk.Database.Office.Open();
        var invitee = await db.Invitees.Where(i => db.Gatherings.Any(g => g.Id == i.GatheringId && g.Number == number) && db.Conversations.Any(c => c.Address == chat && c.PersonId == i.PersonId)).SingleAsync();
        Assert.Null((await desk.ActAsync("staf", turn => desk.TakeAttendance.NoteAsync(new(number, invitee.Id.ToString("N"), null), turn))).Refusal);
    }

    private static Task<int> SendAsync(Desk desk, DateTime at)
    {
        desk.Clock.Now = at;
        return desk.SendQuizzes.RunAsync(at, default);
    }
}
