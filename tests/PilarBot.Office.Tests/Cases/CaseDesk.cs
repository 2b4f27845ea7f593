using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;

namespace PilarBot.Office.Tests.Cases;

/// <summary>An office with two kecamatan, for tests of cases.</summary>
internal static class CaseDesk
{
    public const string Poleang = "74.06.01";
    public const string Boepinang = "74.06.01.1010";
    public const string Kastarib = "74.06.01.1008";
    public const string OtherKecamatan = "74.06.02";
    public const string OtherDesa = "74.06.02.2001";
    public const string Nik = "7406054101550001";

    /// <summary>What somebody reports.</summary>
    public static OpenCase.Input Report(string name = "Nenek Uji", string? nik = Nik, string desa = Boepinang, string kinds = "08") =>
        new(kinds, name, nik, desa, null, null, "Tinggal sendiri, atap bocor.");

    /// <summary>Reports, and gives the number.</summary>
    public static async Task<string> ReportAsync(this Desk desk, string address, OpenCase.Input? report = null) =>
        (await desk.ActAsync(address, turn => new OpenCase(desk.Office).RunAsync(report ?? Report(), turn))).Result!.Number;

    /// <summary>Takes a case through states, the last one closing it.</summary>
    public static async Task<string> CloseAsync(this Desk desk, string address, string number)
    {
        foreach (var (state, result) in ((string, string?)[])[("in-verification", null), ("in-handling", null), ("done", "terlayani")])
            Assert.Null((await desk.ActAsync(address, turn => MoveCase.RunAsync(new(number, state, "Sudah dikerjakan.", result), turn))).Refusal);
        return number;
    }

    /// <summary>Does something, and gives the code of its refusal; null when it was done.</summary>
    public static async Task<string?> RefusalAsync<T>(this Desk desk, string address, Func<TurnContext, Task<ActionOutcome<T>>> act) where T : class =>
        (await desk.ActAsync(address, act)).Refusal?.Code;

    public static async Task<FindCases.Details?> SeesAsync(this Desk desk, string address, string number) =>
        (await desk.ActAsync(address, turn => new FindCases(desk.Office).ByNumberAsync(new(number), turn))).Result;

    public static SummariseCase Summary(this Desk desk) => new(desk.MakeDocument);
}
