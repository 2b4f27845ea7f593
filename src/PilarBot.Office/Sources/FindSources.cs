using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;

namespace PilarBot.Office.Sources;

/// <summary>Matches a need in a place to sources of help, for those who work there.</summary>
internal sealed class FindSources(OfficeProfile office)
{
    private const int Listed = 30;
    private const int LabelLength = 40;

    /// <param name="Need">A code of the list <c>kebutuhan</c>.</param>
    /// <param name="Desa">Where the help is needed.</param>
    public sealed record Search([property: Kind(ValueKind.Choice)] string Need, [property: Kind(ValueKind.Wilayah)] string Desa);

    /// <param name="Count">How many there are, at most 30.</param>
    /// <param name="List">The nearest first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Name">What it is called.</param>
    /// <param name="Type">Whose means they are.</param>
    /// <param name="Code">The same for recording an offer: <c>apbd</c>, <c>swadaya</c>.</param>
    /// <param name="Gives">Which goods or services.</param>
    /// <param name="Place">Where it gives.</param>
    /// <param name="Conditions">What has to be fulfilled.</param>
    /// <param name="Period">From when to when.</param>
    /// <param name="Contact">How it is reached.</param>
    public sealed record Details(
        string Name, string Type, [property: Kind(ValueKind.Choice)] string Code, string Gives, string Place, string Conditions, string Period, string Contact);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, sumber itu belum ditemukan. Ketik **sumber** untuk mencari lagi.");
    public static readonly ActionRefusal NotForYou = new("not-for-you", "Mohon maaf, bagian ini untuk pilar sosial dan petugas Dinas Sosial.");

    /// <summary>Finds the sources that give for a need in a place today.</summary>
    public async Task<ActionOutcome<Listing>> FindAsync(Search input, TurnContext turn)
    {
        if (turn.Caller.PersonId is null)
            return NotForYou;
        var (today, kecamatan, desa, need) = (office.DayOf(turn.Now), input.Desa[..8], input.Desa, $" {input.Need} ");
        var found = await turn.Db.AidSources.AsNoTracking().Where(Territory.Serving<AidSource>(turn.Caller))
            .Where(s => (s.Wilayah == "" || s.Wilayah == kecamatan || s.Wilayah == desa) && s.Needs.Contains(need)
                && (s.Since == null || s.Since <= today) && (s.Until == null || s.Until >= today))
            .OrderByDescending(s => s.Wilayah.Length).ThenBy(s => s.Name).Take(Listed).ToListAsync(turn.Cancellation);
        return new Listing(found.Count, [.. found.Select(s => new ListEntry(s.Id.ToString(), Label(s)))]);
    }

    /// <summary>Tells what a source gives, where and on which conditions.</summary>
    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (turn.Caller.PersonId is null)
            return NotForYou;
        if (!Guid.TryParse(input.Id, out var id) || await turn.Db.AidSources.AsNoTracking().Where(Territory.Serving<AidSource>(turn.Caller)).SingleOrDefaultAsync(s => s.Id == id, turn.Cancellation) is not { } source)
            return NotFound;
        return new Details(
            source.Name, source.Type.Label(), AidSourceTypeWords.Codes.First(c => c.Type == source.Type).Code, source.Gives, PlaceOf.Show(office, source.Wilayah),
            source.Conditions.Length > 0 ? source.Conditions : "tidak ditulis", Period(source), source.Contact.Length > 0 ? source.Contact : "lewat kantor Dinas Sosial");
    }

    private static string Period(AidSource source) => (source.Since, source.Until) switch
    {
        ({ } since, { } until) => $"{OfficeProfile.ShowDay(since)} sampai {OfficeProfile.ShowDay(until)}",
        ({ } since, null) => $"sejak {OfficeProfile.ShowDay(since)}",
        (null, { } until) => $"sampai {OfficeProfile.ShowDay(until)}",
        _ => "tanpa batas waktu",
    };

    private static string Label(AidSource source) =>
        $"{source.Name} ({source.Type.Label()})" is var label && label.Length > LabelLength ? label[..(LabelLength - 1)].TrimEnd() + "…" : label;
}
