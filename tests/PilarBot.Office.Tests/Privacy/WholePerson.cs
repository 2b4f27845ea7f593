using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Activities;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Proposals;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sources;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.Office.Tests.Proposals;
using PilarBot.Office.Tests.PublicReview;
using PilarBot.Office.Tests.Rtlh;
using PilarBot.Office.Tests.Verval;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Tests.Privacy;

/// <summary>
/// Everything that the office can have about one person and what was said around them, in every slice: closed, so that it may be erased.
/// Each name, text and address has <see cref="Marker"/> in it, each photo is kept.
/// </summary>
internal static class WholePerson
{
    public const string Marker = "Xqkenari";
    public const string Nik = RtlhSamples.Nik;
    public const string Kk = "7406010101010001";

    private const string ChildNik = "7406014107750002";
    private const string Desa = CaseDesk.Boepinang;
    private static readonly GeoPoint Home = new(-4.79, 121.62, null);

    /// <summary>Fills the desk.</summary>
    /// <returns>The numbers of what no NIK leads to.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(Desk desk)
    {
        await desk.PeopleAsync();
        await desk.PersonAsync("4", "Operator Uji", ("operator-desa", Desa));
        await VervalAsync(desk);
        await CaseAsync(desk);
        await HouseAsync(desk);
        var response = await ProposalAsync(desk);
        await DoneAsync(desk, "1", turn => desk.ReportChange.RunAsync(new("pindah", $"Nenek {Marker}", Nik, Desa, $"Pindah, kata {Marker}."), turn));
        var unnamed = (await DoneAsync(desk, "1", turn => desk.ReportChange.RunAsync(new("pindah", $"Kakek {Marker}", null, Desa, $"Ikut {Marker}."), turn))).Number;
        var activity = (await DoneAsync(desk, "2", turn => new RecordActivity(desk.Office).RunAsync(
            new("penyaluran", "pkh", Desa, new(2026, 11, 20), 40, $"Didampingi {Marker}.", null, 1, 1, 1, $"{Marker} mengaku dipotong."), turn))).Number;
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        await DoneAsync(desk, "2", turn => new RecordActivity(desk.Office).RunAsync(
            new("pelatihan", null, Desa, new(2026, 11, 20), 5, $"Dengan {Marker}.", photos, null, null, null, null), turn));
        var offer = (await DoneAsync(desk, "2", turn => new RecordOffer(desk.Office).RunAsync(
            new("pangan", Desa, "swadaya", $"Haji {Marker}", $"20 paket untuk {Marker}", null), turn))).Number;
        await DoneAsync(desk, "2", turn => RecordOffer.CloseAsync(new(offer, "diberikan", $"Diterima {Marker}."), turn));
        var other = activity[..^1] + "2";
        return [unnamed, activity, other, offer, await GatheringAsync(desk), response];
    }

    private static async Task<string> GatheringAsync(Desk desk)
    {
        var bytes = await desk.SendsAsync("3", PictureFiles.Jpeg());
        var number = (await DoneAsync(desk, "3", turn => desk.PlanGathering.RunAsync(
            new("sosialisasi", $"Temu {Marker}", $"Rumah {Marker}", turn.Now.AddHours(1), Desa, $"Balai {Marker}", Home, null, null, bytes), turn))).Number;
        await desk.TellInvitees.RunAsync(desk.Clock.Now, default);
        await DoneAsync(desk, "2", turn => AnswerInvitation.RunAsync(new(number, "diwakili", $"Budi {Marker}"), turn));
        await DoneAsync(desk, "3", turn => desk.TakeAttendance.NoteAsync(new(number, null, $"Nenek {Marker}"), turn));
        var photos = await desk.SendsAsync("3", PictureFiles.Jpeg());
        await DoneAsync(desk, "3", turn => desk.KeepMinutes.MinutesAsync(new(number, $"{Marker} hadir.", photos), turn));
        await using var db = desk.Database.Office.Open();
        var owner = (await db.Conversations.SingleAsync(c => c.Address == "2")).PersonId!.Value;
        await DoneAsync(desk, "3", turn => desk.KeepMinutes.AddItemAsync(new(number, $"Kunjungi {Marker}.", owner.ToString("N"), null), turn));
        var item = (await db.GatheringItems.SingleAsync()).Id.ToString("N");
        var proof = await desk.SendsAsync("2", PictureFiles.Jpeg());
        await DoneAsync(desk, "2", turn => ActionItems.CloseAsync(new(item, $"{Marker} dikunjungi.", proof), turn));
        await DoneAsync(desk, "3", turn => WriteQuiz.AddAsync(new(number, $"Siapa {Marker}?\n*Nenek {Marker}\nBukan\n= Tentang {Marker}"), turn));
        var invitee = (await db.Invitees.SingleAsync(i => i.PersonId == owner)).Id.ToString("N");
        await DoneAsync(desk, "3", turn => desk.TakeAttendance.NoteAsync(new(number, invitee, null), turn));
        await db.GatheringQuizzes.ExecuteUpdateAsync(set => set.SetProperty(q => q.SentAt, desk.Clock.Now).SetProperty(q => q.ClosesAt, desk.Clock.Now.AddDays(1)));
        await DoneAsync(desk, "2", turn => AnswerQuiz.TakeAsync(new(number, 1, "2"), turn));
        await DoneAsync(desk, "3", turn => desk.KeepMinutes.OrderAsync(new(number), turn));
        await desk.WriteDocuments.RunAsync(default);
        return number;
    }

