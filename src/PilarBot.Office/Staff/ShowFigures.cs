using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Indicators;

namespace PilarBot.Office.Staff;

/// <summary>
/// The charts of the console's first page, within the caller's territory. From the counted indicators and never from the records, so that
/// they cost the same however many there are.
/// </summary>
internal sealed class ShowFigures(OfficeProfile office)
{
    private const int Kinds = 8;

    // A camat sees how verval and houses stand in the kecamatan, and no cases.
    private static readonly string[] Readers = [.. CaseAccess.Handlers, "camat"];

    /// <param name="Label">What the row is about.</param>
    /// <param name="Values">One for each column.</param>
    public sealed record Row(string Label, IReadOnlyList<int> Values);

    /// <param name="CountedAt">UTC; null before the first count.</param>
    /// <param name="ByKind">Open cases by PPKS kind, the commonest first.</param>
    /// <param name="ByState">Cases of this month: open at the moment, opened, closed with a result, rejected.</param>
    /// <param name="ByPlace">Open cases and those older than 30 days, by kecamatan.</param>
    /// <param name="Verval">Households in rounds under way and those accepted, by kecamatan.</param>
    /// <param name="Rtlh">Houses proposed this year and finished, by kecamatan.</param>
    public sealed record Result(
        DateTime? CountedAt, IReadOnlyList<Row> ByKind, IReadOnlyList<Row> ByState, IReadOnlyList<Row> ByPlace, IReadOnlyList<Row> Verval, IReadOnlyList<Row> Rtlh);

    public async Task<Result> RunAsync(TurnContext turn)
    {
        var today = office.DayOf(turn.Now);
        var month = new DateOnly(today.Year, today.Month, 1);
        var readsCases = turn.Caller.Has(CaseAccess.Handlers);
        var counts = await turn.Db.Indicators.Within(turn.Caller, Readers).Where(v => v.Month == month && !v.Measure.StartsWith(Measure.PeoplePrefix))
            .Where(v => readsCases || v.Measure == Measure.Verval || v.Measure == Measure.VervalAccepted || v.Measure == Measure.Rtlh || v.Measure == Measure.RtlhDone)
            .GroupBy(v => new { v.Kecamatan, v.Measure }).Select(g => new { g.Key.Kecamatan, g.Key.Measure, Count = g.Sum(v => v.Count) }).ToListAsync(turn.Cancellation);
        int Of(string measure) => counts.Where(c => c.Measure == measure).Sum(c => c.Count);
        List<Row> Places(string first, string second) => [.. counts.Where(c => c.Measure == first).OrderByDescending(c => c.Count)
            .Select(c => new Row(office.Label("kecamatan", c.Kecamatan), [c.Count, counts.FirstOrDefault(o => o.Kecamatan == c.Kecamatan && o.Measure == second)?.Count ?? 0]))];
        return new(
            await CountIndicators.LastAsync(turn.Db, turn.Cancellation),
            [.. counts.Where(c => Measure.KindOf(c.Measure) is not null).GroupBy(c => c.Measure).Select(g => (Kind: Measure.KindOf(g.Key)!, Count: g.Sum(c => c.Count)))
                .OrderByDescending(k => k.Count).Take(Kinds).Select(k => new Row(office.Label("ppks", k.Kind), [k.Count]))],
            !readsCases ? [] : [new("Terbuka saat ini", [Of(Measure.CasesOpen)]), new("Dibuka bulan ini", [Of(Measure.CasesNew)]), new("Selesai bulan ini", [Of(Measure.CasesDone)]), new("Ditolak bulan ini", [Of(Measure.CasesRejected)])],
            Places(Measure.CasesOpen, Measure.CasesOld), Places(Measure.Verval, Measure.VervalAccepted), Places(Measure.Rtlh, Measure.RtlhDone));
    }
}
