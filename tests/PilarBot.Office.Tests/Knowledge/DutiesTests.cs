using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Knowledge;
using PilarBot.Office.Neutrality;
using PilarBot.Office.People;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Knowledge;

public sealed class DutiesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_reads_their_own_work_first_with_their_appointment_and_takes_the_quiz_again_for_a_better_result(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var import = new ImportPeople(desk.Database.Office, desk.Office, desk.Hash, desk.Sealer, desk.Clock);
        var report = await import.RunAsync(new StringReader(
            """
            nama,telepon,peran,wilayah,penunjuk,nomor_sk,mulai,selesai,lembaga,pelatihan
            Sitti Rahmawati,081234567890,tksk,74.06.01,Dinas Sosial,460/12/2025,2025-01-01,2027-12-31,Kecamatan Rumbia,Bimtek 2025
            """), isDemo: false, default);
        Assert.Empty(report.Problems);
        await desk.ActAsync("1", async turn => turn.Conversation.PersonId = (await turn.Db.People.SingleAsync()).Id);
        var tksk = desk.Chat("1");
        await using var db = desk.Database.Office.Open();
        var person = await db.People.Include(p => p.Roles).SingleAsync();
        Assert.Equal(("Kecamatan Rumbia", "Bimtek 2025"), (person.Institution, person.Training));

        var own = (await tksk.SaysAsync("tupoksi")).Replace("\\", "", StringComparison.Ordinal);
        Assert.Contains("Tenaga Kesejahteraan Sosial Kecamatan (TKSK)", own, StringComparison.Ordinal);
        Assert.Contains("(perlu dikonfirmasi)", own, StringComparison.Ordinal);
        Assert.Contains("ditunjuk oleh Dinas Sosial, SK 460/12/2025, sampai 31 Desember 2027.", own, StringComparison.Ordinal);

        var questions = TakeQuiz.Draw(KnowledgeTexts.Known.DutiesOf("tksk")!.Quiz, TakeQuiz.ShortLength, person.Id, desk.Office.DayOf(desk.Clock.Now));
        await tksk.SaysAsync("batal", "kuis tupoksi");
        var said = "";
        foreach (var question in questions)
            said = await tksk.TapsAsync(question.Options[question.Right == 0 ? 1 : 0]);
        Assert.Contains("Nilai Anda 0 dari 3", said, StringComparison.Ordinal);
        await tksk.SaysAsync("kuis tupoksi");
        foreach (var question in questions)
            said = await tksk.TapsAsync(question.Options[question.Right]);
        Assert.Contains("Nilai Anda 3 dari 3; nilai terbaik hari ini 3", said, StringComparison.Ordinal);
        var score = await db.QuizScores.AsNoTracking().SingleAsync();
        Assert.Equal(("tksk", 3, 3, 3), (score.Topic, score.Answered, score.Right, score.Best));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Plans_of_a_programme_are_for_staff_unless_the_office_opens_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Wulan", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        const string Text = "---\njudul: Beras\nsumber: -\ntanda: kantor\nanggaran: 250000000\n---\n## Apa itu\nA.\n## Untuk siapa\nB.\n## Cara mengajukan\nC.\n## Tempat mengadu\nD.\n";
        async Task<string> PlanAsync(string chat, string text)
        {
            var show = new ShowKnowledge(desk.Office, new(new Dictionary<string, string> { ["program/beras.md"] = text }));
            return (await desk.ActAsync(chat, turn => show.ShowAsync(new("beras"), turn))).Result!.Plan;
        }

        Assert.Equal("anggaran Rp 250.000.000", await PlanAsync("1", Text));
        Assert.Equal("", await PlanAsync("2", Text));
        Assert.Equal("", await PlanAsync("3", Text));
        Assert.Equal("anggaran Rp 250.000.000", await PlanAsync("3", Text.Replace("anggaran:", "terbuka: ya\nanggaran:", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_quiz_on_ones_work_is_for_those_on_the_roster(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var quiz = new TakeQuiz(desk.Office, KnowledgeTexts.Known, Microsoft.Extensions.Options.Options.Create(new NeutralityOptions()));

        Assert.Equal(TakeQuiz.NotBound.Code, (await desk.ActAsync("9", turn => quiz.AskAsync(new(1, "tksk"), turn))).Refusal?.Code);
    }
}
