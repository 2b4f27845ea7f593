using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;

namespace PilarBot.Office.Verval;

/// <summary>How far a round is in each kecamatan or desa: counts by an index, and only where the caller holds a role.</summary>
internal sealed class VervalProgress(OfficeProfile office)
{
    private const int Listed = 25;

    /// <param name="Count">Rounds that have households in the caller's places.</param>
    /// <param name="First">The newest.</param>
    /// <param name="List">Newest first.</param>
    public sealed record Rounds(int Count, string First, IReadOnlyList<ListEntry> List);

    public sealed record ByRound([property: Kind(ValueKind.Choice)] string Round);

    /// <param name="Round">Its name.</param>
    /// <param name="Due">The last day for visits.</param>
    /// <param name="Total">Households.</param>
    /// <param name="Verified">Accepted by a second person.</param>
    /// <param name="Desk">Of these, how many without a visit.</param>
    /// <param name="Unverified">All others.</param>
    /// <param name="Percent">Verified of all, whole percent.</param>
    /// <param name="Text">A line for each kecamatan, or desa where there is one kecamatan.</param>
    public sealed record Result(string Round, string Due, int Total, int Verified, int Desk, int Unverified, int Percent, string Text);

    /// <summary>Households of one desa in one state.</summary>
    public sealed record Tally(string Kecamatan, string Desa, VervalState State, bool IsDesk, int Count);

    public static async Task<ActionOutcome<Rounds>> RoundsAsync(Nothing input, TurnContext turn)
    {
        var own = turn.Db.VervalHouseholds.Within(turn.Caller, VervalAccess.Watchers);
        var rounds = await turn.Db.VervalRounds.Where(r => own.Any(h => h.RoundId == r.Id)).OrderByDescending(r => r.OpenedAt).Take(Listed)
            .Select(r => new { r.Id, r.Name }).ToListAsync(turn.Cancellation);
        return rounds is [] ? VervalRefusal.NoRound
            : new Rounds(rounds.Count, rounds[0].Id.ToString("N"), [.. rounds.Select(r => new ListEntry(r.Id.ToString("N"), VervalWords.Fit(r.Name)))]);
    }

    public async Task<ActionOutcome<Result>> RunAsync(ByRound input, TurnContext turn)
    {
        if (!Guid.TryParse(input.Round, out var id))
            return VervalRefusal.NoRound;
        var tallies = await CountAsync(turn.Db.VervalHouseholds.Where(h => h.RoundId == id).Within(turn.Caller, VervalAccess.Watchers), turn.Cancellation);
        if (tallies is [])
            return VervalRefusal.NoRound;
        var round = await turn.Db.VervalRounds.AsNoTracking().SingleAsync(r => r.Id == id, turn.Cancellation);
        var (total, verified) = (Sum(tallies), Sum(tallies, VervalState.Accepted));
        return new Result(
            round.Name, OfficeProfile.ShowDay(round.DueOn), total, verified, tallies.Where(t => t.State is VervalState.Accepted && t.IsDesk).Sum(t => t.Count),
            total - verified, 100 * verified / total, Text(tallies));
    }

    /// <summary>How far a round is in one place.</summary>
    /// <param name="Code">Of the kecamatan or desa.</param>
    /// <param name="Name">In words.</param>
    /// <param name="Total">Households.</param>
    /// <param name="Accepted">Of these, accepted by a second person.</param>
    /// <param name="Desk">Of those accepted, without a visit.</param>
    /// <param name="Submitted">Waiting for a second person.</param>
    /// <param name="Returned">Sent back.</param>
    /// <param name="Taken">In a visitor's hands.</param>
    /// <param name="Waiting">In nobody's.</param>
    public sealed record Place(string Code, string Name, int Total, int Accepted, int Desk, int Submitted, int Returned, int Taken, int Waiting);

