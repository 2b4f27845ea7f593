using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Exports;

namespace PilarBot.Office.Cases;

/// <summary>The console's list of cases that the caller handles, newest first, a page at a time; and the same as a file.</summary>
internal sealed class ListCases(OfficeProfile office)
{
    /// <summary>Cases on a page.</summary>
    public const int Listed = 50;

    private const int Batch = 1000;

    private static readonly List<CaseState> Open = [.. Enum.GetValues<CaseState>().Where(s => CaseFile.Next(s).Count > 0)];

    /// <param name="Search">A case's number, a NIK, or words of a name; null for all.</param>
    /// <param name="State">A code of a state, <c>open</c> for all that are not closed, <c>free</c> for those of them that nobody has, <c>late</c> for those of which a visit is due; null for all.</param>
    /// <param name="Kecamatan">By code; null for all.</param>
    /// <param name="Kind">A PPKS code; null for all.</param>
    /// <param name="Handler">A person's id, or <c>saya</c>; null for all.</param>
    public sealed record Filter(string? Search, string? State, string? Kecamatan, string? Kind, string? Handler);

    /// <param name="Number">The case's.</param>
    /// <param name="Name">The resident's, for whoever searched; else null.</param>
    /// <param name="Kind">PPKS kinds in words.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="State">In words.</param>
    /// <param name="Handler">Null while nobody has it.</param>
    /// <param name="Opened">The day.</param>
    /// <param name="Days">Since then.</param>
    /// <param name="NextVisit">The day; null for none.</param>
    /// <param name="IsLate">True when that is today or over.</param>
    /// <param name="IsSensitive">Seen by few.</param>
    public sealed record Row(
        string Number, string? Name, string Kind, string Place, string State, string? Handler, string Opened, int Days, string? NextVisit, bool IsLate, bool IsSensitive);

    /// <param name="Rows">At most <see cref="Listed"/>.</param>
    /// <param name="After">The cursor of the next page; null when there is none.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, string? After);

    /// <param name="filter">Which.</param>
    /// <param name="after">The cursor of the page before; null for the first.</param>
    /// <param name="turn">Whose cases.</param>
    public async Task<Result> RunAsync(Filter filter, string? after, TurnContext turn)
    {
        var found = await FindAsync(await FilteredAsync(filter, turn), after, Listed + 1, turn);
        var rows = found.Take(Listed).Select(f => f.Row).ToList();
        if (filter.Search is not null)
        {
            turn.Audit(AuditAct.CasesSearched, null, rows.Count.ToString(CultureInfo.InvariantCulture));
            rows = await NamedAsync(rows, turn);
        }
        return new(rows, found.Count > Listed ? found[Listed - 1].Cursor : null);
    }

    private static async Task<List<Row>> NamedAsync(List<Row> rows, TurnContext turn)
    {
        var numbers = rows.ConvertAll(r => r.Number);
        var residents = await turn.Db.Cases.Where(c => numbers.Contains(c.Number)).Join(turn.Db.Residents.AsNoTracking(), c => c.ResidentId, r => r.Id, (c, r) => new { c.Number, Resident = r })
            .ToDictionaryAsync(x => x.Number, x => x.Resident.OpenName(turn.Sealer), turn.Cancellation);
        return rows.ConvertAll(r => r with { Name = residents.GetValueOrDefault(r.Number) });
    }

    private static readonly IReadOnlyList<string> Columns = ["Nomor", "Jenis", "Desa/kelurahan, kecamatan", "Status", "Petugas", "Dibuka", "Umur (hari)", "Kunjungan berikutnya"];

    /// <summary>All that the filters let through, without names and NIK; null for whoever handles no cases.</summary>
    public async Task<TableLines?> TableAsync(Filter filter, TurnContext turn) => turn.Caller.IsHandler()
        ? new("daftar-kasus", "Daftar kasus", Columns, AuditAct.CasesExported, "", await (await FilteredAsync(filter, turn)).CountAsync(turn.Cancellation), LinesAsync(filter, turn))
        : null;

