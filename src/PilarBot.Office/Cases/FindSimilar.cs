using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;

namespace PilarBot.Office.Cases;

/// <summary>Whether somebody has an open case, so that two who report one person make one case of it. Says no more of it than that.</summary>
internal sealed class FindSimilar(OfficeProfile office)
{
    private const int Listed = 5;

    /// <param name="Nik">As reported; null when none was at hand.</param>
    /// <param name="Kinds">A PPKS code, for the hint about an unusual age.</param>
    /// <param name="Several">PPKS codes, where there is more than one.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Nik)] string? Nik, [property: Kind(ValueKind.Choice)] string? Kinds = null, IReadOnlyList<string>? Several = null);

    /// <param name="Count">1 when the person has an open case anywhere in the office, else 0.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="State">Its state in words.</param>
    /// <param name="Place">The kecamatan it belongs to.</param>
    /// <param name="Hint">Something that is worth a second look, though no reason to refuse: an unusual age; empty for nothing.</param>
    public sealed record Result(int Count, string Number, string State, string Place, string Hint);

    /// <param name="Age">In full years, about.</param>
    /// <param name="Kinds">A PPKS code.</param>
    /// <param name="Several">PPKS codes, where there is more than one.</param>
    public sealed record AgeInput(int? Age, [property: Kind(ValueKind.Choice)] string? Kinds = null, IReadOnlyList<string>? Several = null);

    /// <param name="Hint">As in <see cref="Result.Hint"/>.</param>
    public sealed record AgeResult(string Hint);

    /// <param name="Name">As reported.</param>
    /// <param name="Desa">As reported.</param>
    /// <param name="Nik">As reported; null when none was at hand.</param>
    public sealed record NameInput(string Name, [property: Kind(ValueKind.Wilayah)] string Desa, [property: Kind(ValueKind.Nik)] string? Nik = null);

    /// <param name="Count">People of that name in that desa who have an open case, and of whom it cannot be told whether they are the same.</param>
    /// <param name="List">For choosing: the number, and number and state as label.</param>
    public sealed record NameResult(int Count, IReadOnlyList<ListEntry> List);

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (input.Nik is null)
            return new Result(0, "", "", "", "");
        var hint = Nik.Read(input.Nik).Nik is { } nik
            ? Hint(ResidentAge.Between(nik.BirthDate(office.DayOf(turn.Now)), office.DayOf(turn.Now)), OpenCase.KindsOf(input.Kinds, input.Several)) : "";
        if (await FindResident.FindAsync(new("", input.Nik, null, null, ""), turn) is not { } resident
            || await turn.Db.Cases.AsNoTracking().OpenOf(turn.Db, resident.Id).FirstOrDefaultAsync(turn.Cancellation) is not { } open)
            return new Result(0, "", "", "", hint);
        return new Result(1, open.Number, open.State.Label(), office.Label("kecamatan", open.Kecamatan), hint);
    }

    public static Task<ActionOutcome<AgeResult>> AgeAsync(AgeInput input, TurnContext turn) => Task.FromResult<ActionOutcome<AgeResult>>(
        new AgeResult(input.Age is { } age ? Hint(age, OpenCase.KindsOf(input.Kinds, input.Several)) : ""));

    public static async Task<ActionOutcome<NameResult>> NamesakesAsync(NameInput input, TurnContext turn)
    {
        var whole = ResidentWord.Whole(input.Name, input.Desa, turn.Hash);
        var unknown = input.Nik is null;
        var open = await (
            from word in turn.Db.ResidentWords
            where word.Hash == whole
            join resident in turn.Db.Residents on word.ResidentId equals resident.Id
            // Two who both have a NIK are told apart by it.
            where unknown || resident.NikHash == null
            from file in turn.Db.Cases
            where (file.ResidentId == resident.Id || file.ResidentId == resident.MergedInto) && file.State != CaseState.Done && file.State != CaseState.Rejected
            orderby file.OpenedAt descending
            select new { file.Number, file.State }).Distinct().Take(Listed).ToListAsync(turn.Cancellation);
        return new NameResult(open.Count, [.. open.Select(c => new ListEntry(c.Number, $"{c.Number} {c.State.Label()}"))]);
    }

    private static string Hint(int age, IReadOnlyList<string> kinds) =>
        kinds.Select(PpksKind.Find).FirstOrDefault(k => k?.IsUnusualAge(age) is true) is { } kind
            ? $"Usia {age} tahun tidak lazim untuk {kind.Label}. Mohon dicek kembali; laporan tetap dapat dikirim."
            : "";
}
