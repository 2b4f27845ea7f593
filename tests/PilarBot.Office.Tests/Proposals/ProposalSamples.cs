using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Proposals;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Proposals;

internal static class ProposalSamples
{
    /// <summary>In kecamatan <see cref="Poleang"/>.</summary>
    public const string Boepinang = "74.06.01.1010";

    /// <summary>Another one there.</summary>
    public const string Kastarib = "74.06.01.1008";

    public const string Poleang = "74.06.01";

    /// <summary>Another kecamatan.</summary>
    public const string Elsewhere = "74.06.02";

    public const string Name = "Xqkenarihalimah Wa Uji";
    public const string Nik = "7406014107480001";
    public const string Reason = "Tinggal sendiri, xqkenarialasan, sudah sulit berjalan.";

    public static readonly OpenProposal.Input Plain = new(
        "PKH", Name, Nik, null, Boepinang, 3, 1, Reason, null, ["ktp", "kk", "foto-depan", "foto-dalam"], null,
        "tidak", "ya", "ya", "tidak-tahu", "tidak", "ya", "tidak", "tidak", "tidak");

    public static async Task<string> ProposeAsync(this Desk desk, DeskChat by, OpenProposal.Input? input = null) =>
        (await desk.ActAsync(by.Address, turn => desk.OpenProposal.RunAsync(input ?? Plain, turn))).Result!.Number;

    /// <summary>Proposed, and agreed on by the village.</summary>
    public static async Task<string> AgreeAsync(this Desk desk, DeskChat by, OpenProposal.Input? input = null)
    {
        var number = await desk.ProposeAsync(by, input);
        var decided = await desk.ActAsync(by.Address, turn => MoveProposal.DecideAsync(new(number, "musyawarah", new(2026, 11, 20), "BA/01", null), turn));
        Assert.Null(decided.Refusal);
        return number;
    }

    public static async Task<Proposal> LoadProposalAsync(this Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        return await db.Proposals.AsNoTracking().SingleAsync(p => p.Number == number);
    }
}