    private static async Task VervalAsync(Desk desk)
    {
        var report = await desk.ImportAsync(VervalSamples.File(
            $"{Kk},{Nik},Nenek {Marker},Jalan {Marker},3,1,{Desa},,1,ya,ID-{Marker},2026-09-30,Anak {Marker}={ChildNik}"));
        Assert.Empty(report.Problems);
        (desk.VervalOptions.AskHouse, desk.VervalOptions.AskUtilities, desk.VervalOptions.AskMembers, desk.VervalOptions.AskAssets) = (false, false, false, false);
        await using var db = desk.Database.Office.Open();
        var (id, round) = ((await db.VervalHouseholds.SingleAsync()).Id.ToString("N"), (await db.VervalRounds.SingleAsync()).Id.ToString("N"));
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg(), PictureFiles.Png(2, 2), PictureFiles.Jpeg());
        await DoneAsync(desk, "2", turn => desk.TakeVerval.TakeAsync(new(id), turn));
        await DoneAsync(desk, "2", turn => KeepAnswers.StartAsync(new(id, false, true, ShowVerval.Found), turn));
        await DoneAsync(desk, "2", turn => new KeepAnswers(desk.Office).EvidenceAsync(new(id, $"Ibu {Marker}", null, [photos[0]], [photos[1]], [photos[2]], Home), turn));
        await DoneAsync(desk, "2", turn => new SubmitVerval(desk.ShowVerval, Microsoft.Extensions.Options.Options.Create(desk.VervalOptions))
            .RunAsync(new(id, "layak", $"{Marker} tinggal sendiri.", true), turn));
        await DoneAsync(desk, "3", turn => desk.CheckVerval.RunAsync(new(id, true, null), turn));
        await DoneAsync(desk, "2", turn => desk.OrderVervalMinutes.RunAsync(new(round, Desa, $"Balai {Marker}", $"Bapak {Marker}"), turn));
        await desk.WriteDocuments.RunAsync(default);
        await DoneAsync(desk, "4", turn => new RecordSiks(desk.Office).RunAsync(new(id, true, $"USL-{Marker}"), turn));
    }

    private static async Task CaseAsync(Desk desk)
    {
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        var number = (await DoneAsync(desk, "2", turn => new OpenCase(desk.Office).RunAsync(
            CaseDesk.Report($"Nenek {Marker}", Nik) with { Photos = photos, Location = Home, Description = $"{Marker} tinggal sendiri." }, turn))).Number;
        await DoneAsync(desk, "1", turn => JoinCase.RunAsync(new(number, $"Nenek {Marker}", Nik, Desa, "08", null, null, $"Tetangga {Marker}."), turn));
        await DoneAsync(desk, "2", turn => VisitCase.CompleteAsync(new(number, null, new(1948, 7, 1)), turn));
        await DoneAsync(desk, "2", turn => VisitCase.RunAsync(new(number, $"{Marker} sudah dikunjungi.", null, Home, null), turn));
        await DoneAsync(desk, "2", turn => VisitCase.GoalAsync(new(number, $"{Marker} mandiri.", "progressing"), turn));
        await DoneAsync(desk, "2", turn => new ReferCase(desk.Office).RunAsync(new(number, "psm", null, $"Mohon {Marker} didampingi."), turn));
        await using var db = desk.Database.Office.Open();
        var referral = (await db.CaseReferrals.SingleAsync()).Id.ToString("N");
        await DoneAsync(desk, "1", turn => ReferCase.MoveAsync(new(referral, "received", $"{Marker} kami temui."), turn));
        await DoneAsync(desk, "2", turn => desk.Summary().RunAsync(new(number), turn));
        await desk.CloseAsync("2", number);
    }

    private static async Task HouseAsync(Desk desk)
    {
        var number = await desk.AssignedAsync(RtlhSamples.Known with
        {
            Name = $"Nenek {Marker}",
            Kk = Kk,
            Address = $"Dusun {Marker}",
            ListingId = $"ID-{Marker}",
            Photos = await desk.SendsAsync("1", PictureFiles.Jpeg()),
        });
        await DoneAsync(desk, "2", turn => CompleteAsync(number, turn));
        var photos = await desk.SendsAsync("2", PictureFiles.Jpeg());
        var document = (await DoneAsync(desk, "2", turn => desk.HandOverGoods.RunAsync(
            RtlhSamples.Goods(number, photos, ("Semen", 1, "sak")) with { Receiver = $"Budi {Marker}", Place = $"Balai {Marker}" }, turn))).Document;
        await desk.WriteDocuments.RunAsync(default);
        var scan = await desk.SendsAsync("2", PictureFiles.Png(2, 2));
        await DoneAsync(desk, "2", turn => desk.SignDocument.RunAsync(new(document, scan), turn));
        foreach (var state in (string[])["work-begun", "work-half", "work-full", "done"])
        {
            var built = await desk.SendsAsync("2", PictureFiles.Jpeg());
            await DoneAsync(desk, "2", turn => MoveHouse.RunAsync(new(number, state, $"Dilihat bersama {Marker}.", built), turn));
        }
    }

    private static Task<ActionOutcome<CompleteHouse.Result>> CompleteAsync(string number, TurnContext turn) =>
        CompleteHouse.RunAsync(new(number, "kelompok", null, null, null, null, null, null, null, null, null, null, $"Kelompok {Marker}"), turn);

    private static async Task<string> ProposalAsync(Desk desk)
    {
        var photos = await desk.SendsAsync("4", PictureFiles.Jpeg());
        var number = (await DoneAsync(desk, "4", turn => desk.OpenProposal.RunAsync(
            ProposalSamples.Plain with { Name = $"Nenek {Marker}", Nik = Nik, Reason = $"{Marker} sulit berjalan.", Photos = photos }, turn))).Number;
        await DoneAsync(desk, "4", turn => MoveProposal.DecideAsync(new(number, "musyawarah", new(2026, 11, 20), $"BA/{Marker}", null), turn));
        await DoneAsync(desk, "4", turn => desk.OrderProposalDocument.RunAsync(new("sptjm", Desa, false), turn));
        var review = (await DoneAsync(desk, "4", turn => desk.OpenReview.RunAsync(new(Desa), turn))).Number;
        await DoneAsync(desk, "4", turn => MoveProposal.SubmitAsync(new(number, $"USL-{Marker}"), turn));
        await DoneAsync(desk, "4", turn => MoveProposal.SettleAsync(new(number, "disetujui", $"{Marker} disetujui."), turn));
        var said = ReviewSamples.Object(review);
        await desk.ActAsync("902", _ => Task.FromResult(0));
        var files = await desk.SendsAsync("902", PictureFiles.Jpeg());
        var response = (await DoneAsync(desk, "902", turn => desk.FileResponse.RunAsync(said with { Reason = $"{Marker} punya mobil.", Photos = files }, turn))).Number;
        await DoneAsync(desk, "902", turn => desk.FileResponse.RunAsync(said with { Reason = $"{Marker} punya dua." }, turn));
        await DoneAsync(desk, "4", turn => desk.VerifyResponse.RunAsync(new(response, true, $"{Marker} mampu."), turn));
        await desk.WriteDocuments.RunAsync(default);
        return response;
    }

    private static async Task<T> DoneAsync<T>(Desk desk, string address, Func<TurnContext, Task<ActionOutcome<T>>> act) where T : class
    {
        desk.Clock.Now += TimeSpan.FromSeconds(1);
        var outcome = await desk.ActAsync(address, act);
        Assert.Null(outcome.Refusal);
        return outcome.Result!;
    }
}
