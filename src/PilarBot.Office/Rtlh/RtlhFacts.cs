using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Rtlh;

/// <summary>What is known of a house and of those who live in it, as told. Kept sealed as a whole.</summary>
internal sealed record RtlhFacts
{
    /// <summary>Where the house stands, in words.</summary>
    public string Address { get; init; } = "";

    /// <summary>How many live there; null while not known.</summary>
    public int? Occupants { get; init; }

    /// <summary>Floor area in square metres; null while not measured.</summary>
    public decimal? FloorArea { get; init; }

    /// <summary>Codes of the states of the house; null while nobody has looked.</summary>
    public IReadOnlyList<string>? Conditions { get; init; }

    /// <summary>Codes of the hints that somebody should come first.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>DTSEN, DTKS, or the office's own word; null while not known.</summary>
    public string? ListingSource { get; init; }

    /// <summary>Its id there; null while not known.</summary>
    public string? ListingId { get; init; }

    /// <summary>The day on which the listing was looked up; null while it was not.</summary>
    public DateOnly? ListingCheckedOn { get; init; }

    /// <summary>By requirement; one that is not here was not asked.</summary>
    public Dictionary<string, RtlhAnswer> Answers { get; init; } = [];

    /// <summary>The name of the group of families that build together; null without one.</summary>
    public string? Group { get; init; }

    /// <summary>Square metres for each who lives there, to two places; null while not known.</summary>
    [JsonIgnore]
    public decimal? AreaPerPerson => FloorArea is { } area && Occupants is > 0 and var people ? Math.Round(area / people, 2) : null;

    /// <summary>The answer to a requirement: as told, or worked out of what else is known.</summary>
    public RtlhAnswer AnswerTo(RtlhCriterion requirement)
    {
        if (requirement.Kind is RtlhCriterionKind.HouseRequirement)
            return House();
        var told = Answers.GetValueOrDefault(requirement.Code) ?? new(Tri.Unknown, null);
        // A listing that nobody has looked up is hearsay.
        return requirement.Code == "terdaftar" && told.Answer is Tri.Yes && (ListingSource is null || ListingCheckedOn is null)
            ? new(Tri.Unknown, "sumber data dan tanggal pemeriksaannya belum dicatat")
            : told;
    }

    /// <summary>The facts of a sealed field.</summary>
    public static RtlhFacts Open(RtlhApplication application, Sealer sealer) =>
        JsonSerializer.Deserialize<RtlhFacts>(sealer.OpenText(application.Key, application.Id, "facts", application.Facts))!;

    /// <summary>Seals them for an application.</summary>
    public byte[] Seal(SealedKey key, Guid id, Sealer sealer) => sealer.Seal(key, id, "facts", JsonSerializer.Serialize(this));

    private RtlhAnswer House()
    {
        var isSmall = AreaPerPerson < RtlhCriterion.EnoughArea;
        var seen = (Conditions ?? []).Select(c => RtlhCriterion.Find(c)?.Label ?? c)
            .Concat(isSmall ? [$"{RtlhCriterion.Of(RtlhCriterionKind.Area)[0].Label} ({ShowNumber(AreaPerPerson!.Value)} m²)"] : (string[])[]).ToList();
        return seen is not [] ? new(Tri.Yes, string.Join("; ", seen))
            : Conditions is null ? new(Tri.Unknown, "keadaan rumah belum diperiksa")
            : AreaPerPerson is null ? new(Tri.Unknown, "luas lantai atau jumlah penghuni belum diketahui")
            : new(Tri.No, "tidak ada keadaan tidak layak yang dicatat");
    }

    /// <summary>A number as people read it: <c>7,2</c>.</summary>
    public static string ShowNumber(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}

/// <summary>An answer to a requirement.</summary>
/// <param name="Answer">Yes, no, or not known yet.</param>
/// <param name="Reason">Why; null when nothing was told.</param>
internal sealed record RtlhAnswer(Tri Answer, string? Reason);

/// <summary>An answer that may be missing. Kept by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tri>))]
internal enum Tri { Unknown, Yes, No }

/// <summary>What an application still lacks: requirements that are not known, photos and documents that are not there.</summary>
/// <param name="Unknown">Requirements, with what is missing of them.</param>
/// <param name="Files">Photos and documents.</param>
internal sealed record RtlhCompleteness(IReadOnlyList<RtlhCriterion> Unknown, IReadOnlyList<RtlhCriterion> Files)
{
    /// <summary>What has to be known: each with a yes or a no.</summary>
    public static IReadOnlyList<RtlhCriterion> Requirements { get; } =
        [.. RtlhCriterion.Of(RtlhCriterionKind.Requirement), .. RtlhCriterion.Of(RtlhCriterionKind.HouseRequirement)];

    /// <summary>How many things are lacking.</summary>
    public int Count => Unknown.Count + Files.Count;

    /// <summary>The labels of all that is lacking.</summary>
    public IEnumerable<string> Labels => Unknown.Concat(Files).Select(c => c.Label);

    /// <param name="facts">What is known.</param>
    /// <param name="files">Codes of the files that are there.</param>
    public static RtlhCompleteness Of(RtlhFacts facts, IReadOnlyCollection<string> files) => new(
        [.. Requirements.Where(r => facts.AnswerTo(r).Answer is Tri.Unknown)], [.. RtlhCriterion.Files.Where(f => !files.Contains(f.Code))]);
}
