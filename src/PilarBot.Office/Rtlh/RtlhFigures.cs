using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Rtlh;

/// <summary>The shortlist, and how far a year's houses are from the target, each within the caller's territory.</summary>
internal sealed class RtlhFigures(OfficeProfile office)
{
    private const int Listed = 10;
    private static readonly List<RtlhState> Candidates = [RtlhState.Proposed, RtlhState.Verifying, RtlhState.Eligible];

    /// <param name="Year">Of the programme; null for this year.</param>
    /// <param name="Place">A kecamatan or desa; null for all that the caller may see.</param>
    public sealed record Input(int? Year, [property: Kind(ValueKind.Wilayah)] string? Place);

    /// <param name="Count">Houses that are listed.</param>
    /// <param name="List">For choosing, those with more hints first, then the more complete, then the earlier.</param>
    public sealed record Shortlist(int Count, IReadOnlyList<ListEntry> List);

    /// <param name="Year">In digits.</param>
    /// <param name="Place">In words.</param>
    /// <param name="Target">Houses; null when none is set.</param>
    /// <param name="Proposed">Waiting for verification.</param>
    /// <param name="Verifying">Being verified.</param>
    /// <param name="Eligible">Found eligible, not yet assigned.</param>
    /// <param name="Ineligible">Found not eligible.</param>
    /// <param name="Assigned">Assigned, nothing handed over yet.</param>
    /// <param name="Delivered">Goods handed over, work not begun.</param>
    /// <param name="Working">Being built.</param>
    /// <param name="Done">Finished.</param>
    /// <param name="Total">All of the year.</param>
    /// <param name="Summary">A line for each kecamatan that has a target or houses; empty where there is only one.</param>
    public sealed record Progress(
        string Year, string Place, int? Target, int Proposed, int Verifying, int Eligible, int Ineligible, int Assigned, int Delivered, int Working, int Done,
        int Total, string Summary);

    public async Task<ActionOutcome<Shortlist>> ShortlistAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.ReadsRtlh())
            return new NotForFigures().ToRefusal();
        var first = await Of(turn, input).Where(a => Candidates.Contains(a.State))
            .OrderByDescending(a => a.Priority).ThenBy(a => a.Lacking).ThenBy(a => a.ProposedAt).ThenBy(a => a.Id).Take(Listed)
            .Select(a => new { a.Number, a.State, a.Priority, a.Lacking }).ToListAsync(turn.Cancellation);
        return new Shortlist(first.Count, [.. first.Select(a =>
            new ListEntry(a.Number, $"{a.Number[5..]} {a.State.Label()}, {(a.Lacking == 0 ? "lengkap" : $"kurang {a.Lacking}")}{(a.Priority > 0 ? ", prioritas" : "")}"))]);
    }

    public async Task<ActionOutcome<Progress>> ProgressAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.ReadsRtlh())
            return new NotForFigures().ToRefusal();
        var year = YearOf(input, turn);
        List<StateCount> counts = [.. await Counts(turn, input).ToListAsync(turn.Cancellation), .. await Erased(turn, input).ToListAsync(turn.Cancellation)];
        var targets = await turn.Db.RtlhTargets.AsNoTracking().Where(t => t.Year == year).ToDictionaryAsync(t => t.Place, t => t.Units, turn.Cancellation);
        int Of(params RtlhState[] states) => counts.Where(c => states.Contains(c.State)).Sum(c => c.Count);
        var places = PlacesOf(input, turn.Caller);
        return new Progress(
            year.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(", ", places.Select(p => NameOf(office, p))),
            places.Select(p => RtlhTarget.Of(p, targets)).Aggregate((int?)null, (sum, target) => target is null ? sum : (sum ?? 0) + target),
            Of(RtlhState.Proposed), Of(RtlhState.Verifying), Of(RtlhState.Eligible), Of(RtlhState.Ineligible), Of(RtlhState.Assigned), Of(RtlhState.Delivered),
            Of(RtlhState.WorkBegun, RtlhState.WorkHalf, RtlhState.WorkFull), Of(RtlhState.Done), counts.Sum(c => c.Count), Summary(counts, targets, places));
    }

    /// <summary>How many houses are in which state, by kecamatan: one grouping over an index.</summary>
    public IQueryable<StateCount> Counts(TurnContext turn, Input input) =>
        Of(turn, input).GroupBy(a => new { a.Kecamatan, a.State }).Select(g => new StateCount(g.Key.Kecamatan, g.Key.State, g.Count()));

    // Those whose records are gone were built all the same.
    private IQueryable<StateCount> Erased(TurnContext turn, Input input)
    {
        var year = YearOf(input, turn);
        var houses = turn.Db.ErasedHouses.AsNoTracking().Where(e => e.Year == year).ByRole(turn.Caller);
        return (input.Place is { } place ? houses.Where(e => e.Kecamatan == place || e.Desa == place) : houses).Select(e => new StateCount(e.Kecamatan, e.State, e.Count));
    }

    /// <summary>A place in words.</summary>
    public static string NameOf(OfficeProfile office, string place) => place.Length switch
    {
        > 8 => $"{office.Label("desa", place)}, {office.Label("kecamatan", place[..8])}",
        8 => $"Kecamatan {office.Label("kecamatan", place)}",
        _ => "seluruh wilayah kantor",
    };

    private int YearOf(Input input, TurnContext turn) => input.Year ?? office.DayOf(turn.Now).Year;

    private IQueryable<RtlhApplication> Of(TurnContext turn, Input input)
    {
        var year = YearOf(input, turn);
        var houses = turn.Db.RtlhApplications.AsNoTracking().Where(a => a.Year == year).ByRole(turn.Caller);
        return input.Place is { } place ? houses.Where(a => a.Kecamatan == place || a.Desa == place) : houses;
    }

    // What the caller's roles cover of what was asked: nothing is told of other places, and nothing is counted twice.
    private List<string> PlacesOf(Input input, Caller caller)
    {
        var own = caller.ReadingRoles().Select(r => r.Wilayah.Length == 0 ? office.Regency : r.Wilayah).Distinct().ToList();
        var held = own.Where(p => !own.Exists(o => o != p && p.StartsWith(o + ".", StringComparison.Ordinal))).Order(StringComparer.Ordinal);
        return input.Place is not { } asked ? [.. held]
            : held.Any(p => p == asked || asked.StartsWith(p + ".", StringComparison.Ordinal)) ? [asked]
            : [.. held.Where(p => p.StartsWith(asked + ".", StringComparison.Ordinal))];
    }

    private string Summary(List<StateCount> counts, Dictionary<string, int> targets, List<string> places)
    {
        if (places is not [var all] || all != office.Regency)
            return "";
        var lines = new StringBuilder();
        foreach (var kecamatan in office.Lists.Lists["kecamatan"])
        {
            var here = counts.Where(c => c.Kecamatan == kecamatan.Value).ToList();
            var target = RtlhTarget.Of(kecamatan.Value, targets);
            if (here is [] && target is null)
                continue;
            lines.Append("• ").Append(kecamatan.Label).Append(": selesai ").Append(here.Where(c => c.State is RtlhState.Done).Sum(c => c.Count))
                .Append(" dari ").Append(target is null ? "target yang belum diisi" : $"{target}").Append(", usulan ").Append(here.Sum(c => c.Count)).Append('\n');
        }
        return lines.ToString().TrimEnd();
    }
}

/// <summary>How many houses of a kecamatan are in a state.</summary>
internal sealed record StateCount(string Kecamatan, RtlhState State, int Count);
