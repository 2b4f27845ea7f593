using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Proposals;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.PublicReview;

internal static class ReviewSamples
{
    public const string Objection = "Rumahnya besar dan xqkenarisanggah punya dua mobil.";

    /// <summary>A review of one line in Boepinang, opened by an operator in the chat <c>op</c> on 22 November 2026: objections until 6 December.</summary>
    public static async Task<string> OpenAsync(this Desk desk)
    {
        var operatorDesa = await desk.PersonAsync("op", "Operator Uji", ("operator-desa", Boepinang));
        await desk.AgreeAsync(operatorDesa);
        return (await desk.ActAsync("op", turn => desk.OpenReview.RunAsync(new(Boepinang), turn))).Result!.Number;
    }

    public static FileResponse.Input Object(string review, string kind = "sanggah", string desa = Boepinang) =>
        new($"{review}/1", kind, desa, "5", Objection, null, new(-4.79, 121.62, null));

    public static async Task<ActionOutcome<FileResponse.Result>> ObjectAsync(this Desk desk, string address, string review, string kind = "sanggah", string desa = Boepinang) =>
        await desk.ActAsync(address, turn => desk.FileResponse.RunAsync(Object(review, kind, desa), turn));

    public static async Task<ReviewResponse> LoadResponseAsync(this Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        return await db.ReviewResponses.AsNoTracking().SingleAsync(r => r.Number == number);
    }

    /// <summary>Nine in the morning in WITA, so many days after 22 November 2026.</summary>
    public static void GoTo(this Desk desk, int days) => desk.Clock.Now = new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc).AddDays(days);
}
