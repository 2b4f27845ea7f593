using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Verval;

/// <summary>RT, RW and pillars tell what has changed in a family; the TKSK of the place says whether it is so.</summary>
internal sealed class ReportChange(OfficeProfile office)
{
    private const int Listed = 40;

    /// <param name="Kind">Code of a kind.</param>
    /// <param name="Name">Whom it is about.</param>
    /// <param name="Nik">Sixteen digits; null when it is not at hand.</param>
    /// <param name="Desa">Where they live or lived; in the reporter's own places.</param>
    /// <param name="Text">What happened.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Kind, string Name, [property: Kind(ValueKind.Nik)] string? Nik, [property: Kind(ValueKind.Wilayah)] string Desa,
        string Text);

    /// <param name="Number">Its number.</param>
    /// <param name="Place">The desa.</param>
    public sealed record Result(string Number, string Place);

    /// <param name="Count">How many wait, at most 40.</param>
    /// <param name="List">Longest waiting first.</param>
    public sealed record Waiting(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Kind">In words.</param>
    /// <param name="Name">Whom it is about.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    /// <param name="Told">In the reporter's words.</param>
    /// <param name="From">The reporter's name.</param>
    /// <param name="At">When.</param>
    /// <param name="Household">What the office knows under that NIK: the number in the newest round, or nothing.</param>
    public sealed record Details(string Kind, string Name, string Place, string Told, string From, string At, string Household);

    /// <param name="Id">The report's.</param>
    /// <param name="IsSo">False when it turned out otherwise.</param>
    public sealed record Decision([property: Kind(ValueKind.Choice)] string Id, bool IsSo);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (VervalWords.ChangeOf(input.Kind) is not { } kind || input.Desa.Length != 13)
            return VervalRefusal.NotAllowed;
        if (!turn.Caller.Roles.Any(r => VervalAccess.Reporters.Contains(r.Role) && r.Covers(input.Desa)))
            return VervalRefusal.Outside;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var resident = input.Nik is null ? null : await FindResident.FindOrAddAsync(new(input.Name, input.Nik, null, null, input.Desa), turn);
        var number = HumanNumber.Change.Write(await turn.NextNumberAsync("change_report"), turn.Now, office.Zone);
        turn.Db.ChangeReports.Add(new()
        {
            Id = id,
            Number = number,
            Key = key,
            Kind = kind,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Name = turn.Sealer.Seal(key, id, "name", input.Name),
            Text = turn.Sealer.Seal(key, id, "text", input.Text),
            ResidentId = resident?.Id,
            ReportedBy = turn.Caller.PersonId,
            At = turn.Now,
        });
        return new Result(number, office.Label("desa", input.Desa));
    }

    public async Task<ActionOutcome<Waiting>> WaitingAsync(Nothing input, TurnContext turn)
    {
        if (!turn.Caller.Has(VervalAccess.ChangeHandlers))
            return VervalRefusal.NotAllowed;
        var open = await turn.Db.ChangeReports.Where(r => r.State == ChangeState.Open).Within(turn.Caller, VervalAccess.ChangeHandlers)
            .OrderBy(r => r.At).Take(Listed).Select(r => new { r.Id, r.Kind, r.Desa, r.At }).ToListAsync(turn.Cancellation);
        return new Waiting(open.Count, [.. open.Select(r => new ListEntry(
            r.Id.ToString("N"),
            VervalWords.Fit(string.Create(CultureInfo.InvariantCulture, $"{office.Zone.ToLocal(r.At):dd/MM HH'.'mm} {r.Kind.Label()}, {office.Label("desa", r.Desa)}"))))]);
    }

    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (await FindAsync(input.Id, turn) is not { } report)
            return VervalRefusal.ChangeGone;
        turn.Audit(AuditAct.ChangeReportShown, report.Number);
        var from = await turn.Db.People.Where(p => p.Id == report.ReportedBy).Select(p => p.Name).SingleOrDefaultAsync(turn.Cancellation);
        var known = report.ResidentId is { } resident
            ? await turn.Db.VervalHouseholds.Where(h => turn.Db.Residents.Any(r => r.Id == resident && r.HouseholdId == h.HouseholdId))
                .Within(turn.Caller, VervalAccess.ChangeHandlers).OrderByDescending(h => h.Id)
                .Select(h => new { h.No, h.State, Round = turn.Db.VervalRounds.Where(r => r.Id == h.RoundId).Select(r => r.Name).First() })
                .FirstOrDefaultAsync(turn.Cancellation)
            : null;
        return new Details(
            report.Kind.Label(), turn.Sealer.OpenText(report.Key, report.Id, "name", report.Name),
            $"{office.Label("desa", report.Desa)}, Kec. {office.Label("kecamatan", report.Kecamatan)}", turn.Sealer.OpenText(report.Key, report.Id, "text", report.Text),
            from ?? "-", office.Show(report.At),
            known is null ? "" : $"nomor {known.No} di {known.Round}, {known.State.Label()}");
    }

    public static async Task<ActionOutcome<Nothing>> DecideAsync(Decision input, TurnContext turn) =>
        await FindAsync(input.Id, turn) is { } report && turn.Caller.PersonId is { } me && report.Decide(input.IsSo, me, turn.Now)
            ? new Nothing()
            : VervalRefusal.ChangeGone;

    // Under its lock: of two who decide at once, the second is told so.
    private static async Task<ChangeReport?> FindAsync(string id, TurnContext turn)
    {
        if (!Guid.TryParse(id, out var guid))
            return null;
        var one = turn.Db.ChangeReports.Where(r => r.Id == guid && r.State == ChangeState.Open).Within(turn.Caller, VervalAccess.ChangeHandlers);
        return await one.ExecuteUpdateAsync(set => set.SetProperty(r => r.At, r => r.At), turn.Cancellation) == 1 ? await one.SingleAsync(turn.Cancellation) : null;
    }
}