    private async IAsyncEnumerable<IReadOnlyList<IReadOnlyList<object>>> LinesAsync(Filter filter, TurnContext turn)
    {
        var (cases, after) = (await FilteredAsync(filter, turn), (string?)null);
        do
        {
            var found = await FindAsync(cases, after, Batch, turn);
            yield return [.. found.Select(f => (IReadOnlyList<object>)[f.Row.Number, f.Row.Kind, f.Row.Place, f.Row.State, f.Row.Handler ?? "", f.Row.Opened, f.Row.Days, f.Row.NextVisit ?? ""])];
            after = found.Count == Batch ? found[^1].Cursor : null;
        }
        while (after is not null);
    }

    private async Task<IQueryable<CaseFile>> FilteredAsync(Filter filter, TurnContext turn)
    {
        var found = turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller);
        if (filter.Search?.Trim() is { Length: > 0 } typed)
        {
            if (HumanNumber.Case.Read(typed) is { } number)
                found = found.Where(c => c.Number == number);
            else
            {
                var nik = string.Concat(typed.Where(char.IsAsciiDigit)) is { Length: 16 } digits ? digits : null;
                found = await SearchCases.FoundAsync(new(nik, nik is null ? typed : null, null), turn) ?? found.Where(c => false);
            }
        }
        if (filter.Kecamatan is { Length: > 0 } kecamatan)
            found = found.Where(c => c.Kecamatan == kecamatan);
        if (filter.Kind is { Length: > 0 } kind)
            found = found.Where(c => (" " + c.Kinds + " ").Contains(" " + kind + " "));
        if (filter.Handler is { Length: > 0 } handler && (handler == "saya" ? turn.Caller.PersonId : Guid.TryParse(handler, out var id) ? id : null) is { } person)
            found = found.Where(c => c.HandlerId == person && Open.Contains(c.State));
        var today = office.DayOf(turn.Now);
        return filter.State switch
        {
            "open" => found.Where(c => Open.Contains(c.State)),
            "free" => found.Where(c => Open.Contains(c.State) && c.HandlerId == null),
            "late" => found.Where(c => c.NextVisitOn <= today),
            _ when Enum.GetValues<CaseState>().Where(s => MoveCase.Code(s) == filter.State).ToList() is [var state] => found.Where(c => c.State == state),
            _ => found,
        };
    }

    // Numbers rise with the time of opening, over all years: their index gives the newest first.
    private async Task<List<(Row Row, string Cursor)>> FindAsync(IQueryable<CaseFile> cases, string? after, int most, TurnContext turn)
    {
        if (after is not null)
            cases = cases.Where(c => c.Number.CompareTo(after) < 0);
        var today = office.DayOf(turn.Now);
        var rows = await cases.OrderByDescending(c => c.Number).Take(most)
            .GroupJoin(turn.Db.People, c => c.HandlerId, p => p.Id, (c, p) => new { Case = c, People = p }).SelectMany(x => x.People.DefaultIfEmpty(), (x, p) => new { x.Case, p!.Name })
            .OrderByDescending(x => x.Case.Number).ToListAsync(turn.Cancellation);
        return [.. rows.Select(x => (new Row(
            x.Case.Number, null, string.Join(", ", x.Case.KindList.Select(k => office.Label("ppks", k))), $"{office.Label("desa", x.Case.Desa)}, {office.Label("kecamatan", x.Case.Kecamatan)}",
            x.Case.State.Label(), x.Name, OfficeProfile.ShowDay(office.DayOf(x.Case.OpenedAt)), (turn.Now - x.Case.OpenedAt).Days,
            x.Case.NextVisitOn is { } day ? OfficeProfile.ShowDay(day) : null, x.Case.NextVisitOn <= today, x.Case.IsSensitive), x.Case.Number))];
    }
}
