using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Office.Conversations;
using PilarBot.Office.Media;
using PilarBot.Office.Reference;

namespace PilarBot.Office.Rtlh;

/// <summary>Adds what was missing: an answer to a requirement, a photo, a document, the group.</summary>
internal static class CompleteHouse
{
    /// <summary>The choice of the group in <see cref="Missing"/>.</summary>
    private const string GroupChoice = "kelompok";

    /// <param name="Number">The application's.</param>
    /// <param name="Count">How many things are lacking.</param>
    /// <param name="List">For choosing: what is lacking first, then what can be changed.</param>
    /// <param name="Summary">What is lacking, in words.</param>
    public sealed record Missing(string Number, int Count, IReadOnlyList<ListEntry> List, string Summary);

    /// <param name="Number">The application's.</param>
    /// <param name="Code">As in <see cref="Missing"/>.</param>
    public sealed record ByCode(string Number, [property: Kind(ValueKind.Choice)] string Code);

    /// <param name="Kind"><c>syarat</c>, <c>rumah</c>, <c>berkas</c>, or <c>kelompok</c>.</param>
    /// <param name="IsListing">True for the requirement that wants a source and a day.</param>
    /// <param name="Label">Its short name.</param>
    /// <param name="Text">Condensed.</param>
    /// <param name="Basis">Where it stands, and whether that is to be confirmed.</param>
    public sealed record Item(string Kind, bool IsListing, string Label, string Text, string Basis);

    /// <param name="Number">The application's.</param>
    /// <param name="Code">As in <see cref="Missing"/>.</param>
    /// <param name="Answer"><c>ya</c>, <c>tidak</c>, or <c>belum-tahu</c>, for a requirement.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ListingSource">For the listing.</param>
    /// <param name="ListingId">For the listing.</param>
    /// <param name="ListingCheckedOn">For the listing.</param>
    /// <param name="Conditions">For the house: codes of the list <c>rtlh-rumah</c>.</param>
    /// <param name="IsSound">For the house: true when none of these was found.</param>
    /// <param name="Occupants">For the house.</param>
    /// <param name="Area">For the house: square metres.</param>
    /// <param name="Files">For a photo or document.</param>
    /// <param name="Group">The group's name.</param>
    public sealed record Input(
        string Number, [property: Kind(ValueKind.Choice)] string Code, [property: Kind(ValueKind.Choice)] string? Answer, string? Reason,
        [property: Kind(ValueKind.Choice)] string? ListingSource, string? ListingId, DateOnly? ListingCheckedOn, IReadOnlyList<string>? Conditions, bool? IsSound,
        int? Occupants, decimal? Area, IReadOnlyList<Guid>? Files, string? Group);

    /// <param name="Number">The application's.</param>
    /// <param name="State"><c>lengkap</c> or <c>belum lengkap</c>.</param>
    /// <param name="Lacks">What is lacking now.</param>
    /// <param name="Note">What is worth knowing about it; empty for nothing.</param>
    public sealed record Result(string Number, string State, string Lacks, string Note);

    public static async Task<ActionOutcome<Missing>> MissingAsync(FindHouses.ByNumber input, TurnContext turn)
    {
        if (await FindHouses.FindAsync(input.Number, turn) is not { } house)
            return new NoSuchHouse().ToRefusal();
        if (!turn.Caller.Adds(house))
            return new MayNotChange(house.Number).ToRefusal();
        var lacks = RtlhCompleteness.Of(RtlhFacts.Open(house, turn.Sealer), await FindHouses.FilesAsync(house, turn));
        var first = lacks.Unknown.Concat(lacks.Files).ToList();
        var others = RtlhCompleteness.Requirements.Concat(RtlhCriterion.Files).Except(first);
        return new Missing(
            house.Number, lacks.Count,
            [.. first.Concat(others).Select(c => new ListEntry(c.Code, c.Label)), new(GroupChoice, "Kelompok gotong royong")],
            lacks.Count == 0 ? "Semua sudah lengkap." : $"Belum lengkap: {string.Join("; ", lacks.Labels)}.");
    }

    public static Task<ActionOutcome<Item>> ItemAsync(ByCode input, TurnContext turn)
    {
        var criterion = input.Code == GroupChoice ? RtlhCriterion.Of(RtlhCriterionKind.Group)[0] : RtlhCriterion.Get(input.Code);
        return Task.FromResult<ActionOutcome<Item>>(new Item(
            criterion.Kind switch
            {
                RtlhCriterionKind.Requirement => "syarat",
                RtlhCriterionKind.HouseRequirement => "rumah",
                RtlhCriterionKind.Group => GroupChoice,
                _ => "berkas",
            },
            criterion.Code == "terdaftar", criterion.Label, criterion.Text, criterion.Basis));
    }

