using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>Lists the cases that a handler may handle: by person, by place and state, by who has them. What lies elsewhere is not found or counted.</summary>
internal sealed class SearchCases(OfficeProfile office)
{
    /// <summary>Cases in one answer; a narrower search finds the rest.</summary>
    public const int Listed = 100;

    /// <summary>So many people of one name are not gathered.</summary>
    public const int Many = 2000;

    /// <param name="Nik">Sixteen digits.</param>
    /// <param name="Name">Words of the name, in any order.</param>
    /// <param name="Desa">Where the person lives; null for anywhere.</param>
    public sealed record PersonInput([property: Kind(ValueKind.Nik)] string? Nik, string? Name, [property: Kind(ValueKind.Wilayah)] string? Desa);

    /// <param name="Kecamatan">Null for every kecamatan.</param>
    /// <param name="State">A code of a state, <c>open</c> for all that are not closed, <c>free</c> for those of them that nobody has.</param>
    /// <param name="Older">Only those that were opened at least so many days ago; null for all.</param>
    public sealed record ListInput(
        [property: Kind(ValueKind.Wilayah)] string? Kecamatan, [property: Kind(ValueKind.Choice)] string State, [property: Kind(ValueKind.Choice)] string? Older);

    /// <param name="Count">How many are listed.</param>
    /// <param name="HasMore">True when there are more than are listed.</param>
    /// <param name="List">For choosing: the number, and state and days as label.</param>
    public sealed record Result(int Count, bool HasMore, IReadOnlyList<ListEntry> List);

    public async Task<ActionOutcome<Result>> PersonAsync(PersonInput input, TurnContext turn)
    {
        if (!turn.Caller.IsHandler())
            return new NotStaff().ToRefusal();
        var result = await FoundAsync(input, turn) is { } found ? await ListAsync(found.OrderByDescending(c => c.OpenedAt), turn) : new(0, false, []);
        turn.Audit(AuditAct.CasesSearched, null, result.Count.ToString(CultureInfo.InvariantCulture));
        return result;
    }

    /// <summary>The cases of a person, among those that the caller handles; null when nothing was told of them.</summary>
    internal static async Task<IQueryable<CaseFile>?> FoundAsync(PersonInput input, TurnContext turn)
    {
        var handled = turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller);
        IQueryable<Guid>? residents = null;
        if (input.Nik is { } nik)
        {
            var hash = turn.Hash.Of(HashPurpose.Nik, nik);
            residents = turn.Db.Residents.Where(r => r.NikHash == hash && r.MergedInto == null).Select(r => r.Id);
        }
        else if (input.Name is { } name && ResidentWord.Words(name, turn.Hash) is [var first, ..] words)
        {
            residents = turn.Db.ResidentWords.Where(w => w.Hash == first).Select(w => w.ResidentId);
            foreach (var word in words.Skip(1))
                residents = residents.Where(id => turn.Db.ResidentWords.Any(w => w.Hash == word && w.ResidentId == id));
            // Who has a name that thousands have is looked for case by case, until there are enough, instead of gathering them all first.
            if (await residents.Take(Many).CountAsync(turn.Cancellation) == Many)
            {
                foreach (var word in words)
                    handled = handled.Where(c => turn.Db.Residents.Any(r => r.Id == c.ResidentId && turn.Db.ResidentWords.Any(w => w.Hash == word && (w.ResidentId == r.Id || w.ResidentId == r.MergedInto))));
                return input.Desa is { } place ? handled.Where(c => c.Desa == place) : handled;
            }
        }
        if (residents is null)
            return null;
        // A merged person's earlier cases stay with the row they were opened for.
        var rows = residents.Union(turn.Db.Residents.Where(r => r.MergedInto != null && residents.Contains(r.MergedInto.Value)).Select(r => r.Id));
        var found = handled.Where(c => rows.Contains(c.ResidentId));
        if (input.Desa is { } desa)
            found = found.Where(c => c.Desa == desa);
        return found;
    }

    public async Task<ActionOutcome<Result>> ListAsync(ListInput input, TurnContext turn)
    {
        if (!turn.Caller.IsHandler())
            return new NotStaff().ToRefusal();
        var found = turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller);
        if (input.Kecamatan is { } kecamatan)
            found = found.Where(c => c.Kecamatan == kecamatan);
        found = input.State switch
        {
            "open" => found.Where(c => Open.Contains(c.State)),
            "free" => found.Where(c => Open.Contains(c.State) && c.HandlerId == null),
            _ when Enum.GetValues<CaseState>().Where(s => MoveCase.Code(s) == input.State).ToList() is [var state] => found.Where(c => c.State == state),
            _ => found,
        };
        if (int.TryParse(input.Older, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            var before = turn.Now.AddDays(-days);
            found = found.Where(c => c.OpenedAt <= before);
        }
        return await ListAsync(found.OrderBy(c => c.OpenedAt).ThenBy(c => c.Number), turn);
    }

    /// <summary>The caller's own cases, those to be visited first before the others.</summary>
    public async Task<ActionOutcome<Result>> MineAsync(Nothing input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } me)
            return new Result(0, false, []);
        var mine = turn.Db.Cases.AsNoTracking().HandledBy(turn.Caller).Where(c => c.HandlerId == me && Open.Contains(c.State));
        return await ListAsync(mine.OrderBy(c => c.NextVisitOn == null).ThenBy(c => c.NextVisitOn).ThenBy(c => c.OpenedAt), turn);
    }

    private async Task<Result> ListAsync(IQueryable<CaseFile> found, TurnContext turn)
    {
        var rows = await found.Take(Listed + 1).ToListAsync(turn.Cancellation);
        return new(Math.Min(rows.Count, Listed), rows.Count > Listed, [.. rows.Take(Listed).Select(c => new ListEntry(
            c.Number, $"{c.Number} {Short(office.Label("desa", c.Desa))}, {(turn.Now - c.OpenedAt).Days} hari"))]);
    }

    // A button's label holds forty characters on every channel.
    private static string Short(string desa) => desa.Length <= 14 ? desa : desa[..13].TrimEnd() + "…";

    private static readonly List<CaseState> Open = [.. Enum.GetValues<CaseState>().Where(s => CaseFile.Next(s).Count > 0)];
}
