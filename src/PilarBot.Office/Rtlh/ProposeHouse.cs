using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Rtlh;

/// <summary>A pillar proposes a house.</summary>
internal sealed class ProposeHouse(OfficeProfile office)
{
    private const int Elderly = 60;

    /// <param name="Name">Of whoever owns the house.</param>
    /// <param name="Nik">Sixteen digits, or null.</param>
    /// <param name="Kk">Sixteen digits, or null.</param>
    /// <param name="BirthDate">Null when it is not known, or stands in the NIK.</param>
    /// <param name="Desa">Where the house stands.</param>
    /// <param name="Address">In words.</param>
    /// <param name="Occupants">How many live there.</param>
    /// <param name="Area">Floor area in square metres; null while not measured.</param>
    /// <param name="Conditions">Codes of the list <c>rtlh-rumah</c>; null while nobody has looked.</param>
    /// <param name="IsSound">True when somebody looked and found none of these.</param>
    /// <param name="Hints">Codes of the list <c>rtlh-prioritas</c>.</param>
    /// <param name="ListingSource">DTSEN, DTKS, or another; null while not known.</param>
    /// <param name="ListingId">Its id there.</param>
    /// <param name="ListingCheckedOn">The day on which that was looked up.</param>
    /// <param name="Answers">To the requirements, in their order.</param>
    /// <param name="Photos">Of the front.</param>
    public sealed record Input(
        string Name, [property: Kind(ValueKind.Nik)] string? Nik, [property: Kind(ValueKind.Kk)] string? Kk, DateOnly? BirthDate,
        [property: Kind(ValueKind.Wilayah)] string Desa, string Address, int? Occupants, decimal? Area,
        IReadOnlyList<string>? Conditions, bool? IsSound, IReadOnlyList<string>? Hints,
        [property: Kind(ValueKind.Choice)] string? ListingSource, string? ListingId, DateOnly? ListingCheckedOn,
        [property: Kind(ValueKind.Object)] IReadOnlyList<AnswerGiven>? Answers, IReadOnlyList<Guid>? Photos);

    /// <summary>A round of the flow's questions on requirements.</summary>
    /// <param name="Answer"><c>ya</c>, <c>tidak</c>, or <c>belum-tahu</c>.</param>
    /// <param name="Reason">Why; null when nothing was told.</param>
    public sealed record AnswerGiven([property: JsonPropertyName("jawaban")] string? Answer, [property: JsonPropertyName("alasan")] string? Reason);

    /// <param name="Number">The application's.</param>
    /// <param name="State"><c>lengkap</c> or <c>belum lengkap</c>.</param>
    /// <param name="Lacks">What is lacking, in words; empty when complete.</param>
    /// <param name="AreaPerPerson">Square metres, in words.</param>
    public sealed record Result(string Number, string State, string Lacks, string AreaPerPerson);

    /// <param name="Place">From 1.</param>
    public sealed record ByPlace(int Place);

    /// <param name="Count">How many requirements are asked.</param>
    /// <param name="Label">Its short name.</param>
    /// <param name="Text">Condensed.</param>
    /// <param name="Basis">Where it stands, and whether that is to be confirmed.</param>
    public sealed record Requirement(int Count, string Label, string Text, string Basis);

    /// <summary>Gives a requirement that is asked, by its place.</summary>
    public static Task<ActionOutcome<Requirement>> RequirementAsync(ByPlace input, TurnContext turn)
    {
        var asked = RtlhCriterion.Of(RtlhCriterionKind.Requirement);
        var criterion = asked[Math.Clamp(input.Place, 1, asked.Count) - 1];
        return Task.FromResult<ActionOutcome<Requirement>>(new Requirement(asked.Count, criterion.Label, criterion.Text, criterion.Basis));
    }

