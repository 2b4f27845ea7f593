using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Documents;
using PilarBot.Office.Media;

namespace PilarBot.Office.Rtlh;

/// <summary>Notes that goods were handed over for a house, and has the berita acara serah terima (BAST) made of it.</summary>
internal sealed partial class HandOverGoods(OfficeProfile office, Signatories signatories, MakeDocument documents)
{
    /// <param name="Number">The application's.</param>
    /// <param name="Goods">What was handed over.</param>
    /// <param name="Receiver">Who took it.</param>
    /// <param name="Relation">To the owner.</param>
    /// <param name="On">The day.</param>
    /// <param name="Place">Where, in words.</param>
    /// <param name="Signatory">Who signs for the office, as <c>documents.signatories</c> lists them.</param>
    /// <param name="Photos">Of the hand-over.</param>
    public sealed record Input(
        string Number, [property: Kind(ValueKind.Object)] IReadOnlyList<GoodsGiven>? Goods, string Receiver, string Relation, DateOnly On, string Place,
        [property: Kind(ValueKind.Choice)] string Signatory, IReadOnlyList<Guid>? Photos);

    /// <summary>A round of the flow's questions on goods.</summary>
    public sealed record GoodsGiven(
        [property: JsonPropertyName("barang")] string? Name, [property: JsonPropertyName("jumlah")] decimal? Quantity, [property: JsonPropertyName("satuan")] string? Unit);

    /// <param name="Number">The application's.</param>
    /// <param name="Document">The number of the BAST.</param>
    /// <param name="IsSigned">True when it was told before and the signed BAST comes at once; else the BAST follows as soon as it is made.</param>
    public sealed record Result(string Number, string Document, bool IsSigned);

    /// <param name="Number">The application's.</param>
    /// <param name="Name">Of the owner.</param>
    /// <param name="Place">Desa and kecamatan.</param>
    public sealed record House(string Number, string Name, string Place);

    /// <summary>True when goods may be handed over for it now, by the caller: from its assignment until it is finished.</summary>
    public static bool MayHandOver(RtlhApplication house, Caller caller) =>
        caller.Holds(house, RtlhAccess.Handlers)
        && house.State is RtlhState.Assigned or RtlhState.Delivered or RtlhState.WorkBegun or RtlhState.WorkHalf or RtlhState.WorkFull;

    /// <summary>Gives a house for which goods may be handed over now.</summary>
    public async Task<ActionOutcome<House>> CheckAsync(FindHouses.ByNumber input, TurnContext turn)
    {
        if (await FindHouses.FindAsync(input.Number, turn) is not { } house)
            return new NoSuchHouse().ToRefusal();
        if (Refusal(house, turn.Caller) is { } refusal)
            return refusal.ToRefusal();
        var resident = await turn.Db.Residents.AsNoTracking().SingleAsync(r => r.Id == house.ResidentId, turn.Cancellation);
        return new House(
            house.Number, turn.Sealer.OpenText(resident.Key, resident.Id, "name", resident.Name), $"{office.Label("desa", house.Desa)}, {office.Label("kecamatan", house.Kecamatan)}");
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindHouses.LockAsync(input.Number, turn) is not { } house || turn.Caller.PersonId is not { } person)
            return new NoSuchHouse().ToRefusal();
        if (Refusal(house, turn.Caller) is { } refusal)
            return refusal.ToRefusal();
        var given = input.Goods ?? [];
        if (given.Any(g => Money().IsMatch($"{g.Name} {g.Unit}")))
            return new GoodsOnly().ToRefusal();
        if (given is [] || given.Any(g => string.IsNullOrWhiteSpace(g.Name) || string.IsNullOrWhiteSpace(g.Unit) || g.Quantity is not > 0))
            return new NoGoods().ToRefusal();
        if (input.On > office.DayOf(turn.Now) || input.On < office.DayOf(house.ProposedAt))
            return new NotThatDay().ToRefusal();
        var signs = signatories.Find(input.Signatory) ?? new() { Title = "Kepala Dinas Sosial" };
        var facts = new HandOverFacts(
            [.. given.Select(g => new Goods(g.Name!.Trim(), g.Quantity!.Value, g.Unit!.Trim()))], input.Receiver.Trim(), input.Relation.Trim(), input.Place.Trim(),
            signs.Title, signs.Name, signs.Nip, input.Photos ?? []);
        var told = await ToldAsync(house, input.On, facts, turn);
        var id = told?.Id ?? turn.NewId();
        var made = await documents.RunAsync(new(DocumentRecords.HandOver, BastFields.Template, id.ToString(), house.Id, house.Desa), turn);
        if (made.Refusal is { } cannot)
            return cannot;
        var result = new Result(house.Number, made.Result!.Number, made.Result.IsSigned);
        if (result.IsSigned)
            return result;
        var content = turn.Sealer.Seal(house.Key, id, "facts", JsonSerializer.Serialize(facts));
        foreach (var photo in facts.Photos)
            turn.Db.RtlhFiles.Add(new() { Id = photo, ApplicationId = house.Id, Code = RtlhState.Delivered.Code(), By = person, At = turn.Now });
        await AttachMedia.ToAsync(turn, RtlhApplication.Owner, house.Id, facts.Photos);
        if (told is not null)
        {
            told.Facts = content;
            return result;
        }
        turn.Db.HandOvers.Add(new()
        {
            Id = id,
            ApplicationId = house.Id,
            Day = input.On,
            Facts = content,
            Goods = facts.Goods.Count,
            By = person,
            At = turn.Now,
        });
        // Goods may come in several parts; the first takes the house a step further.
        if (house.State is RtlhState.Assigned)
            house.MoveTo(RtlhState.Delivered, turn.Now);
        CompleteHouse.Note(turn, house, RtlhEventKind.HandedOver, person, $"{result.Document}, {facts.Goods.Count} jenis barang", RtlhState.Delivered);
        turn.Audit(AuditAct.RtlhHandedOver, house.Number);
        await MoveHouse.TellAsync(house, null, turn);
        return result;
    }

    // The same told once more: its berita acara says the rest as it was told last, and no second one is numbered.
    private static async Task<HandOver?> ToldAsync(RtlhApplication house, DateOnly day, HandOverFacts facts, TurnContext turn) =>
        (await turn.Db.HandOvers.Where(h => h.ApplicationId == house.Id && h.Day == day).ToListAsync(turn.Cancellation))
            .Find(h => HandOverFacts.Open(h, house.Key, turn.Sealer).IsSameAs(facts));

    private static RtlhRefusal? Refusal(RtlhApplication house, Caller caller) =>
        !caller.Holds(house, RtlhAccess.Handlers) ? new MayNotChange(house.Number)
        : !MayHandOver(house, caller) ? new HouseCannotMove(house.Number, house.State, RtlhState.Delivered)
        : null;

    // A field for money would be a way around the rule that only goods are handed over.
    [GeneratedRegex(@"\b(uang|tunai|rupiah|rp\.?|idr|cash|transfer|ongkos)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Money();
}