    public static async Task<ActionOutcome<Result>> RunAsync(Input input, TurnContext turn)
    {
        if (await FindHouses.LockAsync(input.Number, turn) is not { } house || turn.Caller.PersonId is not { } person)
            return new NoSuchHouse().ToRefusal();
        if (!turn.Caller.Adds(house))
            return new MayNotChange(house.Number).ToRefusal();
        if (RtlhApplication.Next(house.State) is [])
            return new HouseIsClosed(house.Number, house.State).ToRefusal();
        var facts = Change(RtlhFacts.Open(house, turn.Sealer), input);
        house.Facts = facts.Seal(house.Key, house.Id, turn.Sealer);
        var note = "";
        if (input.Code == GroupChoice)
            note = await GroupAsync(house, facts.Group, turn);
        foreach (var file in input.Files ?? [])
            turn.Db.RtlhFiles.Add(new() { Id = file, ApplicationId = house.Id, Code = input.Code, By = person, At = turn.Now });
        await AttachMedia.ToAsync(turn, RtlhApplication.Owner, house.Id, input.Files);
        var files = await FindHouses.FilesAsync(house, turn);
        if (input.Files is { Count: > 0 })
            files.Add(input.Code);
        var lacks = RtlhCompleteness.Of(facts, files);
        house.Lacking = lacks.Count;
        Note(turn, house, input.Files is { Count: > 0 } ? RtlhEventKind.FilesAdded : RtlhEventKind.Answered, person, Words(input));
        return new Result(house.Number, lacks.Count == 0 ? "lengkap" : "belum lengkap", string.Join("; ", lacks.Labels), note);
    }

    private static RtlhFacts Change(RtlhFacts facts, Input input) => input.Code switch
    {
        GroupChoice => facts with { Group = string.IsNullOrWhiteSpace(input.Group) ? null : input.Group.Trim() },
        "rumah" => facts with
        {
            Conditions = input.IsSound is true ? [] : input.Conditions?.Where(c => RtlhCriterion.Find(c) is { Kind: RtlhCriterionKind.House }).Distinct().ToList() ?? facts.Conditions,
            Occupants = input.Occupants ?? facts.Occupants,
            FloorArea = input.Area ?? facts.FloorArea,
        },
        _ when input.Answer is not null && RtlhCriterion.Find(input.Code) is { Kind: RtlhCriterionKind.Requirement } => facts with
        {
            Answers = new(facts.Answers) { [input.Code] = ProposeHouse.Read(input.Answer, input.Reason) },
            ListingSource = input.ListingSource ?? facts.ListingSource,
            ListingId = input.ListingId ?? facts.ListingId,
            ListingCheckedOn = input.ListingCheckedOn ?? facts.ListingCheckedOn,
        },
        _ => facts,
    };

    private static async Task<string> GroupAsync(RtlhApplication house, string? name, TurnContext turn)
    {
        house.GroupHash = name is null ? null : ProposeHouse.GroupHash(name, house.Desa, turn);
        if (house.GroupHash is not { } hash)
            return "";
        var others = await turn.Db.RtlhApplications.CountAsync(a => a.GroupHash == hash && a.Year == house.Year && a.Id != house.Id, turn.Cancellation);
        var families = others + 1;
        return families is >= 5 and <= 15
            ? $"Kelompok ini sekarang {families} kepala keluarga."
            : $"Kelompok ini sekarang {families} kepala keluarga; pedoman menyebut 5 sampai 15 (perlu dikonfirmasi).";
    }

    private static string Words(Input input)
    {
        var label = input.Code == GroupChoice ? "Kelompok" : RtlhCriterion.Get(input.Code).Label;
        return input.Answer is null ? label : $"{label}: {ProposeHouse.Read(input.Answer, null).Answer.Label()}";
    }

    /// <summary>Enters something into the timeline of a house.</summary>
    public static void Note(TurnContext turn, RtlhApplication house, RtlhEventKind kind, Guid by, string? text, RtlhState? state = null)
    {
        var id = turn.NewId();
        turn.Db.RtlhEvents.Add(new()
        {
            Id = id,
            ApplicationId = house.Id,
            Kind = kind,
            State = state,
            Text = string.IsNullOrWhiteSpace(text) ? null : turn.Sealer.Seal(house.Key, id, "text", text),
            By = by,
            At = turn.Now,
        });
    }
}