    public async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (turn.Caller.PersonId is not { } person || !turn.Caller.Roles.Any(r => RtlhAccess.Proposers.Contains(r.Role) && r.Covers(input.Desa)))
            return new OutsideTerritory().ToRefusal();
        var resident = await FindResident.FindOrAddAsync(new(input.Name, input.Nik, input.BirthDate, null, input.Desa), turn);
        var rows = FindResident.RowsOf(turn.Db, resident.StandsAs);
        var open = turn.Db.RtlhApplications.Where(a => rows.Contains(a.ResidentId) && a.State != RtlhState.Ineligible && a.State != RtlhState.Done);
        if (await open.AnyAsync(turn.Cancellation))
            return new AlreadyProposed(await open.VisibleTo(turn.Caller).Select(a => a.Number).FirstOrDefaultAsync(turn.Cancellation)).ToRefusal();
        var household = input.Kk is { } kk ? await HouseholdAsync(kk, input, turn) : null;
        resident.HouseholdId ??= household?.Id;
        var facts = FactsOf(input, resident.BirthYear, office.DayOf(turn.Now).Year);
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var photos = input.Photos ?? [];
        var lacks = RtlhCompleteness.Of(facts, photos is [] ? [] : ["foto-depan"]);
        var number = HumanNumber.Rtlh.Write(await turn.NextNumberAsync("rtlh"), turn.Now, office.Zone);
        turn.Db.RtlhApplications.Add(new()
        {
            Id = id,
            Number = number,
            Year = office.DayOf(turn.Now).Year,
            ResidentId = resident.Id,
            HouseholdId = household?.Id ?? resident.HouseholdId,
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            Key = key,
            Facts = facts.Seal(key, id, turn.Sealer),
            Priority = facts.Hints.Count,
            Lacking = lacks.Count,
            ProposedBy = person,
            ConversationId = turn.Conversation.Id,
            ProposedAt = turn.Now,
        });
        turn.Db.RtlhEvents.Add(new() { Id = turn.NewId(), ApplicationId = id, Kind = RtlhEventKind.Proposed, State = RtlhState.Proposed, By = person, At = turn.Now });
        foreach (var photo in photos)
            turn.Db.RtlhFiles.Add(new() { Id = photo, ApplicationId = id, Code = "foto-depan", By = person, At = turn.Now });
        await AttachMedia.ToAsync(turn, RtlhApplication.Owner, id, photos);
        return new Result(
            number, lacks.Count == 0 ? "lengkap" : "belum lengkap", string.Join("; ", lacks.Labels),
            facts.AreaPerPerson is { } area ? $"{RtlhFacts.ShowNumber(area)} m² per orang" : "belum diketahui");
    }

    private static RtlhFacts FactsOf(Input input, int? birthYear, int year)
    {
        var asked = RtlhCriterion.Of(RtlhCriterionKind.Requirement);
        var hints = (input.Hints ?? []).Where(h => RtlhCriterion.Find(h) is { Kind: RtlhCriterionKind.Priority }).ToHashSet();
        if (year - birthYear >= Elderly)
            hints.Add("lansia");
        return new()
        {
            Address = input.Address,
            Occupants = input.Occupants,
            FloorArea = input.Area,
            Conditions = input.IsSound is true ? [] : input.Conditions?.Where(c => RtlhCriterion.Find(c) is { Kind: RtlhCriterionKind.House }).Distinct().ToList(),
            Hints = [.. hints.Order()],
            ListingSource = input.ListingSource,
            ListingId = input.ListingId,
            ListingCheckedOn = input.ListingCheckedOn,
            Answers = asked.Zip(input.Answers ?? []).ToDictionary(p => p.First.Code, p => Read(p.Second.Answer, p.Second.Reason)),
        };
    }

    /// <summary>An answer as flows give it.</summary>
    public static RtlhAnswer Read(string? answer, string? reason) => new(
        answer switch { "ya" => Tri.Yes, "tidak" => Tri.No, _ => Tri.Unknown }, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());

    private static async Task<Household> HouseholdAsync(string kk, Input input, TurnContext turn)
    {
        var hash = turn.Hash.Of(HashPurpose.Kk, kk);
        if (await turn.Db.Households.SingleOrDefaultAsync(h => h.KkHash == hash, turn.Cancellation) is { } known)
            return known;
        var id = turn.NewId();
        var key = turn.Sealer.NewKey(id);
        var household = new Household
        {
            Id = id,
            Key = key,
            Kk = turn.Sealer.Seal(key, id, "kk", kk),
            KkHash = hash,
            Head = turn.Sealer.Seal(key, id, "head", input.Name),
            Address = turn.Sealer.Seal(key, id, "address", input.Address),
            Kecamatan = input.Desa[..8],
            Desa = input.Desa,
            CreatedAt = turn.Now,
        };
        turn.Db.Households.Add(household);
        return household;
    }

    /// <summary>The keyed hash by which a group is found again: its name in its desa.</summary>
    public static byte[] GroupHash(string name, string desa, TurnContext turn) => turn.Hash.Of(HashPurpose.RtlhGroup, $"{FoldedName.Of(name).Joined}|{desa}");
}