    /// <param name="Name">The round's.</param>
    /// <param name="Source">Of its data.</param>
    /// <param name="Due">The last day for visits.</param>
    /// <param name="Kecamatan">Its name where desa are listed; null where kecamatan are.</param>
    /// <param name="Places">The least advanced first.</param>
    public sealed record Table(string Name, string Source, string Due, string? Kecamatan, IReadOnlyList<Place> Places);

    /// <summary>As <see cref="RunAsync"/>, as a table: of kecamatan, or of the desa of one.</summary>
    public async Task<ActionOutcome<Table>> PlacesAsync(ByRound input, string? kecamatan, TurnContext turn)
    {
        if (!Guid.TryParse(input.Round, out var id))
            return VervalRefusal.NoRound;
        var own = turn.Db.VervalHouseholds.Where(h => h.RoundId == id).Within(turn.Caller, VervalAccess.Watchers);
        var tallies = await CountAsync(kecamatan is null ? own : own.Where(h => h.Kecamatan == kecamatan), turn.Cancellation);
        if (tallies is [])
            return VervalRefusal.NoRound;
        var round = await turn.Db.VervalRounds.AsNoTracking().SingleAsync(r => r.Id == id, turn.Cancellation);
        var only = tallies.Select(t => t.Kecamatan).Distinct().Count() == 1 ? tallies[0].Kecamatan : null;
        var places = tallies.GroupBy(t => only is null ? t.Kecamatan : t.Desa).Select(g =>
        {
            var here = g.ToList();
            return new Place(
                g.Key, office.Label(only is null ? "kecamatan" : "desa", g.Key), Sum(here), Sum(here, VervalState.Accepted),
                here.Where(t => t.State is VervalState.Accepted && t.IsDesk).Sum(t => t.Count), Sum(here, VervalState.Submitted), Sum(here, VervalState.Returned),
                Sum(here, VervalState.Taken), Sum(here, VervalState.Waiting));
        });
        return new Table(
            round.Name, round.Source, OfficeProfile.ShowDay(round.DueOn), only is null ? null : office.Label("kecamatan", only),
            [.. places.OrderBy(p => (double)p.Accepted / p.Total).ThenBy(p => p.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Counts households by place and state, in one statement.</summary>
    public static Task<List<Tally>> CountAsync(IQueryable<VervalHousehold> households, CancellationToken cancellation) => households
        .GroupBy(h => new { h.Kecamatan, h.Desa, h.State, h.IsDesk })
        .Select(g => new Tally(g.Key.Kecamatan, g.Key.Desa, g.Key.State, g.Key.IsDesk, g.Count())).ToListAsync(cancellation);

    private string Text(List<Tally> tallies)
    {
        var places = tallies.Select(t => t.Kecamatan).Distinct().Count() > 1
            ? tallies.GroupBy(t => t.Kecamatan).Select(g => (Name: office.Label("kecamatan", g.Key), Tallies: g.ToList()))
            : tallies.GroupBy(t => t.Desa).Select(g => (Name: office.Label("desa", g.Key), Tallies: g.ToList()));
        // The least advanced first: that is where somebody has to go.
        var lines = places.Select(p => (p.Name, Total: Sum(p.Tallies), Verified: Sum(p.Tallies, VervalState.Accepted), p.Tallies))
            .OrderBy(p => (double)p.Verified / p.Total).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        var text = string.Join('\n', lines.Take(Listed).Select(p => string.Create(CultureInfo.InvariantCulture,
            $"- {p.Name}: {p.Verified} dari {p.Total} terverifikasi; {Sum(p.Tallies, VervalState.Submitted)} menunggu pemeriksa, {Sum(p.Tallies, VervalState.Returned)} dikembalikan, {Sum(p.Tallies, VervalState.Taken)} dikerjakan, {Sum(p.Tallies, VervalState.Waiting)} belum diambil")));
        return lines.Count > Listed ? $"{text}\n- dan {lines.Count - Listed} tempat lain" : text;
    }

    private static int Sum(List<Tally> tallies, VervalState? state = null) => tallies.Where(t => state is null || t.State == state).Sum(t => t.Count);
}
