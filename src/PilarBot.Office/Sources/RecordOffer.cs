using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Conversations;
using PilarBot.Office.Field;

namespace PilarBot.Office.Sources;

/// <summary>Records offers of goods and services and what became of them. Cash is not kept here.</summary>
internal sealed class RecordOffer(OfficeProfile office)
{
    private const int Listed = 20;

    /// <param name="Need">A code of the list <c>kebutuhan</c>.</param>
    /// <param name="Desa">Where it is needed; the caller works there.</param>
    /// <param name="Type"><c>apbd</c>, <c>dana-desa</c>, <c>kementerian</c>, <c>dunia-usaha</c>, <c>swadaya</c>.</param>
    /// <param name="Giver">Who offers it.</param>
    /// <param name="Goods">Which goods or services.</param>
    /// <param name="Case">The case that it is for, as somebody typed its number; null for none.</param>
    public sealed record Input(
        [property: Kind(ValueKind.Choice)] string Need, [property: Kind(ValueKind.Wilayah)] string Desa, [property: Kind(ValueKind.Choice)] string Type,
        string Giver, string Goods, string? Case);

    public sealed record Recorded(string Number);

    public sealed record Listing(int Count, IReadOnlyList<ListEntry> List);

    public sealed record ByNumber([property: Kind(ValueKind.Choice)] string Number);

    /// <param name="Number">Its number.</param>
    /// <param name="State">What became of it, in words.</param>
    /// <param name="IsOpen">True while nothing has.</param>
    /// <param name="Need">For what.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Giver">Who offers it, and whose means they are.</param>
    /// <param name="Goods">Which goods or services.</param>
    /// <param name="Case">The case's number; empty for none.</param>
    /// <param name="Result">How it was given, or why not; empty for nothing written.</param>
    /// <param name="At">When it was recorded.</param>
    public sealed record Details(
        string Number, string State, bool IsOpen, string Need, string Place, string Giver, string Goods, string Case, string Result, string At);

    /// <param name="Number">Of an open offer that the caller sees.</param>
    /// <param name="State"><c>given</c> or <c>declined</c>.</param>
    /// <param name="Result">How, or why not.</param>
    public sealed record Outcome([property: Kind(ValueKind.Choice)] string Number, [property: Kind(ValueKind.Choice)] string State, string? Result);

    public static readonly ActionRefusal NotFound = new("not-found", "Mohon maaf, penawaran itu belum ditemukan. Ketik **penawaran** untuk melihat daftarnya.");
    public static readonly ActionRefusal NotYourPlace = new("not-your-place", "Mohon maaf, desa itu di luar wilayah tugas Anda. Mohon sampaikan kepada pilar di wilayah itu, atau ketik **petugas**.");
    public static readonly ActionRefusal NoSuchNumber = new("no-such-number", "Nomor kasus itu belum terbaca. Tulis seperti KS-2026-000123, atau lewati.");
    public static readonly ActionRefusal Closed = new("closed", "Hasil penawaran itu sudah dicatat sebelumnya.");

    /// <summary>Records an offer.</summary>
    public async Task<ActionOutcome<Recorded>> RunAsync(Input input, TurnContext turn)
    {
        if (!turn.Caller.WorksIn(input.Desa))
            return NotYourPlace;
        var caseNumber = input.Case is null ? null : HumanNumber.Case.Read(input.Case);
        if (input.Case is not null && caseNumber is null)
            return NoSuchNumber;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var number = HumanNumber.AidOffer.Write(await turn.NextNumberAsync("aid_offer"), turn.Now, office.Zone);
        turn.Db.AidOffers.Add(new()
        {
            Id = id,
            Number = number,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            RecordedBy = turn.Caller.PersonId!.Value,
            RecordedAt = turn.Now,
            Key = key,
            Need = input.Need,
            Type = AidSourceTypeWords.Codes.First(c => c.Code == input.Type).Type,
            Giver = turn.Sealer.Seal(key, id, "giver", input.Giver),
            Goods = turn.Sealer.Seal(key, id, "goods", input.Goods),
            CaseNumber = caseNumber,
        });
        return new Recorded(number);
    }

    /// <summary>Lists the latest offers that the caller may see.</summary>
    public async Task<ActionOutcome<Listing>> ListAsync(Nothing input, TurnContext turn)
    {
        var found = await turn.Db.AidOffers.AsNoTracking().VisibleTo(turn.Caller).OrderByDescending(o => o.RecordedAt).ThenByDescending(o => o.Number).Take(Listed)
            .Select(o => new { o.Number, o.Need, o.State }).ToListAsync(turn.Cancellation);
        return new Listing(found.Count, [.. found.Select(o => new ListEntry(o.Number, $"{o.Number} {office.Label("kebutuhan", o.Need)}"))]);
    }

    /// <summary>Tells of an offer what was recorded.</summary>
    public async Task<ActionOutcome<Details>> ShowAsync(ByNumber input, TurnContext turn)
    {
        if (await turn.Db.AidOffers.AsNoTracking().VisibleTo(turn.Caller).SingleOrDefaultAsync(o => o.Number == input.Number, turn.Cancellation) is not { } offer)
            return NotFound;
        string Open(string field, byte[] value) => turn.Sealer.OpenText(offer.Key, offer.Id, field, value);
        return new Details(
            offer.Number, Words(offer.State), offer.State is AidOfferState.Open, office.Label("kebutuhan", offer.Need), PlaceOf.Show(office, offer.Desa),
            $"{Open("giver", offer.Giver)} ({offer.Type.Label()})", Open("goods", offer.Goods), offer.CaseNumber ?? "",
            offer.Result is null ? "" : Open("result", offer.Result), office.Show(offer.RecordedAt));
    }

    /// <summary>Records what became of an offer.</summary>
    public static async Task<ActionOutcome<Recorded>> CloseAsync(Outcome input, TurnContext turn)
    {
        if (await turn.Db.AidOffers.VisibleTo(turn.Caller).SingleOrDefaultAsync(o => o.Number == input.Number, turn.Cancellation) is not { } offer)
            return NotFound;
        var result = input.Result is null ? null : turn.Sealer.Seal(offer.Key, offer.Id, "result", input.Result);
        return offer.Close(input.State == "given" ? AidOfferState.Given : AidOfferState.Declined, result, turn.Now) ? new Recorded(offer.Number) : Closed;
    }

    private static string Words(AidOfferState state) => state switch
    {
        AidOfferState.Open => "ditawarkan",
        AidOfferState.Given => "sudah diberikan",
        AidOfferState.Declined => "tidak jadi",
    };
}
