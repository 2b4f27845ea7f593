using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Partners;

/// <summary>Finds partners by what they are and where they work: the public ones for everybody, the others for those who work where they do.</summary>
internal sealed class FindPartners(OfficeProfile office)
{
    private const int Listed = 40;
    private const int LabelLength = 40;

    /// <param name="Kind">A code of the list <c>mitra</c>.</param>
    /// <param name="Desa">Those that work there; null for all.</param>
    public sealed record Search([property: Kind(ValueKind.Choice)] string Kind, [property: Kind(ValueKind.Wilayah)] string? Desa);

    /// <param name="Count">How many there are, at most 40.</param>
    /// <param name="List">The nearest first.</param>
    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ById([property: Kind(ValueKind.Choice)] string Id);

    /// <param name="Name">What it is called.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Place">Where it works.</param>
    /// <param name="Services">What it does.</param>
    /// <param name="Contact">How it is reached.</param>
    /// <param name="Notes">How sure that is.</param>
    public sealed record Details(string Name, string Kind, string Place, string Services, string Contact, string Notes);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, mitra itu belum ditemukan. Ketik **mitra** untuk mencari lagi.");

    /// <summary>Finds the partners of a kind that work in a place.</summary>
    public async Task<ActionOutcome<Listing>> FindAsync(Search input, TurnContext turn)
    {
        var kinds = input.Kind == PartnerKind.Psks ? PartnerKind.All.Where(k => k.IsPsks).Select(k => k.Code).ToArray() : [input.Kind];
        var own = Visible(turn).Where(p => kinds.Contains(p.Kind));
        if (input.Desa is { } desa)
        {
            var kecamatan = desa[..8];
            own = own.Where(p => p.Wilayah == "" || p.Wilayah == kecamatan || p.Wilayah == desa);
        }
        var found = await own.OrderByDescending(p => p.Wilayah.Length).ThenBy(p => p.Name).Take(Listed).ToListAsync(turn.Cancellation);
        found.AddRange(Partner.Known.Where(k => kinds.Contains(k.Kind) && !found.Exists(f => f.Name == k.Name)));
        return new Listing(found.Count, [.. found.Select(p => new ListEntry(p.Id.ToString(), Label(p)))]);
    }

    /// <summary>Tells of a partner what somebody needs in order to reach it.</summary>
    public async Task<ActionOutcome<Details>> ShowAsync(ById input, TurnContext turn)
    {
        if (!Guid.TryParse(input.Id, out var id))
            return NotFound;
        var partner = Partner.Known.FirstOrDefault(p => p.Id == id) ?? await Visible(turn).SingleOrDefaultAsync(p => p.Id == id, turn.Cancellation);
        return partner is null ? NotFound : new Details(
            partner.Name, PartnerKind.Find(partner.Kind)?.Label ?? partner.Kind, PlaceOf.Show(office, partner.Wilayah), partner.Services, partner.Contact,
            partner.Verification is Verification.Verified ? $"Sumber: {partner.Source}." : partner.Verification.Note(partner.Source));
    }

    private static IQueryable<Partner> Visible(TurnContext turn) =>
        turn.Db.Partners.AsNoTracking().Where(turn.Caller.PersonId is null ? p => p.IsPublic : Territory.Serving<Partner>(turn.Caller).Or(p => p.IsPublic));

    private string Label(Partner partner)
    {
        var place = partner.Wilayah.Length == 0 ? "" : ", " + office.Label(partner.Wilayah.Length > 8 ? "desa" : "kecamatan", partner.Wilayah);
        return partner.Name + place is var label && label.Length > LabelLength ? label[..(LabelLength - 1)].TrimEnd() + "…" : label;
    }
}
